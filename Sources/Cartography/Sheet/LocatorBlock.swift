import DrawingBridge
import Geometry
import Topology

/// Where the sheet lies: within the region, or for the whole region within the archipelago (a graticule from 95 to 141
/// degrees east and from 6 degrees north to 11 south).
struct LocatorBlock: SheetBlock {
  let scene: MapScene
  let maps: PaperMaps
  let focus: SheetFocus
  let words: SheetWords

  private var shape: (width: Double, height: Double) {
    if focus == .region { return (46, 17) }
    guard let box = maps.coarse.box(of: scene.villages(in: .region)) else { return (1, 1) }
    return (max(1, box.width), max(1, box.height))
  }

  private func frameSize(_ width: Double, _ size: Double) -> (width: Double, height: Double) {
    let shape = shape
    let ratio = min(max(shape.height / shape.width, 0.3), 1.5)
    let wide = min(width, size * 17, size * 13 / ratio)
    return (wide, wide * ratio)
  }

  func height(width: Double, size: Double) -> Double { size * 1.5 + frameSize(width, size).height + 1 }

  func draw(in box: SheetBox, size: Double, on canvas: borrowing Canvas) {
    canvas.draw(
      words.locator, x: box.x, y: box.y + size * 0.6,
      style: TextStyle(sizePixels: size * 0.92, isBold: true, colour: SheetInk.dark), anchor: .left)
    let part = frameSize(box.width, size)
    let frame = SheetBox(x: box.x + 0.5, y: box.y + size * 1.5, width: part.width - 1, height: part.height - 1)
    canvas.save()
    canvas.addRectangle(x: frame.x, y: frame.y, width: frame.width, height: frame.height)
    canvas.fill(MapFramePainter.sea, keepingPath: true)
    canvas.clip()
    if focus == .region { drawArchipelago(in: frame, size, on: canvas) } else { drawRegion(in: frame, on: canvas) }
    canvas.restore()
    canvas.addRectangle(x: frame.x, y: frame.y, width: frame.width, height: frame.height)
    canvas.stroke(SheetInk.grey, width: 0.6)
  }

  // MARK: - Within the archipelago

  private func drawArchipelago(in box: SheetBox, _ size: Double, on canvas: borrowing Canvas) {
    let bounds = scene.base.bounds
    func x(_ longitude: Double) -> Double { box.x + (longitude - 95) / 46 * box.width }
    func y(_ latitude: Double) -> Double { box.y + (6 - latitude) / 17 * box.height }
    let small = TextStyle(sizePixels: size * 0.68, colour: SheetInk.grey)
    for longitude in stride(from: 100.0, through: 130, by: 10) {
      canvas.addPath([(x(longitude), box.y), (x(longitude), box.maxY)], closed: false)
      canvas.draw(
        "\(Int(longitude))\u{b0}" + words.pick("BT", "E"), x: x(longitude), y: box.maxY - size * 0.5, style: small)
    }
    for latitude in [0.0, -5] {
      canvas.addPath([(box.x, y(latitude)), (box.maxX, y(latitude))], closed: false)
    }
    canvas.stroke(SheetInk.rule, width: 0.4)
    for (latitude, text) in [(0.0, "0\u{b0}"), (-5, "5\u{b0}" + words.pick("LS", "S"))] {
      canvas.draw(text, x: box.x + 2, y: y(latitude) - size * 0.45, style: small, anchor: .left)
    }
    let half = max(1.6, (x(bounds.maxX) - x(bounds.minX)) / 2)
    let high = max(1.6, (y(bounds.minY) - y(bounds.maxY)) / 2)
    canvas.addRectangle(
      x: x(bounds.midX) - half, y: y(bounds.midY) - high, width: 2 * half, height: 2 * high)
    canvas.fill(SheetInk.red.withAlpha(0x90), keepingPath: true)
    canvas.stroke(SheetInk.red, width: 0.8)
  }

  // MARK: - Within the region

  private func drawRegion(in box: SheetBox, on canvas: borrowing Canvas) {
    guard let ground = maps.coarse.box(of: scene.villages(in: .region)) else { return }
    let window = MapWindow(ground, in: box, padding: 3, isRound: false)
    let map = maps.map(zoom: maps.zoom(forScale: window.denominator))
    fill(Array(0..<scene.base.villageCount), map, window, MapFramePainter.muted, on: canvas)
    fill(scene.villages(in: focus), map, window, SheetInk.red.withAlpha(0xc0), on: canvas)
    for kind in [BorderKind.district, .outer] {
      for arc in map.kinds.indices where map.kinds[arc] == kind {
        let points = map.coverage.places(ofArc: arc).map {
          (x: window.x(Double(map.arcX[$0])), y: window.y(Double(map.arcY[$0])))
        }
        canvas.addPath(points, closed: false)
      }
      canvas.stroke(kind == .outer ? SheetInk.grey : Colour(red: 0x9a, green: 0x9a, blue: 0x9a), width: 0.4)
    }
    drawMark(map, window, on: canvas)
  }

  /// A frame around what would be too small to be found.
  private func drawMark(_ map: PaperMap, _ window: MapWindow, on canvas: borrowing Canvas) {
    guard let box = map.box(of: scene.villages(in: focus)) else { return }
    let (x, y) = (window.x(box.midX), window.y(box.midY))
    let k = window.pointsPerCentimetre
    guard max(box.width, box.height) * k < 9 else { return }
    canvas.addCircle(x: x, y: y, radius: 6)
    canvas.stroke(SheetInk.red, width: 0.8)
  }

  private func fill(
    _ villages: [Int], _ map: PaperMap, _ window: MapWindow, _ colour: Colour, on canvas: borrowing Canvas
  ) {
    for village in villages {
      for ring in map.rings.rings(ofOwner: village) {
        let points = map.rings.places(ofRing: ring).map {
          (x: window.x(Double(map.rings.x[$0])), y: window.y(Double(map.rings.y[$0])))
        }
        canvas.addPath(points, closed: true)
      }
      canvas.fill(colour)
    }
  }
}
