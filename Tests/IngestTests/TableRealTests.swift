import Foundation
import Geometry
import Ingest
import Matching
import Stunting
import TestSupport
import Testing

/// Needs the shared folder of real tables; skipped visibly without it.
@Suite("real tables", .enabled(if: SharedFolder.isPresent)) struct TableRealTests {
  @Test("stunting by puskesmas: all rows read, the inconsistent ones listed, one name asked")
  func statedPrevalence() async throws {
    let path = SharedFolder.url("data/stunting-kab-malang/kesehatan_stunting.csv").path
    let raw = try await TableReader.read(TableFile(path: path), expecting: [])
    let matcher = PlaceMatcher(
      BoundaryEdition(id: "uji", villages: [], polygons: LonLatPolygons(PolygonSet())), roster: try roster(of: raw))
    let source = TableSource(
      location: SourceLocation(id: "uji", path: path),
      place: PlaceMapping(districtName: "Kecamatan", unitName: "Unit Kerja (Puskesmas)"),
      values: [
        ValueMapping(
          indicator: "stunting", ageGroup: .balita, period: .columns(["Tahun", "Bulan"]), kind: .ratio,
          numerator: ["Stunting"], denominator: ["Jumlah Yang Diukur"], mayExceedDenominator: false)
      ], unit: .puskesmas, checks: [.sum(total: "Stunting", parts: ["Pendek", "Sangat Pendek"])])
    let result = try await importTable(source, matcher: matcher)
    #expect(result.recordsRead == 390)
    #expect(result.recordsRead == result.recordsAccepted + result.setAside.count { $0.wholeRecord })
    let listed = Set(result.findings.filter { $0.kind == .inconsistent }.compactMap(\.row))
    #expect(listed == (try expectedRows(raw)))
    #expect(result.questions.map(\.name) == ["Sumbermanjing"] && result.recordsAsked == 10)
  }

  /// The puskesmas of the table, with two of similar names for the one that is asked.
  private func roster(of table: TextTable) throws -> [RosterUnit] {
    let unit = try table.column("Unit Kerja (Puskesmas)")
    let district = try table.column("Kecamatan")
    var units: [String: RosterUnit] = [:]
    for row in 0..<table.rowCount {
      let given = table.trimmed(row, unit)
      let name = given == "Sumbermanjing" ? "SUMBERMANJING WETAN" : given
      units[name] = RosterUnit(key: UnitKey(level: .puskesmas, name: name), districtName: table.trimmed(row, district))
    }
    return units.keys.sorted().compactMap { units[$0] }
  }

  /// By hand: shares more than 0.15 points off, or parts that do not add up.
  private func expectedRows(_ table: TextTable) throws -> Set<Int> {
    let columns = try ["Pendek", "Sangat Pendek", "Stunting", "Jumlah Yang Diukur"].map(table.column)
    let share = try table.column("Prevalensi Stunting")
    return Set(
      (0..<table.rowCount).filter { row in
        let n = columns.map { Double(table.trimmed(row, $0)) ?? .nan }
        let stated = Double(table.trimmed(row, share).filter { $0.isNumber || $0 == "." }) ?? .nan
        return abs(stated - 100 * n[2] / n[3]) > 0.15 || n[0] + n[1] != n[2]
      }.map { table.rowNumbers[$0] })
  }

  @Test(
    "every file is a table with all its rows, or says which of its tables to name",
    arguments: ["messy-tables", "stunting-kab-malang", "gizi-buruk-jabar", "podes2019-jambi"])
  func everyFile(folder: String) async throws {
    let url = SharedFolder.url("data/" + folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: url.path).filter { $0 != "README.md" }
    #expect(!names.isEmpty)
    for name in names {
      let path = url.appendingPathComponent(name).path
      for sheet in await sheets(path) {
        let table = try await TableReader.read(TableFile(path: path, sheet: sheet), expecting: [])
        #expect(table.rowCount > 1 && table.columnNames.count > 1, "\(name) \(sheet ?? "")")
      }
    }
  }

  /// The tables that a file asks to choose from; one without a name when it has only one.
  private func sheets(_ path: String) async -> [String?] {
    do {
      _ = try await TableReader.read(TableFile(path: path), expecting: [])
      return [nil]
    } catch {
      if case .layerAmbiguous(_, let available) = error { return available }
      return [nil]
    }
  }
}
