import Ingest
import Matching
import Stunting
import Testing

@Suite("programme tables and working areas") struct ProgrammeImportTests {
  @Test("a blank programme is the one above, numbers are Indonesian, totals and notes are set aside")
  func programmes() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "p.csv",
      """
      Program/Kegiatan;Indikator Kinerja;Target;Lokasi;Anggaran;OPD
      PMT balita;balita menerima;1.200;Teluk Dalam;Rp 1.250.000.000,-;Dinas Kesehatan
      ;sumur dibangun;12;di beberapa desa;500.000.000;PUPR
      Jumlah;;;;1.750.000.000;
      Sumber: Bappeda;;;;;
      """)
    let source = ProgrammeSource(
      location: SourceLocation(id: "p", path: path),
      columns: [
        .programme: "Program/Kegiatan", .performanceIndicator: "Indikator Kinerja", .target: "Target",
        .location: "Lokasi", .budget: "Anggaran", .opd: "OPD",
      ], year: 2025)
    let result = try await importProgrammes(source, matcher: PlaceFixtures.matcher)
    #expect(result.programmes.map(\.programme) == ["PMT balita", "PMT balita"])
    #expect(result.programmes.map(\.budgetRupiah) == [1_250_000_000, 500_000_000])
    #expect(result.programmes.map(\.target) == [1200, 12] && result.programmes[1].village == nil)
    #expect(result.recordsRead == result.programmes.count + result.setAside.count { $0.wholeRecord })
  }

  @Test("a village listed twice keeps its first puskesmas, an unknown one is told, nothing is lost")
  func areas() async throws {
    let folder = try TemporaryFolder()
    let codes = PlaceFixtures.matcher.edition.villages.map(\.printedCode)
    let path = try folder.write(
      "w.csv", "puskesmas;kode\nSatu;\(codes[0])\nSatu;\(codes[1])\nDua;\(codes[0])\nDua;99.99.77.2999\n")
    let source = WorkingAreaSource(
      location: SourceLocation(id: "w", path: path),
      place: PlaceMapping(villageCode: ["kode"], unitName: "puskesmas"))
    let result = try await importWorkingAreas(source, matcher: PlaceFixtures.matcher)
    #expect(result.areas.map(\.village) == [0, 1] && result.areas.allSatisfy { $0.puskesmas.name == "Satu" })
    #expect(result.setAside.map(\.reason) == [.duplicateRow, .unknownCode] && result.recordsRead == 4)
  }
}
