import Geometry
import PROJBridge
import Stunting

/// The village at a position, and how far a position outside all of them lies.
struct VillageFinder {
  private let locator: PointLocator
  private let metres: PointLocator?
  private let frame: Projection?
  private let near: BoundingBox?

  init(_ edition: BoundaryEdition) {
    let layer = edition.polygons
    locator = PointLocator(layer.planar)
    near = layer.planar.bounds?.expanded(by: 0.5)
    let local = layer.planar.bounds.map { LocalFrame(centredOn: $0) }
    frame = local.flatMap { try? Projection(to: $0) }
    metres = local.flatMap { try? layer.projected(to: $0) }.map { PointLocator($0.layer.planar) }
  }

  /// Index in the edition; on a shared border the lower one.
  func village(at position: LonLat) -> Int? {
    let found = Int(locator.locate(x: position.longitude, y: position.latitude))
    return found >= 0 ? found : nil
  }

  /// Metres to the nearest village, for positions within half a degree of the region's box; nil for others.
  func distanceMetres(of position: LonLat) -> Double? {
    guard let near, near.contains(position.longitude, position.latitude), let frame, let metres else { return nil }
    var (x, y) = ([position.longitude], [position.latitude])
    guard frame.forward(x: &x, y: &y).isEmpty else { return nil }
    return metres.nearest(x: x[0], y: y[0])?.distance
  }
}

/// Records set aside, of which those of other regions are counted and only the first ones listed: a national layer has
/// millions.
struct AccessAside {
  private static let mostOutside = 100

  private let sourceID: String
  private(set) var list: [SetAside] = []
  /// Records of which a reason took the whole.
  private(set) var count = 0
  private var outside = 0

  init(sourceID: String, _ first: [SetAside] = []) {
    self.sourceID = sourceID
    list = first
    count = first.count { $0.wholeRecord }
  }

  mutating func drop(_ row: Int, _ reason: SetAsideReason, code: String? = nil) {
    count += 1
    if reason == .outsideRegion { outside += 1 }
    guard reason != .outsideRegion || outside <= AccessAside.mostOutside else { return }
    list.append(SetAside(sourceID: sourceID, row: row, code: code, reason: reason))
  }

  mutating func dropCell(_ row: Int, column: String?, _ reason: SetAsideReason) {
    list.append(SetAside(sourceID: sourceID, row: row, column: column, reason: reason, wholeRecord: false))
  }

  /// By row.
  var sorted: [SetAside] {
    list.enumerated().sorted { ($0.element.row, $0.offset) < ($1.element.row, $1.offset) }.map(\.element)
  }
}
