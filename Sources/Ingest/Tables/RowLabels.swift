/// What the label of a row says of it.
enum RowLabel: Equatable {
  /// `Jumlah`, `TOTAL`, `Rata-rata`, `Jumlah Kec. Hilir`.
  case total
  /// `Jumlah Rejo`: a total of what is named so, or a place with such a name.
  case perhapsTotal(of: String)
  /// `Kecamatan Hilir` where the rows are about smaller areas.
  case area(PlaceRank, name: String)
  case other

  private static let totalWords: Set<String> = [
    "jumlah", "total", "jml", "jlh", "subtotal", "sub", "grand", "rata", "rerata", "ratarata", "average", "totals",
  ]
  private static let scopeWords: Set<String> = [
    "seluruh", "seluruhnya", "keseluruhan", "semua", "umum", "akhir", "se", "wilayah",
  ]

  /// - Parameter rank: Kind of area that the rows are about.
  init(_ text: String, below rank: PlaceRank) {
    var words = plainWords(text)
    if words.count > 3, words.allSatisfy({ $0.count == 1 }) { words = [words.joined()] }
    let named = words.drop { RowLabel.totalWords.contains($0) }
    if named.count < words.count, words.first != "sub" || words.count - named.count > 1 {
      self = RowLabel.total(of: Array(named), text)
    } else {
      self = RowLabel.area(text, words, below: rank)
    }
  }

  private static func total(of named: [String], _ text: String) -> RowLabel {
    guard let first = named.first else { return .total }
    let isArea = PlaceRank.allCases.contains { $0.words.contains(first) }
    return isArea || scopeWords.contains(first) ? .total : .perhapsTotal(of: named.joined(separator: " "))
  }

  private static func area(_ text: String, _ words: [String], below rank: PlaceRank) -> RowLabel {
    let hasOrdinal = words.count > 2 && isOrdinalText(words[0])
    let rest = words.dropFirst(hasOrdinal ? 1 : 0)
    guard let first = rest.first, rest.count > 1,
      let found = PlaceRank.allCases.first(where: { $0.words.contains(first) }), found < rank
    else { return .other }
    return .area(found, name: nameBehind(first, in: text))
  }

  /// What stands behind the word for the kind of area, as it is written.
  private static func nameBehind(_ word: String, in text: String) -> String {
    guard let range = text.lowercased().range(of: word) else { return trimmedText(text) }
    let offset = text.lowercased().distance(from: text.lowercased().startIndex, to: range.upperBound)
    let rest = text.dropFirst(offset).drop { !$0.isLetter && !$0.isNumber }
    return trimmedText(String(rest))
  }
}

extension String {
  /// First occurrence of a text.
  func range(of other: String) -> Range<Index>? { firstRange(of: other) }
}

/// Words that notes and signatures under a table begin with.
private let noteWords: Set<String> = [
  "sumber", "source", "keterangan", "ket", "catatan", "note", "notes", "nb", "mengetahui", "menyetujui", "kepala",
  "nip", "dicetak", "diunduh", "diolah", "disclaimer", "an", "plt", "tanggal",
]

/// `Sumber: Dinkes`, `*) angka sementara`: a note wherever it stands.
func isNoteText(_ text: String) -> Bool {
  let trimmed = trimmedText(text)
  if trimmed.hasPrefix("*") && trimmed.count > 2 { return true }
  guard let colon = trimmed.firstIndex(of: ":") else { return false }
  let words = plainWords(String(trimmed[..<colon]))
  return words.count <= 3 && ["sumber", "source", "keterangan", "ket", "catatan", "note", "nb"].contains(words.first)
}

/// A text that, alone under a table, is a note or a signature and no name of a place.
func looksLikeNote(_ text: String) -> Bool {
  let trimmed = trimmedText(text)
  let words = plainWords(trimmed)
  guard let first = words.first else { return true }
  return isNoteText(trimmed) || trimmed.contains(":") || words.count > 5 || trimmed.count > 40
    || noteWords.contains(first) && words.count > 1 || ["mengetahui", "menyetujui"].contains(first)
}
