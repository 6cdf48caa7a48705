/// Invented names: a word for the lie of the place and a word that says it is made up, so that nobody takes a village
/// for a real one.
struct NameBook {
  static let regency = "Kabupaten Contoh"

  static let districts = [
    "Contoh Kota", "Misal Hilir", "Andai Raya", "Umpama Timur", "Rekaan Tengah", "Fiktif Hulu", "Ibarat Makmur",
    "Khayal Utara", "Konon Jaya",
  ]

  private static let coast = ["Tanjung", "Teluk", "Pasir", "Ujung", "Muara", "Labuhan", "Kuala"]
  private static let hills = ["Bukit", "Gunung", "Lembah", "Puncak", "Lereng", "Hulu", "Batu"]
  private static let plain = [
    "Sumber", "Karang", "Kedung", "Tegal", "Rawa", "Sawah", "Kebun", "Simpang", "Ladang", "Talang", "Padang", "Telaga",
    "Kampung", "Suka", "Lubuk",
  ]
  private static let town = ["Kota", "Pasar", "Alun", "Kauman", "Benteng", "Pekan"]
  private static let islands = ["Pulau", "Gili", "Nusa"]
  private static let invented = [
    "Contoh", "Misal", "Umpama", "Rekaan", "Fiktif", "Andai", "Khayal", "Ibarat", "Permisalan", "Dongeng", "Konon",
    "Alkisah", "Syahdan", "Angan",
  ]

  enum Setting { case coast, hills, plain, town, island }

  /// A name for each village, all different but for one pair in two kecamatan.
  ///
  /// - Returns: The names and the pair (lower index first).
  static func names(_ settings: [Setting], district: [Int], seed: UInt64) -> (names: [String], pair: [Int]) {
    var stream = DrawStream(seed: seed, topic: .names)
    var taken: Set<String> = []
    var names = settings.map { setting in
      let name = fresh(firstWords(setting), taken: taken, &stream)
      taken.insert(name)
      return name
    }
    let first = settings.indices.first { settings[$0] == .plain && district[$0] == 1 }
    let second = settings.indices.last { settings[$0] == .plain && district[$0] > 1 }
    guard let first, let second else { return (names, []) }
    names[second] = names[first]
    return (names, [first, second])
  }

  private static func firstWords(_ setting: Setting) -> [String] {
    switch setting {
    case .coast: coast
    case .hills: hills
    case .plain: plain
    case .town: town
    case .island: islands
    }
  }

  private static func fresh(_ words: [String], taken: Set<String>, _ stream: inout DrawStream) -> String {
    for _ in 0..<400 {
      let name = words[stream.index(below: words.count)] + " " + invented[stream.index(below: invented.count)]
      if !taken.contains(name) { return name }
    }
    let all = plain.flatMap { first in invented.map { first + " " + $0 } }
    return all.first { !taken.contains($0) } ?? "Contoh \(taken.count)"
  }
}
