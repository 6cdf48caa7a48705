import Foundation
import TestSupport
import Testing

/// `lokus map`, `lokus atlas`, `lokus cards`, `lokus charts`.
@Suite("Sheets, atlas, cards, charts")
struct SheetCommandTests {
  @Test func aSheetIsPDFOrSVGOrPNGAndTheSameAgain() async throws {
    let project = try await BundledRegency.importedProject()
    let marks: [(String, [UInt8])] = [
      ("pdf", Array("%PDF".utf8)), ("svg", Array("<?xml".utf8)), ("png", [137, 80, 78, 71]),
    ]
    for (kind, mark) in marks {
      for copy in ["1", "2"] {
        try await LokusProgram.succeed(["map", "--out", "\(copy).\(kind)", "--threads", copy], in: project)
      }
      #expect(try project.bytes("1.\(kind)").starts(with: mark))
      #expect(try project.bytes("1.\(kind)") == project.bytes("2.\(kind)"))
    }
  }

  @Test func everyThemeOfTheProjectCanBeDrawn() async throws {
    let project = try await BundledRegency.importedProject()
    for theme in [
      "kasus", "akses-posyandu", "lampu-imunisasi_dasar_lengkap", "cakupan-imunisasi_dasar_lengkap",
      "bivariat-sanitasi_layak",
    ] {
      try await LokusProgram.succeed(["map", "--theme", theme, "--out", "a.png"], in: project)
    }
    try await LokusProgram.succeed(
      ["map", "--value", "rate_percent", "--classes", "quantile 5", "--out", "b.png"], in: project)
    try await LokusProgram.succeed(["map", "--palette", "ssgi", "--out", "c.png"], in: project)
    #expect(try project.bytes("a.png") != project.bytes("b.png"))
  }

  @Test func oneValueEverywhereAndACrowdedClassAreSaid() async throws {
    let project = try await BundledRegency.importedProject()
    let light = try await LokusProgram.succeed(
      ["map", "--theme", "lampu-sanitasi_layak", "--out", "a.png"], in: project)
    #expect(light.output.contains("Peringatan") && light.output.contains("satu kelas"))
    let features = (0..<3).map { i in
      let (west, east) = (110 + Double(i) / 10, 110.1 + Double(i) / 10)
      let ring = "[[\(west),-7],[\(east),-7],[\(east),-7.1],[\(west),-7.1],[\(west),-7]]"
      return
        #"{"type":"Feature","properties":{"kode":"33.01.01.200\#(i + 1)","n":-4},"geometry":{"type":"Polygon","coordinates":[\#(ring)]}}"#
    }
    try project.write(
      "sama.geojson", #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#)
    let same = try await LokusProgram.succeed(["map", "sama.geojson", "--value", "n", "--out", "b.svg"], in: project)
    #expect(same.output.contains("100 %"))
  }

  @Test func aLogoThatIsCutOffIsRefused() async throws {
    let project = try await BundledRegency.importedProject()
    try await LokusProgram.succeed(["map", "--out", "a.png"], in: project)
    try project.write("logo.png", Data(try project.bytes("a.png").prefix(60)))
    let result = try await LokusProgram.run(["map", "--logo", "logo.png", "--out", "b.pdf"], in: project)
    #expect(result.status == 65 && result.errors.contains("PTA-007") && !project.exists("b.pdf"))
  }

  @Test(.enabled(if: Tool.isPresent("pdftotext"), "needs pdftotext"))
  func everyPageOfTheAtlasSaysWhatItIs() async throws {
    let project = try await BundledRegency.importedProject()
    try await LokusProgram.succeed(["atlas", "--out", "atlas.pdf"], in: project)
    let text = try Tool.run("pdftotext", ["-layout", project.path("atlas.pdf").path, "-"]).output
    let pages = text.split(separator: "\u{0C}").map(String.init).filter { $0.contains { !$0.isWhitespace } }
    #expect(pages.count == 11)
    for (place, page) in pages.enumerated() {
      for word in ["2025-08", "Sumber", "Kode Wilayah", "Halaman \(place + 1) dari 11", "bukan referensi resmi"] {
        #expect(page.contains(word), "\(word) on page \(place + 1)")
      }
      if place != 1 { #expect(page.contains("Legenda") && page.contains("Skala 1:"), "page \(place + 1)") }
    }
    #expect(!project.exists(".atlas.pdf.lokus-halaman"))
  }

  /// A page in the folder of an atlas in the making is used when it was made from the same things.
  @Test func anAtlasThatWasStoppedGoesOn() async throws {
    let project = try await BundledRegency.importedProject()
    let running = try await RunningProgram.start(["atlas", "--out", "atlas.pdf", "--per", "desa"], in: project.url)
    let folder = ".atlas.pdf.lokus-halaman"
    for _ in 0..<10_000 where running.isRunning {
      let pages = (try? project.snapshot(folder).keys.count { $0.hasSuffix(".tanda") }) ?? 0
      if pages > 3 { break }
      try await Task.sleep(for: .milliseconds(10))
    }
    running.kill()
    _ = try await running.finish(limitSeconds: 300)
    if !project.exists("atlas.pdf"), project.exists(folder) {
      #expect(try project.snapshot(folder).keys.contains { $0.hasSuffix(".pdf") })
    }
    try await LokusProgram.succeed(["atlas", "--out", "atlas.pdf", "--per", "desa"], in: project)
    try await LokusProgram.succeed(["atlas", "--out", "fresh.pdf", "--per", "desa", "--threads", "1"], in: project)
    #expect(try project.bytes("atlas.pdf") == project.bytes("fresh.pdf"))
    #expect(!project.exists(folder))
  }

  @Test func aCardAVillageAndNothingOfPeopleInPublicOnes() async throws {
    let project = try await BundledRegency.importedProject()
    try await LokusProgram.succeed(["cards", "--village", "99.99.01.1001", "--out", "kartu"], in: project)
    let names = try project.snapshot("kartu").keys.filter { $0.hasSuffix(".png") }
    #expect(names == ["99.99.01.1001.png"])
    try await LokusProgram.succeed(["cards", "--village", "99.99.01.1001", "--public", "--out", "publik"], in: project)
    #expect(try project.bytes("publik/99.99.01.1001.png") != project.bytes("kartu/99.99.01.1001.png"))
  }

  @Test func chartsAreWrittenInEveryFormat() async throws {
    let project = try await BundledRegency.importedProject()
    for format in ["pdf", "svg", "png"] {
      try await LokusProgram.succeed(["charts", "--format", format, "--out", format], in: project)
      let names = try project.snapshot(format).keys
      for chart in ["distribusi", "corong", "tren", "cakupan", "lampu", "klaster"] {
        #expect(names.contains { $0.hasPrefix(chart) && $0.hasSuffix(format) }, "\(chart).\(format)")
      }
    }
  }
}
