import DrawingBridge
import Geometry
import Topology

/// A text at a size, as it may stand on the map.
struct LabelForm: Sendable {
  var setting: LabelSetting
  var style: TextStyle

  /// What letters and halo cover around (x, y).
  func box(x: Double, y: Double) -> BoundingBox {
    setting.inkBox(x: x, y: y, sizePixels: style.sizePixels).expanded(by: style.haloPixels)
  }

  func placed(_ kind: LabelKind, owner: Int, x: Double, y: Double) -> PlacedLabel {
    PlacedLabel(kind: kind, owner: owner, text: setting.text, style: style, x: x, y: y, box: box(x: x, y: y))
  }
}

/// Places names inside their own areas.
struct LabelFit: Sendable {
  let kind: LabelKind
  let areas: LabelAreas
  let anchors: [LabelAnchor?]

  /// The first form that has room inside its area and off the obstacles; nil when none has.
  func place(_ forms: [LabelForm], owner: Int, obstacles: [BoundingBox] = []) -> PlacedLabel? {
    guard areas.boxes.indices.contains(owner), let bounds = areas.boxes[owner] else { return nil }
    for form in forms {
      let box = form.box(x: 0, y: 0)
      guard bounds.width > box.width, bounds.height > box.height, areas.areas[owner] > box.width * box.height else {
        continue
      }
      if let label = place(form, box, owner: owner, obstacles) { return label }
    }
    return nil
  }

  /// An upright box of `half` sizes fits around a place exactly when the larger difference to the border, with y
  /// stretched so that the box is a square, is at least half its side.
  private func place(
    _ form: LabelForm, _ box: BoundingBox, owner: Int, _ obstacles: [BoundingBox]
  ) -> PlacedLabel? {
    // Half a pixel more on each side: places are rounded to whole pixels.
    let (width, height) = (box.width + 1.02, box.height + 1.02)
    let stretch = width / height
    // The box isn't centred on the text's place.
    let (shiftX, shiftY) = (box.midX, box.midY)
    let blocked = obstacles.map {
      BoundingBox(minX: $0.minX, minY: $0.minY * stretch, maxX: $0.maxX, maxY: $0.maxY * stretch)
    }
    let shapes = areas.rings.polygons(ofOwner: owner).map {
      LabelOutline(areas.rings, polygon: $0, scale: areas.scale, stretch: stretch)
    }
    let wide = shapes.filter { $0.narrowness > width }.sorted { $0.narrowness > $1.narrowness }
    func label(_ x: Double, _ y: Double) -> PlacedLabel {
      form.placed(kind, owner: owner, x: (x - shiftX).rounded(), y: (y / stretch - shiftY).rounded())
    }
    if let anchor = anchor(of: owner), let shape = wide.first(where: { $0.box.contains(anchor.x, anchor.y * stretch) })
    {
      let search = LabelSpotSearch(shape, metric: .chebyshev, atLeast: width / 2, obstacles: blocked)
      if search.clearance(anchor.x, anchor.y * stretch) >= width / 2 { return label(anchor.x, anchor.y * stretch) }
    }
    for shape in wide {
      var search = LabelSpotSearch(shape, metric: .chebyshev, atLeast: width / 2, obstacles: blocked)
      if let spot = search.best(maximumLooks: 400) { return label(spot.x, spot.y) }
    }
    return nil
  }

  private func anchor(of owner: Int) -> (x: Double, y: Double)? {
    guard anchors.indices.contains(owner), let anchor = anchors[owner] else { return nil }
    return (anchor.unitX * areas.side, anchor.unitY * areas.side)
  }
}

/// All forms of a name, the best first: full size on one to three lines, then smaller; with the detail, then without.
func labelForms(
  _ names: LabelNames, _ owner: Int, style: TextStyle, detail: LabelSetting?, sizes: [Double]
) -> [LabelForm] {
  guard names.settings.indices.contains(owner) else { return [] }
  let settings = names.settings[owner]
  let styles = sizes.map { $0 == 1 ? style : style.scaled(by: $0) }
  let detailed = detail.map { extra in
    settings.map { $0.adding(line: extra.text, widthEm: extra.widthEm) }
  }
  return ([detailed ?? [], settings]).flatMap { set in
    styles.flatMap { style in set.map { LabelForm(setting: $0, style: style) } }
  }
}

/// A short text such as a class number, measured.
func labelSetting(line: String, isBold: Bool) -> LabelSetting {
  let width = measureText(line, style: TextStyle(sizePixels: 100, isBold: isBold)).width / 100
  return LabelSetting(text: line, lines: 1, widthEm: width)
}

/// Settings of the details of all villages; nil for none. Equal texts are measured once.
func labelDetails(_ details: [String?], count: Int) -> [LabelSetting?] {
  var known: [String: LabelSetting] = [:]
  return (0..<count).map { owner in
    guard details.indices.contains(owner), let text = details[owner], !text.isEmpty else { return nil }
    if let setting = known[text] { return setting }
    let setting = labelSetting(line: text, isBold: false)
    known[text] = setting
    return setting
  }
}
