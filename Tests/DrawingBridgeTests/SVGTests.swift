import DrawingBridge
import Testing

@Suite("SVG and pictures in points")
struct SVGTests {
  private func svg(_ text: String) throws -> [UInt8] {
    try drawSVG(widthPoints: 300, heightPoints: 200) { canvas in paintTestPage(text, on: canvas) }
  }

  @Test("the same drawing gives the same bytes, whatever was drawn before")
  func sameBytes() throws {
    let first = try svg("Skala 1:75.000")
    _ = try svg("something else")
    #expect(try svg("Skala 1:75.000") == first)
    #expect(try svg("Skala 1:80.000") != first)
  }

  @Test("it has its size, no picture, and every name that is used stands somewhere")
  func wellFormed() throws {
    let text = String(decoding: try svg("Desa"), as: UTF8.self)
    #expect(text.contains("viewBox=\"0 0 300 200\"") && !text.contains("<image"))
    let names = Set(text.split(separator: " id=\"").dropFirst().compactMap { $0.split(separator: "\"").first })
    let used = text.split(separator: "href=\"#").dropFirst().compactMap { $0.split(separator: "\"").first }
    #expect(!used.isEmpty && used.allSatisfy { names.contains($0) })
  }

  @Test(
    "a picture in points has the pixels of its resolution",
    arguments: [(72.0, 300, 200), (150, 625, 417), (36, 150, 100)])
  func resolution(dots: Double, width: Int, height: Int) throws {
    let canvas = try Canvas(widthPoints: 300, heightPoints: 200, dotsPerInch: dots)
    canvas.paint(.white)
    canvas.addRectangle(x: 150, y: 100, width: 150, height: 100)
    canvas.fill(.black)
    let image = try canvas.image()
    #expect((image.width, image.height) == (width, height))
    #expect(image.colour(x: width / 4, y: height / 4) == .white)
    #expect(image.colour(x: width * 3 / 4, y: height * 3 / 4) == .black)
  }

  @Test("a resolution without pixels is refused", arguments: [0, -5, Double.nan, .infinity, 1e9])
  func badResolution(dots: Double) {
    #expect(throws: DrawingError.self) {
      _ = try Canvas(widthPoints: 300, heightPoints: 200, dotsPerInch: dots).image()
    }
  }

  @Test("a clip keeps what is outside clean until it is restored, and a hatch keeps its path when asked")
  func clip() throws {
    let canvas = try Canvas(widthPoints: 40, heightPoints: 40, dotsPerInch: 144)
    canvas.save()
    canvas.addRectangle(x: 10, y: 10, width: 10, height: 10)
    canvas.clip()
    canvas.paint(.black)
    canvas.restore()
    canvas.addRectangle(x: 30, y: 30, width: 10, height: 10)
    canvas.fill(HatchPattern(form: .rising, colour: .white), keepingPath: true)
    canvas.fill(.white)
    let image = try canvas.image()
    #expect(image.pixels.count { $0 == 0xff00_0000 } == 400)
    #expect(image.pixels.count { $0 == 0xffff_ffff } == 400)
  }
}
