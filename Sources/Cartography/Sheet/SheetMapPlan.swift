import DrawingBridge
import Geometry

/// The map of a sheet before it is drawn: its window, what is in colour, its names.
struct SheetMapPlan {
  let scene: MapScene
  let map: PaperMap
  let window: MapWindow
  let isFocus: [Bool]
  let plan: LabelPlan
  let growth: Double
  let circleShrink: Double

  /// - Parameter obstacles: Boxes of the page that names stay away from.
  init(
    _ scene: MapScene, _ maps: PaperMaps, focus: SheetFocus, in box: SheetBox, growth: Double, allowsKey: Bool,
    obstacles: [SheetBox] = [], isRound: Bool = true, numbers: [Int: String] = [:],
    circleShrink: Double = 1
  ) throws(CartographyError) {
    let villages = scene.villages(in: focus)
    guard let ground = maps.coarse.box(of: villages) else { throw .nothingToDraw }
    // Something of the neighbours is shown around a part of the region.
    let padding = min(box.width, box.height) * SheetMapPlan.paddingShare(focus)
    let least = BoundingBox(minX: ground.midX, minY: ground.midY, maxX: ground.midX, maxY: ground.midY)
      .expanded(by: 20_000)
    let window = MapWindow(ground.union(least), in: box, padding: padding, isRound: isRound)
    let map = maps.map(zoom: maps.zoom(forScale: window.denominator))
    var isFocus = [Bool](repeating: false, count: scene.base.villageCount)
    for village in villages { isFocus[village] = true }
    self.scene = scene
    self.map = map
    self.window = window
    self.isFocus = isFocus
    self.growth = growth
    self.circleShrink = circleShrink
    let namer = SheetNamer(
      scene: scene, map: map, window: window, isFocus: isFocus, focus: focus, growth: growth, allowsKey: allowsKey,
      obstacles: obstacles)
    plan = numbers.isEmpty ? namer.plan() : namer.numberPlan(numbers)
  }

  static func paddingShare(_ focus: SheetFocus) -> Double {
    switch focus {
    case .region: 0.04
    case .district: 0.07
    case .village: 0.18
    }
  }

  func paint(on canvas: borrowing Canvas) {
    MapFramePainter(
      scene, map, window, isFocus: isFocus, labels: plan.labels, growth: growth, circleShrink: circleShrink
    ).paint(on: canvas)
  }
}

extension MapScene {
  /// Villages of a focus; none for an index that isn't there.
  func villages(in focus: SheetFocus) -> [Int] {
    let count = base.villageCount
    switch focus {
    case .region: return Array(0..<count)
    case .district(let district): return (0..<count).filter { base.layer.districtOf[$0] == district }
    case .village(let village): return 0..<count ~= village ? [village] : []
    }
  }
}

/// Chooses what is named on a sheet and places it.
private struct SheetNamer {
  let scene: MapScene
  let map: PaperMap
  let window: MapWindow
  let isFocus: [Bool]
  let focus: SheetFocus
  let growth: Double
  let allowsKey: Bool
  let obstacles: [SheetBox]

  private static let sizes = [1, 0.9, 0.8, 0.72]
  private var villageStyle: TextStyle {
    TextStyle(
      sizePixels: 7 * growth, colour: Colour(red: 0x18, green: 0x18, blue: 0x18), haloPixels: 0.9 * growth,
      haloColour: Colour.white.withAlpha(0xd8))
  }
  private var districtStyle: TextStyle {
    TextStyle(
      sizePixels: 8 * growth, isBold: true, colour: SheetInk.dark, haloPixels: 1.1 * growth,
      haloColour: Colour.white.withAlpha(0xd8))
  }

  func plan() -> LabelPlan {
    let side = PaperMap.world * window.pointsPerCentimetre
    let villages = LabelAreas(map.rings, bits: PaperMap.worldBits, side: side)
    let districts = LabelAreas(map.districtRings, bits: PaperMap.worldBits, side: side)
    let rules = scene.style.labels
    let isWhole = focus == .region
    let showsVillages = rules.villages && (!isWhole || hasRoom(villages))
    if isWhole, !showsVillages, rules.districts { return districtPlan(districts) }
    var input = SheetLabelInput(
      villages: villages, window: window.labelWindow(inset: 3), style: villageStyle,
      focus: showsVillages ? focusVillages : [], sizes: SheetNamer.sizes,
      districts: isWhole && rules.districts ? districts : nil, districtStyle: districtStyle,
      details: rules.classNumbers ? scene.classNumbers : [], obstacles: obstacles.map(world),
      symbols: symbolBoxes)
    input.allowsLeaders = showsVillages
    input.allowsKey = allowsKey && showsVillages
    var plan = placeLabels(input, names: scene.base.names, anchors: map.anchors)
    if isWhole { return plan }
    plan.labels = neighbours(input, taken: plan.labels, districts: districts) + plan.labels
    return plan
  }

  /// Names of all districts, those of small ones beside them or in the key.
  private func districtPlan(_ districts: LabelAreas) -> LabelPlan {
    var input = SheetLabelInput(
      villages: districts, window: window.labelWindow(inset: 3), style: districtStyle, sizes: SheetNamer.sizes,
      obstacles: obstacles.map(world), symbols: symbolBoxes)
    input.allowsKey = allowsKey
    let names = MapNames(
      villages: scene.base.names.districts, districts: scene.base.names.districts, districtOf: [])
    return placeLabels(
      input, names: names,
      anchors: LabelAnchors(villages: map.anchors.districts, districts: map.anchors.districts))
  }

  /// A number in the middle of each district.
  func numberPlan(_ numbers: [Int: String]) -> LabelPlan {
    let k = window.pointsPerCentimetre * PaperMap.world
    let labels = map.anchors.districts.enumerated().compactMap { district, anchor -> PlacedLabel? in
      guard let anchor, let text = numbers[district] else { return nil }
      var style = districtStyle
      style.sizePixels *= 1.2
      let size = measureText(text, style: style)
      let (x, y) = (anchor.unitX * k, anchor.unitY * k)
      return PlacedLabel(
        kind: .district, owner: district, text: text, style: style, x: x, y: y,
        box: BoundingBox(
          minX: x - size.width / 2, minY: y - size.height / 2, maxX: x + size.width / 2, maxY: y + size.height / 2))
    }
    return LabelPlan(labels: labels)
  }

  private var focusVillages: [Int] { isFocus.indices.filter { isFocus[$0] } }

  /// True when names of villages have room in most areas: a region of few villages, or large paper.
  private func hasRoom(_ areas: LabelAreas) -> Bool {
    let sizes = areas.areas.filter { $0 > 0 }.sorted()
    guard sizes.count > 1 else { return true }
    return sizes[sizes.count / 3] > 36 * 16 * growth * growth || sizes.count <= 40
  }

  /// Names of districts around, and around a village those of the villages, in grey where they have room.
  private func neighbours(_ input: SheetLabelInput, taken: [PlacedLabel], districts: LabelAreas) -> [PlacedLabel] {
    var next = input
    next.obstacles += taken.map(\.box) + taken.compactMap(\.leader).map(leaderBox)
    next.obstacles += input.symbols
    next.allowsLeaders = false
    next.allowsKey = false
    next.details = []
    next.style = muted(villageStyle)
    next.districtStyle = muted(districtStyle)
    if case .village = focus {
      next.focus = isFocus.indices.filter { !isFocus[$0] }
    } else {
      next.focus = []
      next.districts = districts
      if case .district(let own) = focus { next.namedDistricts = districts.areas.indices.filter { $0 != own } }
    }
    return placeLabels(next, names: scene.base.names, anchors: map.anchors).labels
  }

  private func leaderBox(_ leader: LabelLeader) -> BoundingBox {
    BoundingBox(
      minX: min(leader.areaX, leader.labelX), minY: min(leader.areaY, leader.labelY),
      maxX: max(leader.areaX, leader.labelX), maxY: max(leader.areaY, leader.labelY))
  }

  private func muted(_ style: TextStyle) -> TextStyle {
    TextStyle(
      sizePixels: style.sizePixels * 0.95, isBold: style.isBold, colour: MapFramePainter.mutedInk,
      haloPixels: style.haloPixels, haloColour: style.haloColour)
  }

  /// A box of the page in the world of labels.
  private func world(_ box: SheetBox) -> BoundingBox {
    let shift = window.ground.scaled(by: window.pointsPerCentimetre)
    let (dx, dy) = (shift.minX - window.box.x, shift.minY - window.box.y)
    return BoundingBox(minX: box.x + dx, minY: box.y + dy, maxX: box.maxX + dx, maxY: box.maxY + dy)
  }

  private var symbolBoxes: [BoundingBox] {
    let symbols = MapFramePainter.symbols(scene, map, window, growth: growth)
    return circleBoxes
      + symbols.map { symbol in
        let half = symbol.size / 2 + 0.8
        return world(SheetBox(x: symbol.x - half, y: symbol.y - half, width: 2 * half, height: 2 * half))
      }
  }

  private var circleBoxes: [BoundingBox] {
    guard let rule = scene.style.circles, focus != .region else { return [] }
    let k = PaperMap.world * window.pointsPerCentimetre
    return focusVillages.compactMap { village in
      guard scene.values.amounts.indices.contains(village), let amount = scene.values.amounts[village],
        let anchor = map.anchors.villages[village]
      else { return nil }
      let radius = rule.radius(of: amount, largest: scene.largestAmount) * SheetLines.circleScale * growth
      return BoundingBox(
        minX: anchor.unitX * k, minY: anchor.unitY * k, maxX: anchor.unitX * k, maxY: anchor.unitY * k
      ).expanded(by: radius.isFinite ? min(radius, 200) : 0)
    }
  }
}

extension MapNames {
  fileprivate init(villages: LabelNames, districts: LabelNames, districtOf: [Int]) {
    self.villages = villages
    self.districts = districts
    self.districtOf = districtOf
  }
}
