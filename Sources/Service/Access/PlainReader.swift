internal import Analysis
internal import Foundation
internal import Geometry
internal import Ingest
internal import Matching
internal import Project
internal import Stunting

/// Runs a reader of plain files: its errors are told without a project file, which there is none of.
func plainly<Value>(_ body: () async throws -> Value) async throws -> Value {
  do { return try await body() } catch let error as IngestError {
    throw WrappedError { l in
      var message = ingestMessage(error, l)
      guard message.next.contains("lokus.yaml") || message.next.contains("unit") else { return message }
      message.next = l.pick(
        "Periksa nama dan isi berkas, sistem koordinatnya, dan opsi perintah (--help; raster penduduk: --population-unit).",
        "Check the file's name and contents, its reference system, and the options (--help; a population raster needs --population-unit)."
      )
      return message
    }
  }
}

/// Reads facilities, people, roads and surfaces of files as they are, and says what became of their records.
final class PlainReader {
  private let edition: BoundaryEdition
  private let language: Language
  private let matcher: PlaceMatcher
  private(set) var setAside: [SetAside] = []
  private(set) var remarks: [String] = []

  init(edition: BoundaryEdition, language: Language) {
    self.edition = edition
    self.language = language
    matcher = PlaceMatcher(edition)
  }

  func facilities(_ files: [URL], kind: String) async throws -> [Facility] {
    var all: [Facility] = []
    for file in files { all += try await places(file, kind: kind) }
    return all
  }

  /// Places of a table or a point layer, each in its village.
  func places(_ file: URL, kind: String, attributes: [String] = []) async throws -> [Facility] {
    let plain = PlainPlaces(
      path: file.path, kind: kind, id: file.lastPathComponent, attributeColumns: attributes)
    let read = try await readPlaces(plain, matcher: matcher)
    note(file, read: read.recordsRead, used: read.facilities.count, setAside: read.setAside)
    return try FacilityPlacer(edition).place(read.facilities)
  }

  func inputs(_ files: ReachFiles) async throws -> AccessInputs {
    var inputs = AccessInputs()
    for file in files.settlements {
      let location = SourceLocation(id: file.lastPathComponent, path: file.path)
      let read = try await readDemand(DemandSource(location: location, rung: .settlement), matcher: matcher)
      inputs.points += read.points
      note(file, read: read.recordsRead, used: read.points.count, setAside: read.setAside)
    }
    if let file = files.population {
      let read = try demandFromRaster(
        edition,
        raster: RasterSource(
          id: file.lastPathComponent, path: file.path,
          unit: try files.populationUnit.map { try choice($0, RasterUnit.self, "population-unit") }))
      inputs.points += read.points
      note(file, read: read.recordsRead, used: read.recordsRead - read.recordsSetAside, setAside: read.setAside)
    }
    let roles: [([URL], TravelLineRole)] = [(files.roads, .road), (files.boats, .boat), (files.barriers, .barrier)]
    for (urls, role) in roles { for file in urls { inputs.lines.append(try lines(file, role)) } }
    let surfaces: [(URL?, SurfaceRole)] = [(files.elevation, .elevation), (files.landCover, .landCover)]
    for (file, role) in surfaces { if let file { inputs.surfaces += try surface(file, role, files.landCoverSpeeds) } }
    return inputs
  }

  private func lines(_ file: URL, _ role: TravelLineRole) throws -> TravelLines {
    let location = SourceLocation(id: file.lastPathComponent, path: file.path)
    var source = TravelLineSource(location: location, role: role)
    if role == .road { source.speeds = try TravelSpeeds.bundled().kilometresPerHour }
    let read = try readLines(source, region: edition.polygons.planar.bounds)
    note(file, read: read.recordsRead, used: read.featuresAccepted, setAside: read.setAside)
    return read.lines
  }

  private func surface(_ file: URL, _ role: SurfaceRole, _ speeds: [String: Double]) throws -> [TravelSurface] {
    guard let bounds = edition.polygons.planar.bounds else { return [] }
    let source = SurfaceSource(
      id: file.lastPathComponent, path: file.path, role: role, speeds: role == .landCover ? speeds : [:])
    let read = try importSurface(source, region: bounds)
    note(file, read: read.recordsRead, used: read.recordsRead, setAside: [])
    return [read.surface]
  }

  private func note(_ file: URL, read: Int, used: Int, setAside own: [SetAside]) {
    setAside += own
    let number = NumberText(language)
    let rest = own.count { $0.wholeRecord }
    remarks.append(
      language.pick(
        "\(file.lastPathComponent): \(number.integer(read)) dibaca, \(number.integer(used)) dipakai, \(number.integer(rest)) tidak dipakai",
        "\(file.lastPathComponent): \(number.integer(read)) read, \(number.integer(used)) used, \(number.integer(rest)) set aside"
      ))
  }
}
