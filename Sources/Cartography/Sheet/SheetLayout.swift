import DrawingBridge

/// Where the parts of a sheet stand and how they are drawn. The map is at the left, the legend in a column at the
/// right.
struct SheetLayout {
  let scene: MapScene
  let text: SheetText
  let width: Int
  let height: Int

  let margin = 24
  let mapTop = 92
  private let legendWidth = 372

  private let ink = Colour(red: 0x1c, green: 0x24, blue: 0x30)
  private let grey = Colour(red: 0x55, green: 0x5b, blue: 0x66)

  private var language: MapLanguage { scene.options.language }
  private var foot: [String] {
    let lines = text.sources + scene.style.sourceNotes.map { $0.text(language) }
    let notice = borderNotice.text(language)
    return lines.filter { $0 != notice } + [notice]
  }
  private var footHeight: Int { foot.count * 18 + 16 }

  var mapWidth: Int { max(64, width - 3 * margin - min(legendWidth, width / 3)) }
  var mapHeight: Int { max(64, height - mapTop - footHeight - margin) }
  private var legendLeft: Double { Double(2 * margin + mapWidth) }

  func drawFrame(on canvas: borrowing Canvas) {
    canvas.addRectangle(
      x: Double(margin) + 0.5, y: Double(mapTop) + 0.5, width: Double(mapWidth) - 1, height: Double(mapHeight) - 1)
    canvas.stroke(grey, width: 1)
  }

  func drawTitle(on canvas: borrowing Canvas) {
    let title = TextStyle(sizePixels: 27, isBold: true, colour: ink)
    canvas.draw(scene.style.title.text(language), x: Double(margin), y: 36, style: title, anchor: .left)
    canvas.draw(
      text.subtitle, x: Double(margin), y: 68, style: TextStyle(sizePixels: 17, colour: grey), anchor: .left)
    if let watermark = scene.options.watermark {
      let mark = TextStyle(sizePixels: 20, isBold: true, colour: Colour(red: 0xb0, green: 0x10, blue: 0x10))
      canvas.draw(watermark, x: Double(width - margin), y: 36, style: mark, anchor: .right)
    }
  }

  // MARK: - Legend

  private struct Row {
    var label: String
    var colour: Colour?
    var hatch: HatchPattern?
    var symbol: FacilitySymbol?
  }

  private var classRows: [Row] {
    let counts = scene.classCounts
    let unit = language == .indonesian ? "desa/kelurahan" : "villages"
    var rows = scene.style.classes.enumerated().map { index, item in
      let number = item.number.map { "\($0)  " } ?? ""
      return Row(
        label: "\(number)\(item.label.text(language))\n\(counts[index]) \(unit)", colour: item.colour,
        hatch: item.hatch?.pattern)
    }
    if let unstable = scene.style.unstable {
      rows.append(
        Row(
          label: "\(unstable.label.text(language))\n\(scene.unstableCount) \(unit)", colour: .white,
          hatch: unstable.hatch.pattern))
    }
    return rows
  }

  private var facilityRows: [Row] { scene.style.facilities.map { Row(label: $0.label.text(language), symbol: $0) } }

  func drawLegend(on canvas: borrowing Canvas) {
    var y = Double(mapTop) + 12
    canvas.draw(
      language == .indonesian ? "Legenda" : "Legend", x: legendLeft, y: y,
      style: TextStyle(sizePixels: 18, isBold: true, colour: ink), anchor: .left)
    y += 36
    for row in classRows {
      draw(row, y: y, on: canvas)
      y += 42
    }
    for row in facilityRows {
      draw(row, y: y, on: canvas)
      y += 26
    }
    drawLines(y: y + 4, on: canvas)
    if scene.style.status == "usulan" {
      let note = language == .indonesian ? "Kelas dan warna: usulan" : "Classes and colours: proposal"
      canvas.draw(note, x: legendLeft, y: y + 104, style: TextStyle(sizePixels: 13, colour: grey), anchor: .left)
    }
  }

  private func draw(_ row: Row, y: Double, on canvas: borrowing Canvas) {
    if let symbol = row.symbol {
      canvas.draw(
        symbol.shape, x: legendLeft + 18, y: y, size: symbol.size(atZoom: 12) * 1.2, colour: symbol.colour)
    } else {
      for fill in 0..<2 {
        canvas.addRectangle(x: legendLeft + 0.5, y: y - 12.5, width: 36, height: 25)
        if fill == 0, let colour = row.colour { canvas.fill(colour) }
        if fill == 1, let hatch = row.hatch { canvas.fill(hatch) }
        canvas.clearPath()
      }
      canvas.addRectangle(x: legendLeft + 0.5, y: y - 12.5, width: 36, height: 25)
      canvas.stroke(grey, width: 1)
    }
    canvas.draw(row.label, x: legendLeft + 48, y: y, style: TextStyle(sizePixels: 14, colour: ink), anchor: .left)
  }

  private func drawLines(y: Double, on canvas: borrowing Canvas) {
    let names =
      language == .indonesian
      ? ["Batas kabupaten/kota", "Batas kecamatan", "Batas desa/kelurahan"]
      : ["Regency border", "District border", "Village border"]
    let widths = scene.style.widths(atZoom: 12)
    for (index, width) in [widths.outer, widths.district, widths.village].enumerated() {
      let row = y + Double(index) * 24
      canvas.addPath([(legendLeft, row), (legendLeft + 36, row)], closed: false)
      canvas.stroke(ink, width: width)
      canvas.draw(
        names[index], x: legendLeft + 48, y: row, style: TextStyle(sizePixels: 14, colour: ink), anchor: .left)
    }
  }

  // MARK: - Scale, north, foot

  func drawScale(metresPerPixel: Double, on canvas: borrowing Canvas) {
    let metres = roundDistance(metresPerPixel * 220)
    let length = metres / metresPerPixel
    let y = Double(mapTop + mapHeight) - 20
    for half in 0..<2 {
      canvas.addRectangle(x: legendLeft + Double(half) * length / 2, y: y, width: length / 2, height: 8)
      canvas.fill(half == 0 ? ink : .white, keepingPath: true)
      canvas.stroke(ink, width: 1)
    }
    let style = TextStyle(sizePixels: 13, colour: ink)
    canvas.draw("0", x: legendLeft, y: y - 12, style: style, anchor: .left)
    canvas.draw(distanceText(metres), x: legendLeft + length, y: y - 12, style: style)
    drawNorth(x: legendLeft + 300, y: y - 20, on: canvas)
  }

  private func drawNorth(x: Double, y: Double, on canvas: borrowing Canvas) {
    canvas.addPath([(x, y - 26), (x + 11, y + 18), (x, y + 9), (x - 11, y + 18)], closed: true)
    canvas.fill(ink)
    let letter = language == .indonesian ? "U" : "N"
    canvas.draw(letter, x: x, y: y - 40, style: TextStyle(sizePixels: 16, isBold: true, colour: ink))
  }

  func drawFoot(on canvas: borrowing Canvas) {
    let style = TextStyle(sizePixels: 12.5, colour: grey)
    for (index, line) in foot.enumerated() {
      let y = Double(mapTop + mapHeight) + 22 + Double(index) * 18
      canvas.draw(line, x: Double(margin), y: y, style: style, anchor: .left)
    }
  }
}

/// Printed on every map.
public let borderNotice = LocalisedText(
  id: "Peta ini bukan referensi resmi mengenai garis batas administrasi",
  en: "This map is not an official reference for administrative boundaries")

/// The largest of 1, 2, 5 times a power of ten that isn't above `metres`; at least 1.
func roundDistance(_ metres: Double) -> Double {
  guard metres.isFinite, metres >= 1 else { return 1 }
  var power = 1.0
  while power * 10 <= metres { power *= 10 }
  return [5, 2, 1].map { $0 * power }.first { $0 <= metres } ?? power
}

/// `500 m`, `20 km`.
func distanceText(_ metres: Double) -> String {
  metres >= 1000 ? "\(Int(metres / 1000)) km" : "\(Int(metres)) m"
}
