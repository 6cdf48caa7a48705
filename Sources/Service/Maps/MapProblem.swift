public import Stunting

/// What is wrong with the maps that were asked for, beside what the readers say.
public enum MapProblem: UserFacing, Equatable {
  case unknownTheme(found: String, known: [String])
  /// The run has no values for the theme.
  case nothingInTheme(theme: String)
  case unknownValue(found: String, known: [String])
  case badClasses(text: String)
  case notAChoice(option: String, found: String, choices: [String])
  case planar(file: String)
  case unreadableLogo(file: String)
  /// A region, scale or zoom that can't be drawn.
  case cannotDraw(reason: String)
  /// Not a folder of tiles, PMTiles or MBTiles, or damaged.
  case unreadableTiles(file: String, reason: String)
  /// `lokus tiles verify` found faults.
  case faultyTiles(file: String, count: Int)
  /// A village asked for that is not in the region.
  case unknownVillage(code: String)

  public func message(_ l: Language) -> UserMessage {
    switch self {
    case .unknownTheme(let found, let known):
      problem(
        "PTA-001", .usage, l.pick("Tema peta '\(found)' tidak dikenal.", "The map theme '\(found)' is not known."),
        l.pick("Pilihan: ", "Choices: ") + known.joined(separator: ", ") + ".")
    case .nothingInTheme(let theme):
      problem(
        "PTA-002", .dataRefused,
        l.pick("Tidak ada data untuk tema '\(theme)'.", "There is no data for the theme '\(theme)'."),
        l.pick(
          "Impor data yang diperlukannya, atau pilih tema lain dengan --theme.",
          "Import the data it needs, or choose another theme with --theme."))
    case .unknownValue(let found, let known):
      problem(
        "PTA-003", .usage, l.pick("Nilai '\(found)' tidak ada.", "There is no value '\(found)'."),
        l.pick("Pilihan: ", "Choices: ") + known.joined(separator: ", ") + ".")
    case .badClasses(let text):
      problem(
        "PTA-004", .usage,
        l.pick(
          "Pembagian kelas '\(text)' tidak dapat dipakai.", "The classes '\(text)' can't be used."),
        l.pick("2 sampai 7 kelas, batas naik. Contoh: ", "2 to 7 classes, cuts ascending. Examples: ")
          + "'quantile 5', 'equal 4', 'fisher-jenks 5', 'manual 10 20 30'.")
    case .notAChoice(let option, let found, let choices):
      problem(
        "PTA-005", .usage, l.pick("\(option): '\(found)' tidak dikenal.", "\(option): '\(found)' is not known."),
        l.pick("Pilihan: ", "Choices: ") + choices.joined(separator: ", ") + ".")
    case .planar, .unreadableLogo, .cannotDraw, .unknownVillage: inputMessage(l)
    case .unreadableTiles, .faultyTiles: tileMessage(l)
    }
  }

  private func inputMessage(_ l: Language) -> UserMessage {
    switch self {
    case .planar(let file):
      problem(
        "PTA-006", .dataRefused,
        l.pick(
          "'\(file)' berkoordinat bidang datar: letaknya di bumi tidak diketahui.",
          "'\(file)' has plain coordinates: its place on earth is not known."),
        l.pick(
          "Sebutkan sistem koordinatnya dengan --crs, misalnya EPSG:32748.",
          "Name its reference system with --crs, such as EPSG:32748."))
    case .unreadableLogo(let file):
      problem(
        "PTA-007", .dataRefused,
        l.pick("Logo '\(file)' tidak terbaca.", "The logo '\(file)' can't be read."),
        l.pick("Pakai berkas PNG.", "Use a PNG file."))
    case .unknownVillage(let code):
      problem(
        "PTA-009", .usage,
        l.pick("Tidak ada desa dengan kode '\(code)'.", "There is no village with the code '\(code)'."),
        l.pick("Periksa kodenya di laporan.csv.", "Look the code up in laporan.csv."))
    default:
      problem(
        "PTA-008", .dataRefused,
        l.pick("Peta tidak dapat digambar: \(reason).", "The map can't be drawn: \(reason)."),
        l.pick(
          "Periksa batas desa, zum dan ukuran kertas.", "Check the boundaries, the zoom and the size of the paper."))
    }
  }

  private func tileMessage(_ l: Language) -> UserMessage {
    switch self {
    case .faultyTiles(let file, let count):
      problem(
        "PTA-011", .dataRefused,
        l.pick("Ubin '\(file)': \(count) kesalahan.", "Tiles '\(file)': \(count) faults."),
        l.pick("Buat ulang dengan `lokus tiles`.", "Make them again with `lokus tiles`."))
    default:
      problem(
        "PTA-010", .dataRefused,
        l.pick(
          "'\(file)' bukan ubin peta yang utuh: \(reason).", "'\(file)' is not a sound set of map tiles: \(reason)."),
        l.pick(
          "Sebutkan folder z/x/y, berkas .pmtiles atau .mbtiles; buat ulang dengan `lokus tiles`.",
          "Name a z/x/y folder, a .pmtiles or an .mbtiles file; make them again with `lokus tiles`."))
    }
  }

  private var file: String { if case .unreadableTiles(let file, _) = self { file } else { "" } }

  private var reason: String {
    switch self {
    case .cannotDraw(let reason), .unreadableTiles(_, let reason): reason
    default: ""
    }
  }

  private func problem(_ code: String, _ status: ExitStatus, _ what: String, _ next: String) -> UserMessage {
    UserMessage(code: code, status: status, what: what, next: next)
  }
}
