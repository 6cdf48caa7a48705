public import DrawingBridge
public import Geometry

/// A map on paper that is to be labelled: a window of the areas at one scale.
public struct SheetLabelInput: Sendable {
  public var villages: LabelAreas
  /// What is shown, in pixels of the areas' world. Labels stay inside of it.
  public var window: BoundingBox
  /// Villages that must be named, by any means allowed; nil for all that meet the window.
  public var focus: [Int]?
  public var style: TextStyle
  /// Sizes to try, as parts of the style's; the first is tried first.
  public var sizes: [Double]
  /// The villages dissolved by district; nil for no district names.
  public var districts: LabelAreas?
  public var districtStyle: TextStyle
  /// Districts to be named; nil for all.
  public var namedDistricts: [Int]?
  /// Text under a village's name, such as its class number; nil or missing for none.
  public var details: [String?]
  /// What no label may cover, such as an inset.
  public var obstacles: [BoundingBox]
  /// What names stay clear of where they can: symbols, circles.
  public var symbols: [BoundingBox]
  /// Names without room inside may stand outside with a line to their area.
  public var allowsLeaders: Bool
  /// Names without room at all become numbers of a key.
  public var allowsKey: Bool

  public init(
    villages: LabelAreas, window: BoundingBox, style: TextStyle, focus: [Int]? = nil,
    sizes: [Double] = [1, 0.88, 0.78],
    districts: LabelAreas? = nil, districtStyle: TextStyle? = nil, namedDistricts: [Int]? = nil,
    details: [String?] = [], obstacles: [BoundingBox] = [], symbols: [BoundingBox] = [], allowsLeaders: Bool = true,
    allowsKey: Bool = true
  ) {
    self.villages = villages
    self.window = window
    self.style = style
    self.focus = focus
    self.sizes = sizes
    self.districts = districts
    self.districtStyle = districtStyle ?? style
    self.namedDistricts = namedDistricts
    self.details = details
    self.obstacles = obstacles
    self.symbols = symbols
    self.allowsLeaders = allowsLeaders
    self.allowsKey = allowsKey
  }
}

/// Places the names of a sheet: inside their areas where they fit, else outside with a leader, else as a number of a
/// key. No label covers another, an obstacle or a leader. Larger areas come first; what finds no place at all is in
/// `unnamed`.
public func placeLabels(_ input: SheetLabelInput, names: MapNames, anchors: LabelAnchors) -> LabelPlan {
  var best: LabelPlan?
  var numberedFirst: Set<Int> = []
  // Long leaders take the room of other names. Where some find no place, their numbers are placed before any leader;
  // if that isn't enough, leaders get shorter.
  for reachEm in input.allowsLeaders ? [12.0, 12, 12, 6, 6, 3, 3, 0] : [0] {
    var placer = SheetLabelPlacer(
      input, names: names, anchors: anchors, reachEm: reachEm, numberedFirst: numberedFirst)
    let plan = placer.plan()
    if best.map({ plan.unnamed.count < $0.unnamed.count }) ?? true { best = plan }
    if plan.unnamed.isEmpty || !input.allowsKey { break }
    numberedFirst.formUnion(plan.unnamed)
  }
  return best ?? LabelPlan()
}
