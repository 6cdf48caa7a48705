import Analysis
import Parallel

/// The maps of one null model in one regency, by their number: the same for all methods, and the first ones of any longer
/// series.
struct NullMapSeries: Sendable {
  let regency: Regency
  let null: CalibrationNull
  private let source: MapSource
  private let equalSizes: MapSource
  private let mapSeed: UInt64
  private let equalSeed: UInt64
  private let drawSeed: UInt64

  init(regency: Regency, null: CalibrationNull, prevalence: Double, seed: UInt64) {
    self.regency = regency
    self.null = null
    source = MapSource(measured: regency.measured, areas: regency.areas, prevalence: prevalence, model: null)
    let mean = Int(regency.meanMeasured.rounded())
    equalSizes = MapSource(
      measured: regency.measured.map { _ in mean }, areas: regency.areas, prevalence: prevalence, model: null)
    let place = "\(regency.key)/\(null.key)"
    mapSeed = calibrationSeed(seed, "map/" + place)
    equalSeed = calibrationSeed(seed, "equal/" + place)
    drawSeed = calibrationSeed(seed, "draws/" + place)
  }

  subscript(_ number: Int) -> SimulatedMap {
    let map = UInt32(truncatingIfNeeded: number)
    return SimulatedMap(
      cases: source.cases(seed: mapSeed, map: map), seed: calibrationSeed(drawSeed, "\(number)"),
      mostDraws: null.mostDraws,
      casesOfEqualSizes: { equalSizes.cases(seed: equalSeed, map: map) })
  }

  /// One tally a form over the first maps. Sums of whole numbers: threads do not matter.
  func tallies(_ family: MethodFamily, maps: Int, threads: Int) async throws -> [CalibrationTally] {
    let empty = family.forms.map { _ in CalibrationTally(tests: family.isGlobal ? 1 : regency.count) }
    let chunks = try await mapChunks(count: maps, chunkSize: 5, threads: threads) { range in
      var tallies = empty
      for number in range {
        for (form, outcome) in try family.run(self[number], regency).enumerated() { tallies[form].add(outcome) }
      }
      return tallies
    }
    return chunks.reduce(into: empty) { total, chunk in
      for form in total.indices { total[form].add(chunk[form]) }
    }
  }
}
