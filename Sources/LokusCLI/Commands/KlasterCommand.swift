import ArgumentParser
import Foundation
import Service

struct KlasterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "klaster",
    abstract: "Klaster: villages that are high, or low, together (Gi*, local Moran, scan).",
    discussion: """
      Three methods on the same data, one of them the headline (`--method`); where they agree is said village by
      village. What it prints and writes is internal: numbers are exact. docs/methods.md says what is computed.

      Neighbours (`--neighbours`): queen, rook, queen:2 (up to two steps), knn:8, band:5000 (metres),
      inverse:5000, kernel:triangular:knn12.

      Examples:
        lokus klaster
        lokus klaster --method scan --scan-limit 0.25 --map klaster.png
        lokus klaster desa.gpkg --cases stunted --measured measured --out klaster.gpkg --out klaster.csv
        lokus klaster desa.shp --cases stunted --measured measured --neighbours knn:8 --save-weights desa.gal
      """)

  @OptionGroup var polygons: PolygonOptions
  @OptionGroup var shared: SharedOptions
  @OptionGroup var output: StatisticsOutputOptions
  @OptionGroup var method: KlasterOptionGroup

  func run() async throws {
    try await reportingErrors(shared.language) {
      var request = output.request(polygons.input(shared), shared.language)
      method.apply(to: &request)
      output.printed(try await findKlaster(request, progress: progressPrinter()))
    }
  }
}

/// How klaster are looked for.
struct KlasterOptionGroup: ParsableArguments {
  @Option(help: "Headline method: gi_star, local_moran or scan.") var method: String?
  @Option(help: "Who is whose neighbour, see above.") var neighbours: String?
  @Option(name: .customLong("tolerance"), help: "Borders this many metres apart touch; 0 is exact.") var tolerance:
    Double?
  @Option(help: "A village without neighbours: nearest (join it to the nearest one) or none.") var islands: String?
  @Option(help: "Significance level after the correction for many tests.") var alpha: Double?
  @Option(help: "How p-values are found: permutation or simulation.") var inference: String?
  @Option(help: "Correction for many tests: benjamini_hochberg, benjamini_yekutieli, bonferroni.") var correction:
    String?
  @Option(help: "Most permutations, 99 to 999999.") var permutations: Int?
  @Option(help: "Seed of the random numbers.") var seed: UInt64?
  @Option(name: .customLong("scan-limit"), help: "Largest share of the population in a circle: 0.5, 0.25, 0.1.")
  var scanLimit: Double?
  @Option(name: .customLong("scan-model"), help: "Model of the scan: auto, binomial, beta_binomial, poisson.")
  var scanModel: String?
  @Option(name: .customLong("scan-direction"), help: "Clusters to look for: high, low or both.") var scanDirection:
    String?
  @Option(name: .customLong("scan-simulations"), help: "Most simulated maps of the scan, 99 to 99999.")
  var scanSimulations: Int?
  @Flag(
    name: .customLong("sensitivity"), help: "Run again with other neighbours and tolerances, and count what changes.")
  var testsSensitivity = false
  @Option(help: "Coverage to hold prevalence against: an indicator of the project, or a column of the file.")
  var against: String?
  @Option(name: .customLong("load-weights"), help: "GAL or GWT file with the neighbours, instead of a rule.")
  var loadWeights: String?
  @Option(name: .customLong("save-weights"), help: "Write the neighbours as GAL, or GWT where links have values.")
  var saveWeights: String?

  func apply(to request: inout StatisticsRequest) {
    request.overrides.method = method
    request.overrides.neighbours = neighbours
    request.overrides.toleranceMetres = tolerance
    request.overrides.islands = islands
    request.overrides.alpha = alpha
    request.overrides.inference = inference
    request.overrides.correction = correction
    request.overrides.permutations = permutations
    request.overrides.seed = seed
    request.overrides.scanLimit = scanLimit
    request.overrides.scanModel = scanModel
    request.overrides.scanDirection = scanDirection
    request.overrides.scanSimulations = scanSimulations
    request.testsSensitivity = testsSensitivity
    request.against = against
    request.loadWeights = loadWeights.map { URL(fileURLWithPath: $0) }
    request.saveWeights = saveWeights.map { URL(fileURLWithPath: $0) }
  }
}
