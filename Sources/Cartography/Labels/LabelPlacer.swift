import DrawingBridge
import Geometry

/// Places the names of one zoom for the whole region at once, so that no two overlap, in whatever tile they lie.
struct LabelPlacer {
  let geometry: ZoomGeometry
  let coverage: Coverage
  let anchors: LabelAnchors
  let layer: MapLayer
  /// Class number under a village's name; nil for none.
  let villageDetail: (Int) -> String?
  /// What names should stay clear of if they can.
  let symbols: [BoundingBox]

  private var side: Double { geometry.side }

  /// Village names where at least a third of them have room, else district names, from zoom 12 on with those village
  /// names that have room; largest area first.
  func place(_ rules: LabelRules) -> [PlacedLabel] {
    let options = rules.villages ? villageOptions() : []
    let named = layer.villageNames.count { !$0.isEmpty }
    if !options.isEmpty, options.count * 3 >= named || !rules.districts { return settle(options) }
    guard rules.districts else { return [] }
    return settle(districtOptions() + (geometry.zoom >= 12 ? options : []))
  }

  // MARK: - Options

  /// All places where a label could stand, the best first.
  typealias Options = [PlacedLabel]

  private func villageOptions() -> [Options] {
    let style = LabelLook.village(zoom: geometry.zoom)
    let order = layer.villageNames.indices.sorted {
      (-geometry.featureArea[$0], $0) < (-geometry.featureArea[$1], $1)
    }
    return order.compactMap { village in
      let name = layer.villageNames[village]
      guard !name.isEmpty, let pole = anchors.villages[village], geometry.featureArea[village] > 200 else { return nil }
      let options = villageTexts(name, village, style).flatMap { text in
        places(text, style: style, pole: pole).filter { fits($0, text.size, village: village) }
      }
      return options.isEmpty ? nil : options
    }
  }

  /// With the class number, then without it for villages that have no room for both.
  private func villageTexts(_ name: String, _ village: Int, _ style: TextStyle) -> [LabelText] {
    let plain = labelTexts(name, detail: nil, style: style)
    guard let detail = villageDetail(village) else { return plain }
    return labelTexts(name, detail: detail, style: style) + plain
  }

  private func districtOptions() -> [Options] {
    let style = LabelLook.district(zoom: geometry.zoom)
    let boxes = anchors.districtBoxes
    let order = layer.districtNames.indices.sorted {
      (-boxes[$0].width * boxes[$0].height, $0) < (-boxes[$1].width * boxes[$1].height, $1)
    }
    return order.compactMap { district in
      guard !layer.districtNames[district].isEmpty, let pole = anchors.districts[district] else { return nil }
      let room = boxes[district].width * side * 1.1
      let texts = labelTexts(layer.districtNames[district], detail: nil, style: style).filter { $0.size.width <= room }
      let options = texts.flatMap { places($0, style: style, pole: pole) }
      return options.isEmpty ? nil : options
    }
  }

  /// A text at its pole and at 14 places around it.
  private func places(_ text: LabelText, style: TextStyle, pole: Pole) -> [PlacedLabel] {
    let shifts = [
      (0, 0), (0, 0.6), (0, -0.6), (0.2, 0), (-0.2, 0), (0, 1.2), (0, -1.2), (0.4, 0), (-0.4, 0), (0.2, 0.6),
      (-0.2, 0.6), (0.2, -0.6), (-0.2, -0.6), (0.4, 0.6), (-0.4, -0.6),
    ]
    return shifts.map { shift in
      let x = (pole.x * side + shift.0 * text.size.width).rounded()
      let y = (pole.y * side + shift.1 * text.size.height).rounded()
      let halfWidth = text.size.width / 2 + style.haloPixels
      let halfHeight = text.size.height / 2 + style.haloPixels
      let box = BoundingBox(minX: x - halfWidth, minY: y - halfHeight, maxX: x + halfWidth, maxY: y + halfHeight)
      return PlacedLabel(text: text.text, style: style, x: x, y: y, box: box)
    }
  }

  // MARK: - Choosing

  private func settle(_ candidates: [Options]) -> [PlacedLabel] {
    var obstacles = TakenBoxes()
    for symbol in symbols { obstacles.insert(symbol) }
    var taken = TakenBoxes()
    var placed: [PlacedLabel] = []
    for options in candidates {
      let free = options.filter { !taken.overlaps($0.box) }
      guard let best = free.first(where: { !obstacles.overlaps($0.box) }) ?? free.first else { continue }
      taken.insert(best.box)
      placed.append(best)
    }
    return placed
  }

  /// True when the letters (without the blank above and below them) lie inside the village.
  private func fits(_ label: PlacedLabel, _ size: TextSize, village: Int) -> Bool {
    let box = BoundingBox(
      minX: label.x - size.width / 2, minY: label.y - size.height * 0.4, maxX: label.x + size.width / 2,
      maxY: label.y + size.height * 0.4)
    let bounds = geometry.featureBox[village]
    guard bounds.minX <= box.minX, bounds.maxX >= box.maxX, bounds.minY <= box.minY, bounds.maxY >= box.maxY,
      geometry.contains(label.x, label.y, feature: village)
    else { return false }
    return !geometry.rings(ofFeature: village).contains { crosses(box, ring: $0) }
  }

  private func crosses(_ box: BoundingBox, ring: Int) -> Bool {
    let points = geometry.points(ofRing: ring)
    var previous = points.upperBound - 1
    for point in points {
      let (ax, ay) = (geometry.ringX[previous], geometry.ringY[previous])
      if segmentMeets(box, ax, ay, geometry.ringX[point], geometry.ringY[point]) { return true }
      previous = point
    }
    return false
  }
}

/// True when a segment has a point in a box (Liang and Barsky, 1984).
func segmentMeets(_ box: BoundingBox, _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double) -> Bool {
  if max(ax, bx) < box.minX || min(ax, bx) > box.maxX || max(ay, by) < box.minY || min(ay, by) > box.maxY {
    return false
  }
  var first = 0.0
  var last = 1.0
  let sides = [
    (ax - bx, ax - box.minX), (bx - ax, box.maxX - ax), (ay - by, ay - box.minY), (by - ay, box.maxY - ay),
  ]
  for (p, q) in sides {
    if p == 0 {
      if q < 0 { return false }
    } else if p < 0 {
      first = max(first, q / p)
    } else {
      last = min(last, q / p)
    }
  }
  return first <= last
}
