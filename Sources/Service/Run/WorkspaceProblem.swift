public import Stunting

/// A workspace that can't be analysed as it is.
public enum WorkspaceProblem: UserFacing, Equatable {
  case noWorkspace(name: String)
  case editionNotImported(id: String, known: [String])

  public func message(_ language: Language) -> UserMessage {
    switch self {
    case .noWorkspace(let name):
      UserMessage(
        code: "WSP-001", status: .inputMissing,
        what: language.pick("Ruang kerja \(name) belum ada.", "There is no workspace \(name) yet."),
        next: language.pick("Jalankan `lokus import` lebih dahulu.", "Run `lokus import` first."))
    case .editionNotImported(let id, let known):
      UserMessage(
        code: "WSP-002", status: .inputMissing,
        what: language.pick(
          "Batas desa edisi '\(id)' belum diimpor.", "The boundary edition '\(id)' has not been imported."),
        next: language.pick("Jalankan `lokus import`. ", "Run `lokus import`. ")
          + language.pick("Edisi yang ada: ", "Editions there: ")
          + (known.isEmpty ? "-" : known.joined(separator: ", ")) + ".")
    }
  }
}
