import Foundation
import Testing

/// Source files that can't be used, against a project that has a workspace: it stays as it is.
@Suite("Failures of source files")
struct SourceFailureTests {
  private static let boundaries = "batas_desa.geojson"
  private static let table = "balita_2025-08.csv"

  @Test func anUnknownCRS() async throws {
    let project = try await BundledRegency.importedProject()
    try BundledRegency.edit(project, "code_year: 2025", "crs: EPSG:999999")
    try await RefusedCommand(
      arguments: ["import"], code: "ING-017", status: 65, mentions: ["EPSG:999999", Self.boundaries]
    ).check(in: project)
  }

  @Test func aShapefileThatStatesNoCRS() async throws {
    let project = try await BundledRegency.importedProject()
    try project.write("tanpa_prj.shp", TinyShapefile.shp)
    try project.write("tanpa_prj.shx", TinyShapefile.shx)
    try project.write("tanpa_prj.dbf", TinyShapefile.dbf)
    try BundledRegency.edit(project, "file: " + Self.boundaries, "file: tanpa_prj.shp")
    try await RefusedCommand(
      arguments: ["import"], code: "ING-016", status: 65, mentions: ["tanpa_prj.shp", "crs:"]
    ).check(in: project)
  }

  @Test(arguments: [
    (#"{"type": "FeatureCollection", "features": []}"#, "ING-014"), ("", "ING-008"), ("bukan geojson", "ING-008"),
  ])
  func aLayerWithoutFeatures(_ text: String, _ code: String) async throws {
    let project = try await BundledRegency.importedProject()
    try project.write(Self.boundaries, text)
    try await RefusedCommand(arguments: ["import"], code: code, status: 65, mentions: [Self.boundaries])
      .check(in: project)
  }

  @Test(arguments: [0, 1]) func aTableWithoutRows(_ lines: Int) async throws {
    let project = try await BundledRegency.importedProject()
    let head = try project.text(Self.table).split(separator: "\n").prefix(lines).joined(separator: "\n")
    try project.write(Self.table, head)
    try await RefusedCommand(arguments: ["import"], code: "ING-014", status: 65, mentions: [Self.table])
      .check(in: project)
  }

  @Test func aGeoJSONThatIsCutOff() async throws {
    let project = try await BundledRegency.importedProject()
    let whole = try project.bytes(Self.boundaries)
    try project.write(Self.boundaries, whole.prefix(whole.count / 2))
    try await RefusedCommand(arguments: ["import"], code: "ING-008", status: 65, mentions: [Self.boundaries])
      .check(in: project)
  }

  @Test func aGeoPackageThatIsCutOff() async throws {
    let project = try await BundledRegency.importedProject()
    // The workspace is a GeoPackage, too; half of its copy is a damaged source.
    let whole = try project.bytes("lokus.gpkg")
    try project.write("potong.gpkg", whole.prefix(whole.count / 3))
    try BundledRegency.edit(project, "file: " + Self.boundaries, "file: potong.gpkg")
    let result = try await LokusProgram.run(["import"], in: project)
    #expect(["ING-004", "ING-007"].contains(result.messageCode))
    try await RefusedCommand(
      arguments: ["import"], code: result.messageCode ?? "-", status: 65, mentions: ["potong.gpkg"]
    ).check(in: project)
  }

  @Test func aFileOfAnotherKind() async throws {
    let project = try await BundledRegency.importedProject()
    try project.write("foto.gpkg", "ini bukan GeoPackage")
    try BundledRegency.edit(project, "file: " + Self.boundaries, "file: foto.gpkg")
    try await RefusedCommand(arguments: ["import"], code: "ING-007", status: 65, mentions: ["foto.gpkg"])
      .check(in: project)
  }

  @Test func textWhereANumberBelongsIsSetAsideAndTheRestIsUsed() async throws {
    let project = try BundledRegency.project()
    let before = try CheckReport(await LokusProgram.succeed(["check", "--format", "json"], in: project).output)
    var lines = try project.text(Self.table).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let measured = try #require(lines[0].split(separator: ",").firstIndex { $0.hasPrefix("balita_diukur") })
    var cells = lines[10].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    cells[measured] = "banyak"
    lines[10] = cells.joined(separator: ",")
    try project.write(Self.table, lines.joined(separator: "\n"))
    let after = try CheckReport(await LokusProgram.succeed(["check", "--format", "json"], in: project).output)
    let new = Set(after.setAside).subtracting(before.setAside)
    #expect(new.count == 1)
    let item = try #require(new.first)
    #expect(item.kind == "not_a_number" && item.row == 10 && item.file == Self.table && !item.isWholeRecord)
    #expect(item.column == "balita_diukur")
    #expect(after.isNothingLost)
  }
}
