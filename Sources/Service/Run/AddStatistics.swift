internal import Analysis
internal import Foundation
internal import Geometry
internal import Project
internal import SpatialStats
internal import Stunting

/// The juknis hotspots, and how sure the order of the villages is.
func addHotspots(_ result: inout RegionResult, _ headline: HeadlineTable, _ task: AnalysisTask) async throws {
  result.hotspots = try juknisHotspots(headline, alpha: task.parameters.alpha, isPooled: task.isPooled)
  guard task.parts.contains(.certainty) else { return }
  guard task.villages <= LeftOutPart.mostVillages else { return result.leftOut.append(.certainty) }
  let top = lokusCount(task.parameters.number, of: task.villages)
  result.certainty = try await certainty(
    headline, options: CertaintyOptions(top: top, isPooled: task.isPooled, seed: task.parameters.klaster.seed),
    threads: task.threads)
}

/// Villages that the project asks for as lokus, at least one; a tenth where it asks for so many that the question of who is
/// among them is none.
private func lokusCount(_ number: LokusNumber, of villages: Int) -> Int {
  let asked =
    switch number {
    case .count(let n): n
    case .proportion(let share): Int((share * Double(villages)).rounded())
    }
  return max(1, 2 * asked <= villages ? asked : villages / 10)
}

/// Neighbours, the pattern of the whole map, the scan, and klaster by the headline method.
func addKlaster(
  _ result: inout RegionResult, _ headline: HeadlineTable, _ task: AnalysisTask, _ progress: (String) -> Void
) async throws {
  let options = task.parameters.klasterOptions(villages: task.villages)
  progress("tetangga / neighbours")
  let ground = try await task.neighbourhood(of: klasterVillages(headline))
  result.neighbourhood = ground
  result.pattern = try await globalPattern(
    headline, neighbourhood: ground,
    options: GlobalOptions(
      alpha: options.alpha, seed: options.seed, average: task.isPooled ? headline.pooled : headline.meanOfUnits),
    threads: task.threads)
  try await addScan(&result, headline, task, progress)
  progress("klaster")
  result.klaster = try await klaster(
    headline, neighbourhood: ground, options: options, scan: result.scan?.signs, threads: task.threads)
  if let file = task.weightsFile { result.klaster?.rule = "file:" + file.lastPathComponent }
  if let against = task.against {
    result.against = AgainstCoverage(
      name: against.name,
      table: try await bivariateKlaster(
        headline, coverage: against.values, edition: task.data.edition, options: options, threads: task.threads))
  }
  if task.testsSensitivity, let table = result.klaster {
    progress("kepekaan / sensitivity")
    result.sensitivity = try await sensitivity(
      table, headline, edition: task.data.edition, options: options, threads: task.threads)
  }
}

private func addScan(
  _ result: inout RegionResult, _ headline: HeadlineTable, _ task: AnalysisTask, _ progress: (String) -> Void
) async throws {
  guard let options = task.parameters.scanOptions else { return }
  guard task.villages <= LeftOutPart.mostVillages || task.parameters.klaster.headline == .scan else {
    return result.leftOut.append(.scan)
  }
  progress("pindai / scan")
  result.scan = try await scanTable(headline, edition: task.data.edition, options: options, threads: task.threads)
}

extension ScanTable {
  /// The sign of the significant cluster each village is in.
  var signs: [KlasterSign?] { isHigh.map { $0.map { $0 ? .high : .low } } }
}

/// The measurement effect beside every klaster and hotspot.
func addMeasurement(_ result: inout RegionResult, _ headline: HeadlineTable, _ task: AnalysisTask) async throws {
  guard let lists = try await task.allNeighbours(result) else { return }
  var input = MeasurementInput(
    headline: headline, neighbours: lists, groups: [], seed: task.parameters.klaster.seed)
  input.areas = try await task.measuringAreas()
  let children = registeredChildren(
    task.data.values.filter { $0.indicator == measuredShareIndicator }, villages: task.villages,
    period: headline.period, ageGroup: headline.ageGroup)
  (input.measured, input.registered) = (children.measured, children.registered)
  input.digits = task.data.stored.digits
  result.measurement = try await regionMeasurement(
    input, klaster: result.klaster, hotspots: result.hotspots, threads: task.threads)
}

/// D/S in the catalogue.
let measuredShareIndicator = "penimbangan"

extension AnalysisTask {
  /// Neighbours by the rule, or from a file.
  fileprivate func neighbourhood(of units: [Int]) async throws -> Neighbourhood {
    let options = parameters.klaster.neighbours
    if let weightsFile {
      return try Service.neighbourhood(from: weightsFile, edition: data.edition, units: units, options: options)
    }
    do {
      return try await Analysis.neighbourhood(
        edition: data.edition, options: options, units: units, context: data.context, contextUnits: [],
        threads: threads)
    } catch AnalysisError.coincidentVillages(let first, let second) {
      let names = [first, second].map { data.edition.villages[$0] }.map { "\($0.name) (\($0.printedCode))" }
      throw DirectProblem.coincidentVillages(a: names[0], b: names[1])
    }
  }

  /// Neighbours of all villages: those of the klaster where they were looked for.
  func allNeighbours(_ result: RegionResult) async throws -> NeighbourLists? {
    var lists = [[Int]](repeating: [], count: villages)
    let ground: Neighbourhood
    if let known = result.neighbourhood {
      ground = known
    } else {
      ground = try await Analysis.neighbourhood(
        edition: data.edition, options: parameters.klaster.neighbours, threads: threads)
    }
    let weights = ground.studyWeights
    for (unit, village) in ground.villages.enumerated() {
      for position in weights.links(of: unit) {
        let other = ground.villages[Int(weights.neighbours[position])]
        lists[village].append(other)
        lists[other].append(village)
      }
    }
    return NeighbourLists(lists: lists.map { Array(Set($0)).sorted() })
  }

  /// Who measured where: what the file says, else working areas, else kecamatan.
  fileprivate func measuringAreas() async throws -> MeasuringAreas? {
    if let areas { return areas }
    let puskesmas = data.facilities.filter { $0.kind == "puskesmas" }
    let isKnown = parameters.unit == .village && !(puskesmas.isEmpty && data.stored.workingAreas.isEmpty)
    let table =
      isKnown
      ? workingAreas(
        data.edition, puskesmas: puskesmas, listed: data.stored.workingAreas,
        origins: try await surfacePoints(data.edition, threads: threads)
      ).areas : []
    return Analysis.measuringAreas(data.edition, workingAreas: table)
  }
}
