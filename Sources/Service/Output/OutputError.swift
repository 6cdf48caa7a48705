public import Stunting

/// What can go wrong with a folder or file that Lokus writes.
public enum OutputError: UserFacing, Equatable {
  /// The folder exists and has no manifest of ours: never touched.
  case foreignFolder(name: String)
  /// The path is a file.
  case notAFolder(name: String)
  case cannotWrite(name: String, reason: String)
  /// Styles or the bundled regency can't be found beside the program.
  case resourcesMissing(what: String)

  public func message(_ language: Language) -> UserMessage {
    switch self {
    case .foreignFolder(let name):
      UserMessage(
        code: "OUT-001", status: .cannotWrite,
        what: language.pick(
          "Folder '\(name)' bukan buatan Lokus (tidak ada manifest.json Lokus), jadi tidak disentuh.",
          "The folder '\(name)' was not written by Lokus (no Lokus manifest.json), so it is left alone."),
        next: language.pick("Pilih folder lain dengan --out.", "Choose another folder with --out."))
    case .notAFolder(let name):
      UserMessage(
        code: "OUT-002", status: .cannotWrite,
        what: language.pick("'\(name)' adalah berkas, bukan folder.", "'\(name)' is a file, not a folder."),
        next: language.pick("Pilih folder lain dengan --out.", "Choose another folder with --out."))
    case .cannotWrite(let name, let reason):
      UserMessage(
        code: "OUT-003", status: .cannotWrite,
        what: language.pick("Tidak dapat menulis '\(name)': \(reason).", "Can't write '\(name)': \(reason)."),
        next: language.pick(
          "Periksa ruang disk dan hak tulis, lalu jalankan lagi; hasil lama tidak berubah.",
          "Check disk space and permissions, then run again; earlier results are unchanged."))
    case .resourcesMissing(let what):
      UserMessage(
        code: "OUT-004", status: .ourFault,
        what: language.pick(
          "Berkas pendukung Lokus tidak ditemukan: \(what).", "Supporting files of Lokus are missing: \(what)."),
        next: language.pick(
          "Jalankan dari salinan repositori, atau arahkan LOKUS_DATA ke folder yang memuat tiles/ dan geodata/.",
          "Run it from a clone of the repository, or point LOKUS_DATA at the folder that holds tiles/ and geodata/."))
    }
  }
}
