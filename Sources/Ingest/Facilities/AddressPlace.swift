import Matching

/// Finds the kecamatan and the village that a free-text address names. The address itself is kept nowhere.
struct AddressPlace {
  /// Names of the kecamatan of the edition by their key.
  private let districts: [String: String]

  init(districts: [String: String]) { self.districts = districts }

  /// The kecamatan of the edition behind `Kec.` or `Kecamatan`, as the edition spells it; nil when there is none, or when
  /// the address names two.
  func district(in address: String) -> String? {
    let found = named(in: address, by: districtMarkers).compactMap { words in longestName(words) }
    return Set(found).count == 1 ? found.first : nil
  }

  /// What stands behind `Desa`, `Ds.`, `Kelurahan` or `Kel.`, up to the next mark or comma; nil when nothing does, or
  /// when two do.
  func village(in address: String) -> String? {
    let found = named(in: address, by: villageMarkers).map { $0.joined(separator: " ") }.filter { !$0.isEmpty }
    return Set(found).count == 1 ? found.first : nil
  }

  /// The longest run of words that is a kecamatan. A shorter name than what stands there must not be cut out of a longer
  /// one: `Sukamakmur Barat` is not `Sukamakmur`.
  private func longestName(_ words: [String]) -> String? {
    for count in stride(from: min(words.count, 5), through: 1, by: -1) {
      let key = districtNameKey(words.prefix(count).joined(separator: " "))
      guard let name = districts[key] else { continue }
      let next = count < words.count ? words[count].lowercased() : ""
      return qualifiers.contains(next) || isNumeral(next) ? nil : name
    }
    return nil
  }

  /// The words behind each marker, up to a comma, a bracket, or the next marker.
  private func named(in address: String, by markers: Set<String>) -> [[String]] {
    address.prefix(1000).split { ",;/()\n".contains($0) }.flatMap { part -> [[String]] in
      let words = part.split { $0.isWhitespace || $0 == "." || $0 == ":" }.map(String.init)
      return words.indices.filter { markers.contains(words[$0].lowercased()) }.map { at in
        Array(words[(at + 1)...].prefix { !endMarkers.contains($0.lowercased()) })
      }
    }
  }
}

private func isNumeral(_ word: String) -> Bool {
  !word.isEmpty && word.utf8.count <= 2 && word.utf8.allSatisfy { "ivx123456789".utf8.contains($0) }
}

private let districtMarkers: Set<String> = ["kec", "kecamatan", "kcmtn", "distrik"]
private let villageMarkers: Set<String> = ["desa", "ds", "kelurahan", "kel", "nagari", "gampong"]
private let endMarkers: Set<String> = districtMarkers.union(villageMarkers).union([
  "kab", "kabupaten", "kodya", "prov", "propinsi", "provinsi", "jl", "jln", "jalan", "no", "rt", "rw", "telp",
  "telepon", "hp", "fax", "dusun", "dsn", "kode", "pos", "-", "\u{2013}",
])
/// Words that make another place of a name.
private let qualifiers: Set<String> = [
  "barat", "timur", "utara", "selatan", "tengah", "tenggara", "laut", "daya", "hulu", "hilir", "ulu", "ilir", "baru",
  "lama",
  "wetan", "kulon", "lor", "kidul", "tengen", "kiwa", "raya", "dalam", "luar", "atas", "bawah", "besar", "kecil",
  "darat", "pesisir", "kepulauan", "induk", "muda", "tua", "jaya", "makmur", "indah",
]
