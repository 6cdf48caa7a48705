import Foundation
import TestSupport
import Testing

/// `lokus tiles` and `lokus tiles verify`.
@Suite("Tiles command")
struct TilesCommandTests {
  @Test func everyContainerIsSoundAndHoldsEveryVillageAtEveryZoom() async throws {
    let project = try await BundledRegency.importedProject()
    let villages = try BundledRegency.truth()["villages"]?.int ?? 164
    for name in ["a.pmtiles", "a.mbtiles", "ubin"] {
      try await LokusProgram.succeed(["tiles", "--out", name, "--max-zoom", "11"], in: project)
      let output = try await LokusProgram.succeed(["tiles", "verify", name, "--format", "json"], in: project).output
      let report = try JSONValue(text: output)
      #expect(report["good"]?.bool == true)
      let layers = try #require(report["layers"]?.array)
      let own = try #require(layers.first { $0["name"]?.string == "villages" })
      let ids = try #require(own["ids_per_zoom"]?.array).compactMap(\.int)
      #expect(ids == [Int](repeating: villages, count: 12), "\(name)")
      for layer in ["districts", "facilities", "hotspot", "klaster", "access", "labels"] {
        #expect(layers.contains { $0["name"]?.string == layer }, "\(layer)")
      }
    }
  }

  @Test func threadsDoNotChangeTheBytes() async throws {
    let project = try await BundledRegency.importedProject()
    for name in ["pmtiles", "mbtiles"] {
      for threads in ["1", "2"] {
        try await LokusProgram.succeed(
          ["tiles", "--out", "t\(threads).\(name)", "--max-zoom", "11", "--threads", threads], in: project)
      }
      #expect(try project.bytes("t1.\(name)") == project.bytes("t2.\(name)"))
    }
  }

  @Test func aPolygonFileIsTiledWithoutAProject() async throws {
    let project = try BundledRegency.project()
    try await LokusProgram.succeed(
      ["tiles", "batas_desa.geojson", "--out", "desa.pmtiles", "--max-zoom", "9", "--code", "kode_desa"], in: project)
    let text = try await LokusProgram.succeed(["tiles", "verify", "desa.pmtiles"], in: project).output
    #expect(text.contains("Tidak ada kesalahan"))
  }

  @Test func pictureTilesGoIntoAnArchiveToo() async throws {
    let project = try await BundledRegency.importedProject()
    try await LokusProgram.succeed(
      ["tiles", "--raster", "--theme", "kasus", "--retina", "--out", "k.mbtiles", "--max-zoom", "10"], in: project)
    try await LokusProgram.succeed(["tiles", "verify", "k.mbtiles"], in: project)
  }

  @Test func aDamagedArchiveIsToldAndEndsWith65() async throws {
    let project = try await BundledRegency.importedProject()
    try await LokusProgram.succeed(["tiles", "--out", "a.pmtiles", "--max-zoom", "9"], in: project)
    var bytes = try project.bytes("a.pmtiles")
    let middle = bytes.count * 3 / 4
    for place in middle..<(middle + 40) { bytes[place] ^= 0x55 }
    try project.write("rusak.pmtiles", bytes)
    let result = try await LokusProgram.run(["tiles", "verify", "rusak.pmtiles"], in: project)
    #expect(result.status == 65 && result.errors.contains("PTA-01"))
    for name in ["laporan.txt", "tidak-ada.pmtiles"] {
      try project.write("laporan.txt", "bukan ubin")
      let refused = try await LokusProgram.run(["tiles", "verify", name, "--lang", "en"], in: project)
      #expect(refused.status == 65 && refused.errors.contains("PTA-010") && refused.errors.contains("What to do"))
    }
  }

  @Test func aSecondRunDrawsNothingAndWritesTheSame() async throws {
    let project = try await BundledRegency.finishedProject()
    let before = try project.snapshot("hasil")
    try await LokusProgram.succeed(["tiles"], in: project)
    let after = try project.snapshot("hasil")
    #expect(before == after)
    #expect(before.keys.contains { $0.hasSuffix("wilayah.pmtiles") })
    #expect(before.keys.contains { $0.hasSuffix("styles/prevalensi.qml") })
  }

  @Test func recordsThatAreNotUsedAreTold() async throws {
    let project = try BundledRegency.project()
    let square = { (code: String, geometry: String) in
      #"{"type":"Feature","properties":{"kode":"\#(code)","nama":"A"},"geometry":\#(geometry)}"#
    }
    let shape = #"{"type":"Polygon","coordinates":[[[110,-7],[110.1,-7],[110.1,-7.1],[110,-7.1],[110,-7]]]}"#
    let features = [square("33.01.01.2001", shape), square("33.01.01.2002", "null")].joined(separator: ",")
    try project.write("dua.geojson", #"{"type":"FeatureCollection","features":[\#(features)]}"#)
    let text = try await LokusProgram.succeed(
      ["tiles", "dua.geojson", "--out", "dua.pmtiles", "--max-zoom", "5"], in: project
    ).output
    #expect(text.contains("2 dibaca, 1 dipakai, 1 tidak dipakai") && text.contains("baris 2"))
  }

  @Test func aTileThatWasCutOffIsDrawnAgain() async throws {
    let project = try await BundledRegency.finishedProject()
    let before = try project.snapshot("hasil")
    let tile = try #require(before.keys.filter { $0.contains("lokus/") && $0.hasSuffix(".png") }.min())
    try project.write("hasil/" + tile, Data((before[tile] ?? Data()).prefix(100)))
    try await LokusProgram.succeed(["tiles"], in: project)
    #expect(try project.snapshot("hasil") == before)
  }

  @Test func aTileWhoseFileIsGoneIsDrawnAgain() async throws {
    let project = try await BundledRegency.finishedProject()
    let before = try project.snapshot("hasil")
    let tile = try #require(before.keys.filter { $0.contains("prevalensi/") && $0.hasSuffix(".png") }.min())
    try project.remove("hasil/" + tile)
    try await LokusProgram.succeed(["tiles"], in: project)
    #expect(try project.snapshot("hasil") == before)
  }

  @Test func whatIsWrongWithTheRequestIsSaid() async throws {
    let project = try await BundledRegency.importedProject()
    for (arguments, code, status) in [
      (["tiles", "--raster", "--theme", "entah", "--out", "a.pmtiles"], "PTA-001", Int32(64)),
      (["tiles", "--out", "a.zip"], "STA-004", 64), (["map", "--theme", "entah"], "PTA-001", 64),
      (["map", "--value", "entah"], "PTA-003", 64),
      (["map", "--value", "rate_percent", "--classes", "entah 5"], "PTA-004", 64),
      (["map", "--paper", "a5"], "PTA-005", 64), (["map", "--palette", "entah"], "PTA-005", 64),
      (["map", "--logo", "batas_desa.geojson"], "PTA-007", 65), (["cards", "--village", "1"], "PTA-009", 64),
      (["atlas", "--per", "rt"], "PTA-005", 64), (["charts", "--format", "bmp"], "PTA-005", 64),
    ] {
      let before = try project.snapshot()
      let result = try await LokusProgram.run(arguments, in: project)
      #expect(result.status == status && result.errors.contains(code), "\(arguments): \(result.errors)")
      #expect(try project.snapshot() == before, "\(arguments)")
    }
  }
}
