import Geometry
import Stunting
import TestSupport

/// Editions for topology tests, in degrees near the equator.
enum TopologyMaps {
  typealias Ring = [(Double, Double)]

  /// Villages of polygons of rings, places in metres from 115 E, 2 S.
  static func edition(_ features: [[[Ring]]], id: String = "uji", names: [String] = []) -> BoundaryEdition {
    var set = PolygonSet()
    var villages: [Village] = []
    for (index, feature) in features.enumerated() {
      for polygon in feature {
        for ring in polygon {
          for (x, y) in ring { set.appendVertex(115 + x * perMetre, -2 + y * perMetre) }
          set.endRing()
        }
        set.endPolygon()
      }
      set.endFeature()
      villages.append(village(index, index < names.count ? names[index] : "Desa \(index + 1)"))
    }
    return BoundaryEdition(id: id, villages: villages, polygons: LonLatPolygons(set.rightHanded()))
  }

  /// About a metre, in degrees.
  static let perMetre = 1 / 111_000.0

  static func village(_ index: Int, _ name: String) -> Village {
    let text = "99.99.01.\(2001 + index)"
    let code = RegionCode(text, system: .kemendagri)
    return Village(
      name: name, districtName: "Hilir", districtCode: code?.parent(.district),
      codes: code.map { [VillageCode(code: $0, year: 2025)] } ?? [], sourceRow: index + 1)
  }

  static func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Ring {
    [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
  }

  /// Cells of 1 km with crooked borders. Each side of a border goes through its own subset of the same vertices, each
  /// moved by up to `dirt` metres on its own; some cells are missing, some have an islet in a lake of their own.
  static func messy(side: Int, dirt: Double, seed: UInt64) -> BoundaryEdition {
    var random = SeededGenerator(seed: seed)
    var bends: [Int: (Double, Double)] = [:]
    func bend(_ i: Int, _ j: Int) -> (Double, Double) {
      if let known = bends[i * 100_000 + j] { return known }
      let made = (Double(i) * 200 + random.uniform(in: -60...60), Double(j) * 200 + random.uniform(in: -60...60))
      bends[i * 100_000 + j] = made
      return made
    }
    var features: [[[Ring]]] = []
    for row in 0..<side {
      for column in 0..<side where !(row % 3 == 1 && column % 3 == 1 && random.uniform() < 0.5) {
        let ends = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)]
        var ring: Ring = []
        for (k, end) in ends.enumerated() {
          let next = ends[(k + 1) % 4]
          for step in 0..<5 {
            if step > 0, random.uniform() < 0.25 { continue }
            let place = bend(end.0 * 5 + (next.0 - end.0) * step, end.1 * 5 + (next.1 - end.1) * step)
            let isMoved = random.uniform() < 0.4
            ring.append(
              isMoved
                ? (place.0 + random.uniform(in: -dirt...dirt), place.1 + random.uniform(in: -dirt...dirt)) : place)
          }
        }
        var feature: [[Ring]] = [[ring]]
        let (x, y) = (Double(column) * 1000 + 450, Double(row) * 1000 + 450)
        if random.uniform() < 0.3 { feature[0].append(box(x, y, 120, 120).reversed()) }
        if random.uniform() < 0.5, feature[0].count > 1 { feature.append([box(x + 30, y + 30, 40, 40)]) }
        features.append(feature)
      }
    }
    return edition(features)
  }
}
