public import Stunting

/// A workspace that can't be analysed as it is.
public enum WorkspaceProblem: UserFacing, Equatable {
  case noWorkspace(name: String)
  case editionNotImported(id: String, known: [String])
  /// Neighbours drawn by another source that overlaps the analysed one and disagrees with it.
  case mixedEditions(line: Int, a: String, b: String, verdict: String, medianOverlap: Double?)
  /// `unit: puskesmas` without any puskesmas.
  case noUnits

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
    case .mixedEditions(let line, let a, let b, let verdict, let overlap):
      UserMessage(
        code: "WSP-003", status: .dataRefused,
        what: language.pick(
          "lokus.yaml baris \(line): batas '\(b)' menggambar desa yang sama dengan '\(a)' secara lain (\(verdict), tumpang tindih median \(NumberText(language).decimal((overlap ?? 0), 2))).",
          "lokus.yaml line \(line): the boundaries '\(b)' draw villages of '\(a)' differently (\(verdict), median overlap \(NumberText(language).decimal((overlap ?? 0), 2)))."
        ),
        next: language.pick(
          "Pakai satu sumber batas untuk keduanya, atau tulis 'mix_editions: true' pada parameters bila memang disengaja.",
          "Use one boundary source for both, or write 'mix_editions: true' under parameters if it is meant."))
    case .noUnits:
      UserMessage(
        code: "WSP-004", status: .dataRefused,
        what: language.pick(
          "unit: puskesmas dipilih, tetapi wilayah kerja puskesmas tidak diketahui.",
          "unit: puskesmas was chosen, and no working area of a puskesmas is known."),
        next: language.pick(
          "Tambahkan daftar puskesmas dengan koordinat (sources.facilities) atau daftar desanya (sources.working_areas).",
          "Add a list of puskesmas with coordinates (sources.facilities) or of their villages (sources.working_areas).")
      )
    }
  }
}
