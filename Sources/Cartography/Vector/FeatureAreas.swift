import Tiles
import Topology

/// The areas of one grouping of villages at a zoom.
struct FeatureAreas {
  private let areas: OwnerRings
  private let villages: OwnerRings
  /// For features without area in the coverage, whose villages all are minimal polygons over others: the first of these
  /// villages stands for the feature, since minimal polygons may lie over each other too.
  private var standIns: [Int: Int] = [:]

  init(_ grouping: [Int32], count: Int, _ coverage: ArcCoverage, villages: OwnerRings) {
    areas = coverage.dissolved(by: grouping, count: count).rings()
    self.villages = villages
    for (village, feature) in grouping.enumerated() where feature >= 0 && Int(feature) < areas.ownerCount {
      guard areas.polygons(ofOwner: Int(feature)).isEmpty, standIns[Int(feature)] == nil,
        village < villages.ownerCount, !villages.polygons(ofOwner: village).isEmpty
      else { continue }
      standIns[Int(feature)] = village
    }
  }

  var count: Int { areas.ownerCount }

  /// Adds the polygons of a feature.
  func append(feature: Int, to builder: inout GridPolygons.Builder) {
    guard feature < areas.ownerCount else { return }
    builder.append(areas, owner: feature, feature: feature)
    if let village = standIns[feature] { builder.append(villages, owner: village, feature: feature) }
  }
}

extension GridPolygons.Builder {
  fileprivate mutating func append(_ rings: OwnerRings, owner: Int, feature: Int) {
    for polygon in rings.polygons(ofOwner: owner) {
      for ring in rings.rings(ofPolygon: polygon) {
        let places = rings.places(ofRing: ring)
        append(ringX: rings.x[places], ringY: rings.y[places])
      }
      endPolygon(feature: Int32(truncatingIfNeeded: feature))
    }
  }
}

extension GridPolygons {
  /// Every owner is a feature.
  init(_ rings: OwnerRings, zoom: Int) {
    var builder = Builder()
    for owner in 0..<rings.ownerCount { builder.append(rings, owner: owner, feature: owner) }
    self = builder.finish(zoom: zoom)
  }

  /// The features of some groupings.
  init(_ groupings: [FeatureAreas], zoom: Int) {
    var builder = Builder()
    let count = groupings.map(\.count).max() ?? 0
    for feature in 0..<count {
      for grouping in groupings { grouping.append(feature: feature, to: &builder) }
    }
    self = builder.finish(zoom: zoom)
  }
}
