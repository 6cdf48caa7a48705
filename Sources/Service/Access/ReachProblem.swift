public import Stunting

/// What is wrong with what access or a siting is asked of, beside what the readers say.
public enum ReachProblem: UserFacing, Equatable {
  /// Neither the project file nor the command line names a service.
  case noService(known: [String])
  case unknownService(found: String, known: [String])
  /// The service has no norm of that kind and none was given.
  case noThreshold(service: String)
  /// Plain coordinates are no place on earth: there is no way to travel.
  case planar(file: String)
  /// Travel by road or terrain without roads or surfaces.
  case nothingToTravelOn(cost: String)
  /// No demand point, or no candidate, to choose from.
  case noDemand
  case noCandidates(of: String)
  /// A cost column that the candidates do not have, or that is not a number everywhere.
  case badCostColumn(column: String, row: Int?)
  /// All ways between people and sites are too many to measure.
  case tooManyPairs(most: Int)
  case unsolved(reason: String)

  public func message(_ l: Language) -> UserMessage {
    switch self {
    case .noService(let known):
      refused(
        "AKS-001", l.pick("Tidak ada layanan yang diminta.", "No service was asked for."),
        l.pick(
          "Isi parameters.access di lokus.yaml atau pakai --service: ",
          "Fill parameters.access in lokus.yaml or use --service: ")
          + known.joined(separator: ", ") + ".", .usage)
    case .unknownService(let found, let known):
      refused(
        "AKS-002", l.pick("Layanan '\(found)' tidak dikenal.", "The service '\(found)' is not known."),
        l.pick("Pilihan: ", "Choices: ") + known.joined(separator: ", ")
          + l.pick(
            ". Layanan sendiri ditulis di services: lokus.yaml.",
            ". Write a service of your own under services: in lokus.yaml."),
        .usage)
    case .noThreshold(let service):
      refused(
        "AKS-003", l.pick("Layanan '\(service)' tidak punya ambang.", "The service '\(service)' has no threshold."),
        l.pick("Pakai --threshold-m atau --threshold-min.", "Use --threshold-m or --threshold-min."), .usage)
    case .planar(let file):
      refused(
        "AKS-004",
        l.pick(
          "'\(file)' berkoordinat bidang datar: letaknya di bumi tidak diketahui.",
          "'\(file)' has plain coordinates: its place on earth is not known."),
        l.pick(
          "Sebutkan sistem koordinatnya dengan --crs, misalnya EPSG:32748.",
          "Name its reference system with --crs, such as EPSG:32748."))
    case .nothingToTravelOn(let cost):
      refused(
        "AKS-005",
        l.pick(
          "Biaya '\(cost)' diminta, tetapi tidak ada lapisan jalan atau permukaan.",
          "The cost '\(cost)' was asked for, but there is no layer of roads or surfaces."),
        l.pick(
          "Tambahkan sources.travel (atau sources.surfaces) di lokus.yaml, atau --roads, --elevation, --land-cover.",
          "Add sources.travel (or sources.surfaces) to lokus.yaml, or --roads, --elevation, --land-cover."))
    case .noDemand:
      refused(
        "AKS-006",
        l.pick(
          "Tidak ada tempat tinggal atau sasaran untuk dilayani.",
          "There is nobody to serve: no place and no count of people."),
        l.pick(
          "Periksa batas desa dan angka sasaran (lokus check).",
          "Check the boundaries and the counts of people (lokus check)."))
    case .noCandidates(let name):
      refused(
        "AKS-007", l.pick("Tidak ada calon lokasi dari '\(name)'.", "There are no candidate sites from '\(name)'."),
        l.pick(
          "Pakai --candidates villages, atau berkas titik calon lokasi.",
          "Use --candidates villages, or a file of candidate points."))
    case .badCostColumn(let column, let row):
      refused(
        "AKS-008",
        l.pick(
          "Kolom biaya '\(column)' bukan angka 0 atau lebih", "The cost column '\(column)' is not a number of 0 or more"
        )
          + (row.map { l.pick(" di baris data \($0).", " in data row \($0).") }
            ?? l.pick(" atau tidak ada.", " or is not there.")),
        l.pick(
          "Pakai --candidates BERKAS yang memuat kolom itu, dengan biaya setiap calon lokasi.",
          "Use --candidates FILE with that column, and a cost for every candidate."))
    case .tooManyPairs(let most):
      refused(
        "AKS-010",
        l.pick(
          "Tempat tinggal kali calon lokasi lebih dari \(NumberText(l).integer(most)).",
          "Places times candidates are more than \(NumberText(l).integer(most))."),
        l.pick(
          "Pakai --candidates villages, atau tujuan mclp atau lscp.",
          "Use --candidates villages, or the objective mclp or lscp."))
    case .unsolved(let reason):
      UserMessage(
        code: "AKS-009", status: .ourFault,
        what: l.pick("Pemilihan lokasi tidak selesai: \(reason).", "The siting was not solved: \(reason)."),
        next: l.pick(
          "Kurangi calon lokasi atau naikkan --time-limit, lalu laporkan pesan ini.",
          "Use fewer candidates or a higher --time-limit, and report this message."))
    }
  }

  private func refused(_ code: String, _ what: String, _ next: String, _ status: ExitStatus = .dataRefused)
    -> UserMessage
  {
    UserMessage(code: code, status: status, what: what, next: next)
  }
}
