/// Words that say nothing about which column it is.
private let fillers: Set<String> = [
  "yang", "yg", "dan", "di", "dengan", "dgn", "untuk", "pada", "dari", "atau", "oleh", "terhadap", "menurut",
]

/// Other spellings and abbreviations of words in headers.
private let words: [String: [String]] = [
  "jml": ["jumlah"], "jmlh": ["jumlah"], "jlh": ["jumlah"], "jum": ["jumlah"], "jmh": ["jumlah"],
  "kec": ["kecamatan"], "kab": ["kabupaten"], "prov": ["provinsi"], "propinsi": ["provinsi"], "tgl": ["tanggal"],
  "tg": ["tanggal"], "thn": ["tahun"], "th": ["tahun"], "bln": ["bulan"], "kd": ["kode"], "nm": ["nama"],
  "pukesmas": ["puskesmas"], "puskemas": ["puskesmas"], "pusk": ["puskesmas"], "pkm": ["puskesmas"],
  "persentase": ["persen"], "presentase": ["persen"], "prosentase": ["persen"], "percent": ["persen"],
  "pct": ["persen"], "bumil": ["ibu", "hamil"], "catin": ["calon", "pengantin"], "rematri": ["remaja", "putri"],
  "beresiko": ["berisiko"], "resiko": ["risiko"], "mendapatkan": ["mendapat"], "memperoleh": ["mendapat"],
  "menerima": ["mendapat"], "ekslusif": ["eksklusif"], "esklusif": ["eksklusif"], "exclusive": ["eksklusif"],
  "ekslusive": ["eksklusif"], "eksklusive": ["eksklusif"], "kronik": ["kronis"], "kelurahan": ["desa"],
  "balita": ["balita"], "prevalence": ["prevalensi"], "desakel": ["desa"], "lat": ["latitude"], "lintang": ["latitude"],
  "long": ["longitude"], "lon": ["longitude"], "lng": ["longitude"], "bujur": ["longitude"],
]

/// The words of a header for comparison: lower case, without punctuation and fillers, abbreviations written out, `%` as
/// `persen`, `1.000` as `1000`, no word twice in a row (`Desa/Kelurahan` is `desa`).
public func headerWords(_ text: String) -> [String] {
  var result: [String] = []
  for word in rawWords(text) where !fillers.contains(word) {
    for piece in words[word] ?? [word] where piece != result.last { result.append(piece) }
  }
  return result
}

/// Cuts at everything that is neither letter nor digit; a point or comma between digits is left out.
private func rawWords(_ text: String) -> [String] {
  let characters = Array(text.lowercased().unicodeScalars)
  var result: [String] = []
  var current = ""
  func isDigit(_ index: Int) -> Bool {
    characters.indices.contains(index) && (48...57).contains(characters[index].value)
  }
  for (index, scalar) in characters.enumerated() {
    if scalar.properties.isAlphabetic || isDigit(index) {
      current.unicodeScalars.append(scalar)
      continue
    }
    if scalar == "." || scalar == ",", isDigit(index - 1), isDigit(index + 1) { continue }
    if !current.isEmpty { result.append(current) }
    current = ""
    if scalar == "%" { result.append("persen") }
  }
  if !current.isEmpty { result.append(current) }
  return result
}

/// A header in the forms it is compared in: whole, and what is left without its upper rows (`Balita / Diukur`).
struct HeaderText {
  let words: [String]
  /// Without one, two ... of its upper rows, longest first; empty for a header of one row.
  let lowerParts: [[String]]

  init(_ text: String) {
    words = headerWords(text)
    let rows = HeaderText.rows(of: text)
    lowerParts = rows.indices.dropFirst().map { headerWords(rows[$0...].joined(separator: " ")) }.filter { !$0.isEmpty }
  }

  /// Rows of a joined header: cut at line breaks and at ` / ` with blanks around it.
  private static func rows(of text: String) -> [String] {
    var rows = [""]
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      let isCut =
        character.isNewline
        || (character == "/" && index > 0 && index + 1 < characters.count && characters[index - 1] == " "
          && characters[index + 1] == " ")
      if isCut { rows.append("") } else { rows[rows.count - 1].append(character) }
    }
    return rows
  }
}

/// Whether words fit a name; written together or apart is the same, `*` stands for any words.
func fits(_ words: [String], _ name: String) -> Bool {
  guard name.contains("*") else { return words.joined() == headerWords(name).joined() }
  let pieces = name.split(separator: "*", omittingEmptySubsequences: false).map { headerWords(String($0)).joined() }
  let text = words.joined()
  guard let first = pieces.first, let last = pieces.last, text.hasPrefix(first), text.hasSuffix(last),
    text.count >= first.count + last.count
  else { return false }
  return pieces.dropFirst().dropLast().allSatisfy { text.contains($0) }
}
