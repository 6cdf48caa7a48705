import ArgumentParser
import Foundation
import Service

struct SitingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "siting",
    abstract: "Where to build next, so that most people come within reach.",
    discussion: """
      Existing facilities stay. The optimum is proven, or the gap to it is stated. Objectives: mclp (most people newly
      within the threshold), p_median (least travel in all), p_center (least longest way), lscp (fewest sites for all).

      Examples:
        lokus siting --service posyandu --sites 5 --map lokasi.png --out lokasi.gpkg
        lokus siting --service water --objective lscp
        lokus siting desa.gpkg --facilities puskesmas.csv --service puskesmas --sites 3 --candidates villages
      """)

  @OptionGroup var files: ReachFileOptions
  @OptionGroup var shared: SharedOptions
  @OptionGroup var output: StatisticsOutputOptions
  @OptionGroup var method: ReachMethodOptions
  @Option(help: "Service of the catalogue to build for.") var service: String
  @Option(help: "mclp, p_median, p_center or lscp.") var objective = "mclp"
  @Option(help: "Number of new sites.") var sites: Int?
  @Option(help: "Budget, in the unit of --cost-column.") var budget: Double?
  @Option(name: .customLong("cost-column"), help: "Column of the candidates with the cost of a site.")
  var costColumn: String?
  @Option(help: "Candidate sites: settlements, villages, or a file of points.") var candidates = "settlements"
  @Option(name: .customLong("time-limit"), help: "Seconds; then the best found is given with its gap.")
  var timeLimit = 60.0
  @Flag(inversion: .prefixedNo, help: "Say what every further site would bring.") var curve = true

  func validate() throws {
    if objective == "lscp" {
      if sites != nil || budget != nil { throw ValidationError("lscp finds the number of sites itself.") }
    } else if sites == nil, budget == nil {
      throw ValidationError("Give --sites or --budget.")
    }
    if sites != nil, budget != nil { throw ValidationError("Give --sites or --budget, not both.") }
    if budget != nil, costColumn == nil { throw ValidationError("--budget needs --cost-column.") }
    if !(timeLimit >= 1 && timeLimit <= 86_400) { throw ValidationError("--time-limit goes from 1 to 86400.") }
  }

  func run() async throws {
    try await reportingErrors(shared.language) {
      var reach = ReachRequest(
        input: files.input(shared), threads: output.threads ?? allCores, language: shared.language)
      reach.overrides = method.overrides([service])
      reach.outputs = output.outputs.map { URL(fileURLWithPath: $0) }
      reach.map = output.map.map { URL(fileURLWithPath: $0) }
      reach.asOf = output.asOf
      var request = SitingRequest(reach: reach, service: service)
      request.objective = objective
      request.sites = sites
      request.budget = budget
      request.costColumn = costColumn
      request.candidates = candidates
      request.timeLimitSeconds = timeLimit
      request.makesCurve = curve
      output.printed(try await findSites(request, progress: progressPrinter()))
    }
  }
}
