internal import Analysis
internal import Foundation
internal import Ingest
internal import Project
internal import Publish
internal import Stunting

/// A region with its results, to draw maps of.
struct MapRegion {
  var result: RegionResult
  var data: RegionData
  var place: ProjectPlace
  var parameters: Parameters
  var catalogue: IndicatorCatalogue
  var asOf: String
  var remarks: [String] = []
  /// Columns of a file, a value a village.
  var numbers: [DirectNumbers] = []

  /// - Throws: What the readers throw; `MapProblem.planar` for coordinates without a place on earth.
  init(_ input: MapInput, asOf: String?, threads: Int, language: Language, progress: @escaping (String) -> Void)
    async throws
  {
    switch input {
    case .project(let url): try await self.init(project: url, asOf, threads, language, progress)
    case .file(let file, let numbers): try await self.init(file: file, numbers, asOf, threads, language, progress)
    }
  }

  private init(
    project url: URL, _ asOf: String?, _ threads: Int, _ language: Language, _ progress: @escaping (String) -> Void
  ) async throws {
    let project = try readProject(at: url, checkingFiles: false, knownStyles: try? knownStyles())
    let request = RunRequest(project: url, out: url, asOf: asOf, threads: threads, language: language, parts: [])
    let analysed = try await analyseProject(project, request, progress: progress)
    self.init(analysed, project)
  }

  /// - Parameter analysed: The workspace of `project`.
  init(_ analysed: AnalysedProject, _ project: ProjectFile) {
    result = analysed.result
    data = analysed.data
    place = project.place
    parameters = project.parameters
    catalogue = project.catalogue
    asOf = analysed.asOf
  }

  private init(
    file: PolygonFile, _ columns: [String], _ asOf: String?, _ threads: Int, _ language: Language,
    _ progress: (String) -> Void
  ) async throws {
    let direct = try await readDirectRegion(
      file, numbers: columns.map { DirectNumberColumn($0, mayBeNegative: true) }, threads: threads)
    guard direct.input.planar == nil else { throw MapProblem.planar(file: file.url.lastPathComponent) }
    var task = AnalysisTask(
      data: direct.data, parameters: direct.parameters, catalogue: direct.catalogue,
      services: try ServiceCatalogue.bundled(), threads: threads)
    task.areas = direct.areas
    task.parts = direct.input.rates.isEmpty ? [] : [.hotspots, .klaster]
    result = try await analyse(task, progress: progress)
    data = direct.data
    place = direct.place
    parameters = direct.parameters
    catalogue = direct.catalogue
    self.asOf = asOf ?? result.headline?.period.endDate ?? "-"
    remarks = direct.remarks(language) + setAsideRemarks(direct.input, language)
    numbers = direct.input.numbers
  }

  var period: String? {
    result.headline.flatMap { $0.period == .unstated ? nil : $0.period.description }
  }
}

/// What became of the records of a file; nothing when all are used.
private func setAsideRemarks(_ input: DirectInput, _ l: Language) -> [String] {
  let number = NumberText(l)
  let whole = input.setAside.filter(\.wholeRecord)
  guard !whole.isEmpty else { return [] }
  let used = number.integer(input.edition.villages.count)
  let counts = Dictionary(grouping: whole, by: \.reason).map { ($0.key, $0.value) }.sorted { $0.1[0].row < $1.1[0].row }
  let reasons = counts.map { reason, records in
    let rows = records.prefix(5).map { number.integer($0.row) }.joined(separator: ", ")
    return "\(Labels(l).setAside(reason)): \(number.integer(records.count)) "
      + l.pick("(baris \(rows)", "(row \(rows)") + (records.count > 5 ? ", ...)" : ")")
  }
  return [
    l.pick(
      "\(input.file): \(number.integer(input.recordsRead)) dibaca, \(used) dipakai, \(number.integer(whole.count)) tidak dipakai: ",
      "\(input.file): \(number.integer(input.recordsRead)) read, \(used) used, \(number.integer(whole.count)) set aside: "
    )
      + reasons.joined(separator: "; ")
  ]
}
