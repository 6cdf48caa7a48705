public import Stunting

/// Why a file can't be added to a project by itself.
public enum DraftError: UserFacing, Equatable {
  /// A layer of lines.
  case lines(file: String)
  case unknownProfile(String, known: [String])
  case severalProfiles(file: String, keys: [String], columns: [String])
  case noProfile(file: String, nearest: String?, columns: [String])
  case noValues(file: String, profile: String, columns: [String])
  /// What a person must say first.
  case questions(file: String, [String])

  public func message(_ l: Language) -> UserMessage {
    let (code, what, next) = words(l)
    return UserMessage(code: code, status: .dataRefused, what: what, next: next)
  }

  private func words(_ l: Language) -> (String, String, String) {
    switch self {
    case .lines(let file):
      (
        "ADD-001",
        l.pick(
          "\(file) berisi garis (jalan, sungai); Lokus belum memakainya.",
          "\(file) holds lines (roads, rivers); Lokus has no use for them yet."),
        l.pick(
          "Sebut berkas batas, titik, raster atau tabel.", "Name a file of boundaries, points, a raster or a table.")
      )
    case .unknownProfile(let key, let known):
      (
        "ADD-002", l.pick("Profil '\(key)' tidak dikenal.", "The profile '\(key)' is not known."),
        l.pick("Yang ada: ", "There are: ") + known.joined(separator: ", ") + "."
      )
    case .severalProfiles(let file, let keys, _):
      (
        "ADD-003",
        l.pick(
          "\(file) cocok dengan beberapa profil: \(keys.joined(separator: ", ")).",
          "\(file) fits several profiles: \(keys.joined(separator: ", "))."),
        l.pick("Pilih satu dengan --profile.", "Choose one with --profile.")
      )
    case .noProfile(let file, let nearest, let columns):
      (
        "ADD-004",
        l.pick(
          "\(file) tidak dikenali. Kolomnya: \(list(columns)).",
          "\(file) was not recognised. Its columns: \(list(columns))."
        ),
        l.pick(
          "Sebut profil dengan --profile, atau tulis sumbernya di lokus.yaml (docs/project-file.md).",
          "Name a profile with --profile, or write the source into lokus.yaml (docs/project-file.md).")
          + (nearest.map { l.pick(" Terdekat: ", " Nearest: ") + $0 + "." } ?? "")
      )
    case .noValues(let file, let profile, let columns):
      (
        "ADD-005",
        l.pick(
          "\(file): profil \(profile) tidak menemukan kolom indikator di antara \(list(columns)).",
          "\(file): the profile \(profile) found no indicator among \(list(columns))."),
        l.pick(
          "Tulis 'values' sumber itu di lokus.yaml (docs/project-file.md).",
          "Write the 'values' of that source into lokus.yaml (docs/project-file.md).")
      )
    case .questions(let file, let questions):
      (
        "ADD-006",
        l.pick("\(file): perlu dijawab dahulu: ", "\(file): to be answered first: ")
          + questions.joined(separator: "; ") + ".",
        l.pick("Ulangi perintah dengan jawabannya.", "Run the command again with the answer.")
      )
    }
  }

  private func list(_ columns: [String]) -> String {
    columns.prefix(12).joined(separator: ", ") + (columns.count > 12 ? ", ..." : "")
  }
}
