import Analysis
import ArgumentParser
import SpatialStats

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Draws maps without any pattern and counts how often each method calls something.",
    discussion: """
      Reads real regencies below LOKUS_SHARED; without it the command ends with status 66.

      Example: lokus-kalibrasi run --maps 10000 --scan-maps 1000 --threads 2
      Example: lokus-kalibrasi run --regency contoh --maps 200 --method juknis gi-star
      """)

  @OptionGroup var common: CommonOptions

  @Option(help: "Maps for each null model, 2 to 1000000.")
  var maps = 10_000

  @Option(help: "Maps for forms that need runs of their own (simulation), 2 to 1000000.")
  var otherMaps = 300

  @Option(help: "Maps for the scan, 2 to 1000000.")
  var scanMaps = 1_000

  @Option(
    help: "Percent of these maps for the null models beside the main ones (beta-binomial 0.01 and 0.05), 1 to 100.")
  var sidePercent = 20

  @Option(help: "Prevalence of every village, between 0 and 1.")
  var prevalence = 0.2

  @Option(parsing: .upToNextOption, help: "Methods (\(MethodFamily.allKeys)); all by default.")
  var method: [String] = []

  @Option(parsing: .upToNextOption, help: "Null models (\(CalibrationNull.allKeys)); all by default.")
  var null: [String] = []

  func validate() throws {
    guard [maps, otherMaps, scanMaps].allSatisfy({ (2...1_000_000).contains($0) }) else {
      throw ValidationError("--maps, --other-maps and --scan-maps must be 2 to 1000000")
    }
    guard (1...100).contains(sidePercent) else { throw ValidationError("--side-percent must be 1 to 100") }
    guard prevalence > 0, prevalence < 1 else { throw ValidationError("--prevalence must be between 0 and 1") }
    if let other = method.first(where: { key in !MethodFamily.all.contains { $0.key == key } }) {
      throw ValidationError("--method \(other): one of \(MethodFamily.allKeys)")
    }
    if let other = null.first(where: { key in !CalibrationNull.calibrated.contains { $0.key == key } }) {
      throw ValidationError("--null \(other): one of \(CalibrationNull.allKeys)")
    }
  }

  func run() async throws {
    let folder = try PartFolder(common.parts)
    let families = MethodFamily.all.filter { method.isEmpty || method.contains($0.key) }
    let nulls = CalibrationNull.calibrated.filter { null.isEmpty || null.contains($0.key) }
    let series = try await common.regencies().flatMap { regency in
      nulls.map { NullMapSeries(regency: regency, null: $0, prevalence: prevalence, seed: common.seed) }
    }
    // The default methods of all regencies first.
    for family in families { for maps in series { try await make(maps, family, folder) } }
  }

  private func make(_ maps: NullMapSeries, _ family: MethodFamily, _ folder: PartFolder) async throws {
    let name = "null-\(maps.regency.key)-\(maps.null.key)-\(family.key)"
    var part = CalibrationPart(
      regency: RegencyFacts(maps.regency), null: maps.null.key, family: family.key, maps: count(family, maps.null),
      seed: common.seed, prevalence: prevalence, rows: [])
    if let old: CalibrationPart = folder.read(name) {
      part.rows = old.rows
      if part == old, old.rows.map(\.form) == family.forms.map(\.key) {
        report("\(name): there already")
        return
      }
    }
    let clock = ContinuousClock()
    let start = clock.now
    let tallies = try await maps.tallies(family, maps: part.maps, threads: common.threads)
    part.rows = zip(family.forms, tallies).map { CalibrationPart.Row(form: $0.key, tally: $1) }
    try folder.write(part, name)
    report("\(name): \(grouped(part.maps)) maps, \(seconds(clock.now - start))")
  }

  private func count(_ family: MethodFamily, _ null: CalibrationNull) -> Int {
    let most =
      switch family.share {
      case .all: maps
      case .other: otherMaps
      case .scan: scanMaps
      }
    return null.isMain ? most : max(2, most * sidePercent / 100)
  }
}

extension CalibrationNull {
  /// The null models that are calibrated on: a method must be nominal on all but the last.
  static let calibrated: [CalibrationNull] = [
    .binomial, .betaBinomial(correlation: 0.01), .betaBinomial(correlation: 0.02), .betaBinomial(correlation: 0.05),
    .workingArea(correlation: 0.02),
  ]
  /// One of each kind: binomial, beta-binomial and puskesmas.
  var isMain: Bool { self != .betaBinomial(correlation: 0.01) && self != .betaBinomial(correlation: 0.05) }
  /// On the puskesmas null nearly every map has calls, whose p would be drawn to the last digit.
  var mostDraws: Int { if case .workingArea = self { 9_999 } else { PermutationSchedule.defaultMaximum } }
  static var allKeys: String { calibrated.map(\.key).joined(separator: ", ") }
}
