import Cartography
import DrawingBridge
import Testing

@Suite("Village cards")
struct CardTests {
  private func text(_ repeats: Int) -> CardText {
    func long(_ text: String) -> String { [String](repeating: text, count: repeats).joined(separator: " ") }
    return CardText(
      code: "99.01.01.2001", district: long("Kecamatan Contoh"), period: "Agustus 2024",
      numbers: (0..<repeats).map { CardNumber(label: long("Balita diukur"), value: long("\($0),5 %")) },
      reasons: (0..<repeats).map { long("Alasan \($0)") }, source: long("Contoh"))
  }

  @Test("a card is 1080 x 1350 pixels, the same every time, with little and with much text", arguments: [0, 1, 3, 30])
  func size(repeats: Int) async throws {
    let scene = try await testScene(TestRegion(columns: 4, rows: 3).layer(), zooms: 0...10)
    let png = try renderCard(scene: scene, village: 5, text: text(repeats))
    #expect(pngSides(png) == [1080, 1350])
    #expect(try renderCard(scene: scene, village: 5, text: text(repeats)) == png)
    #expect(try CardMaker(base: scene.base).render(scene: scene, village: 5, text: text(repeats)) == png)
    #expect(try renderCard(scene: scene, village: 6, text: text(repeats)) != png)
  }

  @Test("a village that isn't there is refused", arguments: [-1, 12, .max])
  func refused(village: Int) async throws {
    let scene = try await testScene(TestRegion(columns: 4, rows: 3).layer(), zooms: 0...8)
    #expect(throws: CartographyError.nothingToDraw) { try renderCard(scene: scene, village: village, text: text(1)) }
  }
}
