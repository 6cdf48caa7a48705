public import Stunting

/// What is wrong with the request for a polygon file, beside what `DirectError` says.
public enum DirectProblem: UserFacing, Equatable {
  case unknownIndicator(found: String, nearest: String?)
  /// A choice of the command line that there is not.
  case notAChoice(option: String, found: String, choices: [String])
  case outOfRange(option: String, found: String, allowed: String)
  /// An output file whose extension is none of ours.
  case unknownOutput(file: String, known: [String])
  /// Two villages have one point, so one over their distance is no weight.
  case coincidentVillages(a: String, b: String)
  /// An output that is a file this run reads, or the workspace.
  case outputIsInput(file: String)
  /// The same output asked for twice.
  case outputTwice(file: String)
  /// The folder of an output does not exist.
  case noFolder(file: String, folder: String)
  /// The region has no value of the headline indicator: nothing to test.
  case noHeadline(indicator: String)

  public func message(_ l: Language) -> UserMessage {
    switch self {
    case .unknownIndicator(let found, let nearest):
      let hint = nearest.map { l.pick("Mungkin maksudnya '\($0)'. ", "Perhaps '\($0)' is meant. ") } ?? ""
      return UserMessage(
        code: "STA-001", status: .dataRefused,
        what: l.pick("Indikator '\(found)' tidak dikenal.", "The indicator '\(found)' is not known."),
        next: hint
          + l.pick(
            "Pilih satu dari docs/indicators.md dengan --indicator.",
            "Choose one of docs/indicators.md with --indicator."
          ))
    case .notAChoice(let option, let found, let choices):
      return UserMessage(
        code: "STA-002", status: .usage,
        what: l.pick("--\(option) tidak mengenal '\(found)'.", "--\(option) does not know '\(found)'."),
        next: l.pick("Pilihan: ", "Choices: ") + choices.joined(separator: ", ") + ".")
    case .outOfRange(let option, let found, let allowed):
      return UserMessage(
        code: "STA-003", status: .usage,
        what: l.pick("--\(option) \(found) di luar batas.", "--\(option) \(found) is out of range."),
        next: l.pick("Batas: ", "Range: ") + allowed + ".")
    case .unknownOutput(let file, let known):
      return UserMessage(
        code: "STA-004", status: .usage,
        what: l.pick(
          "Jenis berkas keluaran '\(file)' tidak dikenal.", "The kind of the output file '\(file)' is not known."),
        next: l.pick("Pakai salah satu akhiran: ", "Use one of the extensions: ") + known.joined(separator: ", ") + ".")
    case .coincidentVillages(let a, let b):
      return UserMessage(
        code: "STA-009", status: .dataRefused,
        what: l.pick(
          "\(a) dan \(b) mempunyai titik yang sama: bobot menurut kebalikan jarak tidak ada.",
          "\(a) and \(b) have the same point: there is no weight by inverse distance."),
        next: l.pick(
          "Pakai --neighbours queen, knn:8 atau band:5000, atau periksa batas kedua desa.",
          "Use --neighbours queen, knn:8 or band:5000, or check the borders of the two villages."))
    case .outputIsInput(let file):
      return UserMessage(
        code: "STA-010", status: .cannotWrite,
        what: l.pick(
          "'\(file)' dibaca oleh perintah ini, jadi tidak ditimpa.",
          "'\(file)' is read by this command and is not overwritten."),
        next: l.pick("Pilih nama lain untuk keluaran.", "Choose another name for the output."))
    case .outputTwice(let file):
      return UserMessage(
        code: "STA-011", status: .usage,
        what: l.pick("Keluaran '\(file)' diminta dua kali.", "The output '\(file)' is asked for twice."),
        next: l.pick("Sebutkan sekali saja.", "Name it once."))
    case .noFolder(let file, let folder):
      return UserMessage(
        code: "DIR-012", status: .cannotWrite,
        what: l.pick(
          "Folder '\(folder)' untuk '\(file)' tidak ada.", "The folder '\(folder)' for '\(file)' does not exist."),
        next: l.pick("Buat folder itu lebih dahulu.", "Make that folder first."))
    case .noHeadline(let indicator):
      return UserMessage(
        code: "STA-005", status: .dataRefused,
        what: l.pick(
          "Tidak ada nilai '\(indicator)' untuk diuji.", "There is no value of '\(indicator)' to test."),
        next: l.pick(
          "Periksa parameters.headline di lokus.yaml dan impor datanya (lokus check).",
          "Check parameters.headline in lokus.yaml and import its data (lokus check)."))
    }
  }
}
