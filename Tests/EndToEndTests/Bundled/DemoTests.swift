import Foundation
import TestSupport
import Testing

@Suite("lokus demo on the bundled regency")
struct DemoTests {
  @Test func aFirstAndASecondDemoEndWellWithTheSameReport() async throws {
    let folder = try ProjectFolder()
    let first = try await LokusProgram.succeed(["demo"], in: folder)
    let before = try folder.snapshot("demo")
    #expect(first.output.contains("data sintetis") || first.output.contains("DATA SINTETIS"))
    #expect(first.output.contains("Langkah berikut"))
    for name in ["laporan.txt", "laporan.md", "laporan.csv", "lokus.gpkg", "manifest.json", "geojson/desa.geojson"] {
      #expect(folder.exists("demo/hasil/" + name), "\(name) is missing")
    }
    #expect(first.errors.isEmpty, "progress goes to a terminal only")
    let second = try await LokusProgram.succeed(["demo"], in: folder)
    #expect(try folder.snapshot("demo") == before)
    #expect(second.output.contains("tidak berubah"))
    #expect(reportPart(second.output) == reportPart(first.output))
  }

  @Test func theReportInEnglishIsEnglish() async throws {
    let folder = try ProjectFolder()
    let result = try await LokusProgram.succeed(["demo", "--lang", "en"], in: folder)
    #expect(result.output.contains("Executive summary"))
    #expect(!result.output.contains("Ringkasan Eksekutif"))
  }

  @Test func aFolderOfSomebodyElseIsRefused() async throws {
    let folder = try ProjectFolder()
    try folder.write("demo/catatan.txt", "milik orang lain")
    let before = try folder.snapshot()
    let result = try await LokusProgram.run(["demo"], in: folder)
    #expect(result.status == 73)
    #expect(result.messageCode == "OUT-001")
    #expect(try folder.snapshot() == before)
  }

  private func reportPart(_ text: String) -> Substring {
    text.range(of: "ANALISIS SITUASI").map { text[$0.lowerBound...] } ?? ""
  }
}
