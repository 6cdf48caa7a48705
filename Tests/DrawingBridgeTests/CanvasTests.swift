import DrawingBridge
import Testing

@Suite("Canvas")
struct CanvasTests {
  private let red = Colour(red: 200, green: 0, blue: 0)

  @Test("colours are read and written as text")
  func colours() {
    #expect(Colour(hex: "#fd8d3c") == Colour(red: 253, green: 141, blue: 60))
    #expect(Colour(hex: "#FD8D3C80")?.alpha == 128)
    #expect(Colour(hex: "#fd8d3c80")?.hex == "#fd8d3c80")
    for bad in ["", "#", "fd8d3c", "#fd8d3", "#gg0000", "#fd8d3c8", "#é00000"] { #expect(Colour(hex: bad) == nil) }
  }

  @Test("a rectangle on whole pixels fills exactly them, and a hole stays open")
  func exactFill() throws {
    let canvas = try Canvas(width: 10, height: 10)
    canvas.addRectangle(x: 2, y: 3, width: 5, height: 4)
    canvas.addRectangle(x: 3, y: 4, width: 1, height: 1)
    canvas.fill(red)
    let image = try canvas.image()
    #expect(image.pixels.count { $0 != 0 } == 19)
    #expect(image.colour(x: 2, y: 3) == red)
    #expect(image.colour(x: 3, y: 4) == .transparent)
    #expect(image.colour(x: 10, y: 0) == nil)
  }

  @Test("neighbours that share an edge leave no gap, whatever its slope", arguments: [0.1, 0.37, 1, 2.9])
  func noGap(slope: Double) throws {
    let canvas = try Canvas(width: 64, height: 64)
    let (left, right) = (32 - 16 * slope, 32 + 16 * slope)
    canvas.addPath([(-99, 0), (left, 0), (right, 64), (-99, 64)], closed: true)
    canvas.fill(red, mode: .abutting)
    canvas.addPath([(199, 0), (left, 0), (right, 64), (199, 64)], closed: true)
    canvas.fill(red, mode: .abutting)
    let image = try canvas.image()
    #expect(image.pixels.allSatisfy { $0 >> 24 >= 254 })
  }

  @Test("coordinates that are no numbers or huge are harmless")
  func hostileCoordinates() throws {
    let canvas = try Canvas(width: 16, height: 16)
    canvas.addPath([(.nan, 1), (1, .infinity), (0, 0), (1e300, 0), (1e300, 1e300), (0, 1e300)], closed: true)
    canvas.fill(red)
    canvas.addCircle(x: .nan, y: 0, radius: 5)
    canvas.addCircle(x: 5, y: 5, radius: -1)
    canvas.addPath(x: [1, 2], y: [1], range: -5..<80, closed: false)
    canvas.stroke(red, width: .nan, dash: [0, -1])
    canvas.draw("x", x: .nan, y: 2, style: TextStyle(sizePixels: .nan))
    #expect(try canvas.image().colour(x: 8, y: 8) == red)
  }

  @Test("an impossible size is refused", arguments: [(0, 5), (5, -1), (20_000, 5), (5, .max)])
  func badSize(width: Int, height: Int) {
    #expect(throws: DrawingError.imageSizeOutOfRange(width: width, height: height)) {
      let canvas = try Canvas(width: width, height: height)
      _ = try canvas.image()
    }
  }

  @Test("a hatch goes on over tile borders", arguments: HatchForm.allCases)
  func hatchContinues(form: HatchForm) throws {
    let hatch = HatchPattern(form: form, colour: red)
    let wide = try Canvas(width: 512, height: 40)
    wide.addRectangle(x: 0, y: 0, width: 512, height: 40)
    wide.fill(hatch)
    let right = try Canvas(width: 256, height: 40)
    right.addRectangle(x: 0, y: 0, width: 256, height: 40)
    right.fill(hatch)
    let image = try right.image()
    #expect(try wide.image().cropped(x: 256, y: 0, width: 256, height: 40) == image)
    let covered = image.pixels.count { $0 != 0 }
    #expect(covered > 400 && covered < 8000)
  }
}

@Suite("Text", .enabled(if: checkMapFont().isResolved, "needs fonts-dejavu-core"))
struct TextTests {
  @Test("longer, larger, bolder text and more lines measure more")
  func measure() {
    let style = TextStyle(sizePixels: 11)
    let size = measureText("Sukamaju", style: style)
    #expect(size.width > 45 && size.width < 60 && size.height > 11 && size.height < 15)
    #expect(measureText("Sukamaju Lama", style: style).width > size.width)
    #expect(measureText("Sukamaju", style: TextStyle(sizePixels: 11, isBold: true)).width > size.width)
    #expect(measureText("Sukamaju\nLama", style: style).height == 2 * size.height)
    #expect(measureText("", style: style).width == 0)
    #expect(measureText("a\0b", style: style).width == measureText("ab", style: style).width)
  }

  @Test("text moved by whole pixels draws the same pixels, halo around it")
  func sameLetters() throws {
    let style = TextStyle(sizePixels: 12, haloPixels: 2, haloColour: .white)
    let one = try Canvas(width: 120, height: 40)
    one.draw("Gunung Jati", x: 60, y: 20, style: style)
    let two = try Canvas(width: 120, height: 40)
    two.draw("Gunung Jati", x: 53, y: 17, style: style)
    let a = try one.image()
    #expect(
      a.cropped(x: 7, y: 3, width: 100, height: 30) == (try two.image()).cropped(x: 0, y: 0, width: 100, height: 30))
    #expect(a.pixels.contains(0xffff_ffff) && a.pixels.contains(0xff00_0000))
  }
}
