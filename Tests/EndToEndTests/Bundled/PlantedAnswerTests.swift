import Foundation
import TestSupport
import Testing

/// What was planted in the bundled regency comes out of a run: access gaps, the lokus list, hotspots.
@Suite("Planted answers")
struct PlantedAnswerTests {
  private struct Answers {
    var truth: JSONValue
    var villages: VillageRows

    func codes(_ path: String...) throws -> [String] {
      let end = path.reduce(Optional(truth)) { $0?[$1] }
      return try #require(end?.array).compactMap(\.string)
    }
  }

  private func answers() async throws -> Answers {
    let project = try await BundledRegency.finishedProject()
    return Answers(truth: try BundledRegency.truth(), villages: try VillageRows(project))
  }

  @Test func theAccessGapsAreThePlantedOnes() async throws {
    let answers = try await answers()
    let planted = [
      ("posyandu", try answers.codes("roles", "posyandu_gap")), ("water", try answers.codes("roles", "water_gap")),
      ("puskesmas", try answers.codes("access", "puskesmas_gap")),
    ]
    for (service, codes) in planted {
      let farthest = answers.villages.rows.map {
        (code: $0.key, metres: $0.value[service + "_distance_m"]?.number ?? 0)
      }
      .sorted { $0.metres > $1.metres }.prefix(codes.count)
      #expect(Set(farthest.map(\.code)) == Set(codes), "\(service): nobody is farther than the planted ones")
      for code in codes {
        let row = try #require(answers.villages.rows[code])
        #expect(row[service + "_access"]?.string == "beyond", "\(service) \(code)")
        #expect(row[service + "_within_threshold"]?.bool == false)
      }
    }
  }

  @Test func theLokusListIsThePlantedOneInOrder() async throws {
    let answers = try await answers()
    let villages = answers.villages
    #expect(
      try villages.codes(where: "criterion_1") == Set(answers.codes("lokus", "prevalence_above_average")))
    #expect(try villages.codes(where: "criterion_2") == Set(answers.codes("lokus", "cases_above_average")))
    #expect(try villages.codes(where: "criterion_3") == Set(answers.codes("lokus", "most_indicators_lacking")))
    let ranked = villages.rows.compactMap { code, row in row["lokus_priority"]?.int.map { ($0, code) } }
    let order = ranked.sorted { $0.0 < $1.0 }.map(\.1)
    let planted = try answers.codes("lokus", "priority")
    #expect(order == planted)
    #expect(villages.codes(where: "lokus") == Set(planted.prefix(20)), "the project file asks for 20")
  }

  @Test func thePlantedHotspotsAreFound() async throws {
    let answers = try await answers()
    #expect(try answers.villages.codes(where: "hotspot").isSuperset(of: answers.codes("roles", "hotspot")))
  }

  @Test func cellsWithoutDataAndWithoutTargetAreToldApart() async throws {
    let answers = try await answers()
    let states = answers.villages.rows.values.flatMap { row in
      (row.object ?? [:]).filter { $0.key.hasSuffix("_state") }.compactMap(\.value.string)
    }
    #expect(states.contains("no_data"))
    #expect(states.contains("no_target"))
    let noTarget = answers.villages.rows.values.reduce(0) { $0 + ($1["main_indicators_no_target"]?.int ?? 0) }
    #expect(try noTarget == answers.codes("no_target").count)
  }
}
