import Foundation
import TestSupport
import Testing

/// What was planted behind low coverage, in the supply and in the programmes of the bundled regency, comes out of a run.
@Suite("Planted supply and programmes")
struct PlantedSupplyTests {
  private func codes(_ value: JSONValue?) throws -> Set<String> {
    Set(try #require(value?.array).compactMap(\.string))
  }

  @Test func everyDiagnosisIsThePlantedOneAndThereIsNoOther() async throws {
    let project = try await BundledRegency.finishedProject()
    let truth = try #require(try BundledRegency.truth()["diagnosis"])
    let indicator = try #require(truth["indicator"]?.string)
    let rows = try CSVRows(project, "hasil/penyediaan.csv").rows.filter { $0["indicator"] == indicator }
    let found = { (diagnosis: String) in
      Set(rows.filter { $0["diagnosis"] == diagnosis }.compactMap { $0["village_code"] })
    }
    #expect(rows.count == 164, "every village has a row")
    #expect(try found("management") == codes(truth["management"]))
    #expect(try found("inconclusive") == codes(truth["inconclusive"]))
    let redistribute = try codes(truth["resources_redistribute"])
    let add = try codes(truth["resources_add"])
    #expect(found("resources") == redistribute.union(add))
    for row in rows where row["diagnosis"] == "resources" {
      let code = try #require(row["village_code"])
      let first = try #require(row["remedies"]?.split(separator: ".").first)
      #expect(first.contains("redistribusi dahulu dari") == redistribute.contains(code), "\(code): \(first)")
      #expect(row["sentence"]?.hasPrefix("Indikasi") == true)
    }
  }

  @Test func theOverSuppliedAndTheUnderSuppliedAreFound() async throws {
    let project = try await BundledRegency.importedProject()
    let truth = try #require(try BundledRegency.truth()["roles"])
    let result = try await LokusProgram.succeed(["access", "--service", "posyandu", "--format", "json"], in: project)
    let gap = try #require(try JSONValue(text: result.output)["gaps"]?.array?.first)
    #expect(try codes(gap["over_supplied"]).isSuperset(of: codes(truth["over_served"])))
    #expect(try codes(gap["under_supplied"]).isSuperset(of: codes(truth["under_served"])))
  }

  @Test func islandsWithoutABoatAreCutOffAndTheOthersAreNot() async throws {
    let project = try await BundledRegency.importedProject()
    let truth = try #require(try BundledRegency.truth()["travel"])
    let result = try await LokusProgram.succeed(
      ["access", "--service", "puskesmas", "--threshold-min", "30", "--cost", "road", "--format", "json"], in: project)
    let rows = try #require(try JSONValue(text: result.output)["access"]?.array)
    let cut = Set(rows.filter { $0["access_class"]?.string == "cut_off" }.compactMap { $0["village_code"]?.string })
    #expect(try cut == codes(truth["islands_cut_off"]))
    #expect(try cut.isDisjoint(with: codes(truth["islands_with_boat"])))
  }

  @Test func theProgrammeThatIsAbsentWhereItIsNeededIsNamed() async throws {
    let project = try await BundledRegency.finishedProject()
    let truth = try #require(try BundledRegency.truth()["programmes"])
    let report = try project.text("hasil/laporan.txt").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(report.contains("Kesenjangan program"))
    let needed = try #require(truth["absent_where_needed"])
    for code in try codes(needed["absent"]) {
      let name = try #require(try VillageRows(project).rows[code]?["village_name"]?.string)
      #expect(report.contains(name), "\(code)")
    }
    let rows = try CSVRows(project, "hasil/program.csv").rows
    #expect(rows.count == truth["rows"]?.int)
    let unknown = try #require(truth["rows_with_unknown_location"]?.array).count
    #expect(rows.filter { $0["location_basis"] == "unplaced" }.count == unknown)
  }
}
