import Ingest
import Matching
import Stunting
import Testing

@Suite("Travel as villages report it")
struct AccessReportedTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func read(_ text: String, _ change: (inout ReportedTravelSource) -> Void) async throws -> ReportedTravelImport
  {
    let path = try folder.write("podes.csv", text)
    var source = ReportedTravelSource(
      location: SourceLocation(id: "podes", path: path), kind: "puskesmas",
      place: PlaceMapping(villageCode: ["kode"], codeSystem: .kemendagri), period: Period("2018")!)
    change(&source)
    return try await importReportedTravel(source, matcher: PlaceFixtures.matcher)
  }

  @Test("of two kinds of puskesmas the nearer counts, 0.0 is in the village only where there is one")
  func nearer() async throws {
    let result = try await read(
      """
      kode,C2,C3,D2,D3
      99.99.01.2001,0,12.5,0,4.0
      99.99.01.2002,1,0.0,0,9
      99.99.01.1003,0,0.0,0,3
      99.99.02.2001,0,,0,
      99.99.02.2002,,-2,,jauh
      99.99.02.2002,0,1,0,1
      99.99.09.2001,0,1,0,1

      """
    ) {
      $0.kilometres = ["C3", "D3"]
      $0.counts = ["C2", "D2"]
    }
    #expect(result.reported.map(\.village) == [0, 1, 2, 3])
    #expect(result.reported.map(\.kilometres) == [4, 0, 3, nil])
    #expect(result.reported.map(\.facilitiesInVillage) == [0, 1, 0, 0])
    #expect(result.recordsRead == 7 && result.recordsAccepted == 5)
    let asides = result.setAside.map { "\($0.row) \($0.column ?? "-") \($0.reason.rawValue)" }
    #expect(
      asides == [
        "3 C3 unusable_value", "5 C3 negative_number", "5 D3 not_a_number", "6 - duplicate_row", "7 - unknown_code",
      ])
    #expect(result.findings.filter { $0.kind == .villageWithoutRow }.map(\.code) == ["99.99.02.2003"])
  }

  @Test(
    "minutes and kilometres as they are written",
    arguments: [
      ("45", 45.0), ("45 menit", 45), ("1 jam", 60), ("1 jam 15 menit", 75), ("1,5 jam", 90), ("2jam 5mnt", 125),
      ("± 30 mnt.", 30), ("", nil), ("-", nil), ("lama", nil), ("1 jam lewat", nil), ("1e400", nil),
    ] as [(String, Double?)])
  func minutes(_ text: String, _ expected: Double?) async throws {
    let result = try await read("kode;waktu\n99.99.01.2001;\(text)\n99.99.01.2002;10\n") { $0.minutes = ["waktu"] }
    #expect(result.reported.first { $0.village == 0 }?.minutes == expected)
    #expect(result.reported.contains { $0.village == 1 })
  }

  @Test("metres and kilometres", arguments: [("800 m", 0.8), ("2,5 km", 2.5), ("2.5Km", 2.5), ("1 km 200 m", 1.2)])
  func kilometres(_ text: String, _ expected: Double) async throws {
    let result = try await read("kode;jarak\n99.99.01.2001;\(text)\n") { $0.kilometres = ["jarak"] }
    #expect(result.reported.map(\.kilometres) == [expected])
  }

  @Test("names that fit no village for certain are asked, a missing column is told")
  func asked() async throws {
    let result = try await read("desa;jarak\nSuka Maju;3\nTeluk Dalam;4\n") {
      $0.place = PlaceMapping(villageName: "desa")
      $0.kilometres = ["jarak"]
    }
    #expect(result.questions.map(\.name) == ["Suka Maju"] && result.reported.map(\.village) == [4])
    #expect(result.recordsRead == 2 && result.recordsAccepted == 1)
    await #expect(throws: IngestError.self) {
      try await read("kode;jarak\n99.99.01.2001;3\n") { $0.kilometres = ["km"] }
    }
    await #expect(throws: IngestError.self) { try await read("kode;jarak\n99.99.01.2001;3\n") { _ in } }
  }
}
