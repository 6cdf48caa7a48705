import DrawingBridge
import Geometry
import Topology

/// The steps of `placeLabels` for a sheet.
struct SheetLabelPlacer {
  let input: SheetLabelInput
  let names: MapNames
  let anchors: LabelAnchors
  private let fit: LabelFit
  private let details: [LabelSetting?]
  private var taken: TakenBoxes
  private var symbols: TakenBoxes
  private let sizes: [Double]
  private var leaders: [LabelLeader] = []
  /// Where the leaders of names without room inside begin, and what no label may cover for their sake.
  private var starts: [Int: LabelSpot] = [:]
  private var dots: TakenBoxes
  private var result = LabelPlan()

  /// Longest leader of a name, in its own size.
  private let reachEm: Double
  /// Villages whose number is placed before any name with a leader.
  private let numberedFirst: Set<Int>

  init(
    _ input: SheetLabelInput, names: MapNames, anchors: LabelAnchors, reachEm: Double, numberedFirst: Set<Int>
  ) {
    self.reachEm = reachEm
    self.numberedFirst = numberedFirst
    self.input = input
    self.names = names
    self.anchors = anchors
    fit = LabelFit(kind: .village, areas: input.villages, anchors: anchors.villages)
    details = labelDetails(input.details, count: input.villages.count)
    let usable = input.sizes.filter { $0.isFinite && 0.1...10 ~= $0 }
    sizes = usable.isEmpty ? [1] : usable
    taken = TakenBoxes(bounds: input.window)
    dots = TakenBoxes(bounds: input.window)
    symbols = TakenBoxes(bounds: input.window)
    for box in input.obstacles { taken.insert(box) }
    for box in input.symbols { symbols.insert(box) }
  }

  mutating func plan() -> LabelPlan {
    let order = villagesToName()
    let outside = order.filter { !placeInside($0) }
    for village in outside {
      starts[village] = leaderStart(of: village)
      if let start = starts[village] { dots.insert(dot(start)) }
    }
    placeDistricts()
    placeNumbers(outside.filter(numberedFirst.contains))
    var numbered: [Int] = []
    for village in outside where !numberedFirst.contains(village) && !placeWithLeader(village) {
      numbered.append(village)
    }
    placeNumbers(numbered)
    result.unnamed.sort()
    return result
  }

  /// Named villages of the focus within the window, the largest first.
  private func villagesToName() -> [Int] {
    let areas = input.villages.areas
    let wanted = input.focus ?? Array(areas.indices)
    var seen = Set<Int>()
    return wanted.filter { village in
      guard areas.indices.contains(village), let box = input.villages.boxes[village], input.window.intersects(box),
        names.villages.names.indices.contains(village), !names.villages.settings[village].isEmpty
      else { return false }
      return seen.insert(village).inserted
    }.sorted { (-areas[$0], $0) < (-areas[$1], $1) }
  }

  // MARK: - Inside

  private mutating func placeInside(_ village: Int) -> Bool {
    guard let box = input.villages.boxes[village] else { return false }
    let forms = labelForms(names.villages, village, style: input.style, detail: details[village], sizes: sizes)
    let hard = taken.indices(meeting: box).map { taken.boxes[$0] } + frame
    let soft = symbols.indices(meeting: box).map { symbols.boxes[$0] }
    guard
      let label = fit.place(forms, owner: village, obstacles: hard + soft)
        ?? (soft.isEmpty ? nil : fit.place(forms, owner: village, obstacles: hard))
    else { return false }
    add(label)
    return true
  }

  /// Four boxes around the window, as obstacles.
  private var frame: [BoundingBox] {
    let window = input.window
    let far = 1e9
    return [
      BoundingBox(minX: -far, minY: -far, maxX: window.minX, maxY: far),
      BoundingBox(minX: window.maxX, minY: -far, maxX: far, maxY: far),
      BoundingBox(minX: -far, minY: -far, maxX: far, maxY: window.minY),
      BoundingBox(minX: -far, minY: window.maxY, maxX: far, maxY: far),
    ]
  }

  private mutating func add(_ label: PlacedLabel) {
    taken.insert(label.box)
    if let leader = label.leader { leaders.append(leader) }
    result.labels.append(label)
  }

  private mutating func placeDistricts() {
    guard let areas = input.districts else { return }
    let fit = LabelFit(kind: .district, areas: areas, anchors: anchors.districts)
    let order = (input.namedDistricts ?? Array(areas.areas.indices)).filter(areas.areas.indices.contains)
      .sorted { (-areas.areas[$0], $0) < (-areas.areas[$1], $1) }
    for district in order {
      guard let box = areas.boxes[district], input.window.intersects(box) else { continue }
      let forms = labelForms(names.districts, district, style: input.districtStyle, detail: nil, sizes: sizes)
      let hard =
        taken.indices(meeting: box).map { taken.boxes[$0] } + dots.indices(meeting: box).map { dots.boxes[$0] } + frame
      if let label = fit.place(forms, owner: district, obstacles: hard) { add(label) }
    }
  }

  // MARK: - Outside, with a leader

  private mutating func placeWithLeader(_ village: Int) -> Bool {
    guard reachEm > 0, let start = starts[village], let size = sizes.last else { return false }
    let form = LabelForm(setting: names.villages.settings[village][0], style: input.style.scaled(by: size))
    guard let label = leaderLabel(form, village: village, start: start, reachEm: reachEm) else { return false }
    add(label)
    return true
  }

  /// A place well inside the village and the window, and not under a label.
  private func leaderStart(of village: Int) -> LabelSpot? {
    let rings = input.villages.rings
    let shapes = rings.polygons(ofOwner: village).map { LabelOutline(rings, polygon: $0, scale: input.villages.scale) }
    for shape in shapes.sorted(by: { $0.narrowness > $1.narrowness }).prefix(3) {
      let near = taken.indices(meeting: shape.box).map { taken.boxes[$0] }
      for obstacles in [near + frame, []] {
        var search = LabelSpotSearch(shape, metric: .euclidean, atLeast: 0, obstacles: obstacles)
        guard let spot = search.best(maximumLooks: 400), input.window.contains(spot.x, spot.y),
          !taken.overlaps(dot(spot))
        else { continue }
        return spot
      }
    }
    return nil
  }

  private func dot(_ spot: LabelSpot) -> BoundingBox {
    BoundingBox(minX: spot.x, minY: spot.y, maxX: spot.x, maxY: spot.y).expanded(by: input.style.sizePixels / 6)
  }

  /// The nearest free place around, in rings of 24 directions.
  private func leaderLabel(_ form: LabelForm, village: Int, start: LabelSpot, reachEm: Double) -> PlacedLabel? {
    let size = form.box(x: 0, y: 0)
    let em = form.style.sizePixels
    for gap in stride(from: 0.8, through: max(0.8, reachEm), by: 0.8) {
      for direction in LabelDirections.all {
        let x = (start.x + direction.x * (gap * em + size.width / 2)).rounded()
        let y = (start.y + direction.y * (gap * em + size.height / 2)).rounded()
        var label = form.placed(.village, owner: village, x: x, y: y)
        let leader = LabelLeader(
          areaX: start.x, areaY: start.y, labelX: min(max(start.x, label.box.minX), label.box.maxX),
          labelY: min(max(start.y, label.box.minY), label.box.maxY))
        label.leader = leader
        if isFree(label, leader, own: dot(start)) { return label }
      }
    }
    return nil
  }

  private func isFree(_ label: PlacedLabel, _ leader: LabelLeader, own: BoundingBox) -> Bool {
    let box = label.box.expanded(by: 1)
    let window = input.window
    guard box.minX >= window.minX, box.maxX <= window.maxX, box.minY >= window.minY, box.maxY <= window.maxY,
      !taken.overlaps(box), !dots.overlaps(box), !symbols.overlaps(label.box)
    else { return false }
    let line = BoundingBox(
      minX: min(leader.areaX, leader.labelX), minY: min(leader.areaY, leader.labelY),
      maxX: max(leader.areaX, leader.labelX), maxY: max(leader.areaY, leader.labelY))
    func isOn(_ box: BoundingBox) -> Bool {
      segmentMeets(box, leader.areaX, leader.areaY, leader.labelX, leader.labelY)
    }
    if taken.indices(meeting: line).contains(where: { isOn(taken.boxes[$0].expanded(by: 0.5)) }) { return false }
    if dots.indices(meeting: line).contains(where: { dots.boxes[$0] != own && isOn(dots.boxes[$0]) }) { return false }
    return !isOnLeader(box) && !leaders.contains { crosses(leader, $0) }
  }

  private func isOnLeader(_ box: BoundingBox) -> Bool {
    leaders.contains { segmentMeets(box, $0.areaX, $0.areaY, $0.labelX, $0.labelY) }
  }

  // MARK: - Numbers of a key

  /// Numbers inside their villages first, then those that need a leader.
  private mutating func placeNumbers(_ villages: [Int]) {
    guard input.allowsKey else {
      result.unnamed += villages
      return
    }
    let order = villages.sorted()
    let rest = order.filter { !placeNumber($0, label: Self.insideNumber) }
    for village in rest where !(input.allowsLeaders && placeNumber(village, label: Self.outsideNumber)) {
      result.unnamed.append(village)
    }
  }

  private mutating func placeNumber(
    _ village: Int, label: (SheetLabelPlacer) -> ([LabelForm], Int) -> PlacedLabel?
  ) -> Bool {
    let number = result.key.count + 1
    let setting = labelSetting(line: String(number), isBold: true)
    var style = input.style
    style.isBold = true
    let forms = sizes.map { LabelForm(setting: setting, style: style.scaled(by: $0)) }
    guard var placed = label(self)(forms, village) else { return false }
    placed.keyNumber = number
    add(placed)
    result.key.append(LabelKeyEntry(number: number, village: village, name: names.villages.names[village]))
    return true
  }

  private func insideNumber(_ forms: [LabelForm], _ village: Int) -> PlacedLabel? {
    guard let box = input.villages.boxes[village] else { return nil }
    let hard = taken.indices(meeting: box).map { taken.boxes[$0] } + frame
    return fit.place(forms, owner: village, obstacles: hard).flatMap {
      isOnLeader($0.box.expanded(by: 0.5)) ? nil : $0
    }
  }

  /// Near the village with a leader, else as far away as the window allows.
  private func outsideNumber(_ forms: [LabelForm], _ village: Int) -> PlacedLabel? {
    guard let start = starts[village], let form = forms.last else { return nil }
    let reach = max(input.window.width, input.window.height) / max(1, form.style.sizePixels)
    return leaderLabel(form, village: village, start: start, reachEm: min(reach, 80))
  }
}

/// 24 directions, those to the sides first: names are wide.
private enum LabelDirections {
  static let all: [(x: Double, y: Double)] = {
    let half: [(Double, Double)] = [
      (1, 0), (0.97, -0.26), (0.97, 0.26), (0.87, -0.5), (0.87, 0.5), (0.71, -0.71), (0.71, 0.71), (0.5, -0.87),
      (0.5, 0.87), (0.26, -0.97), (0.26, 0.97), (0, -1),
    ]
    return half.flatMap { [($0.0, $0.1), (-$0.0, -$0.1)] }
  }()
}

/// True when two leaders have a point in common.
private func crosses(_ a: LabelLeader, _ b: LabelLeader) -> Bool {
  func side(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ x: Double, _ y: Double) -> Double {
    (bx - ax) * (y - ay) - (by - ay) * (x - ax)
  }
  let one = side(a.areaX, a.areaY, a.labelX, a.labelY, b.areaX, b.areaY)
  let two = side(a.areaX, a.areaY, a.labelX, a.labelY, b.labelX, b.labelY)
  let three = side(b.areaX, b.areaY, b.labelX, b.labelY, a.areaX, a.areaY)
  let four = side(b.areaX, b.areaY, b.labelX, b.labelY, a.labelX, a.labelY)
  return (one >= 0) != (two >= 0) && (three >= 0) != (four >= 0)
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
