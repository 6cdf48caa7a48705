import Geometry
import TestSupport

/// Polygons for tests.
enum Samples {
  typealias Ring = [(Double, Double)]

  /// Features of polygons of rings.
  static func set(_ features: [[[Ring]]]) -> PolygonSet {
    var set = PolygonSet()
    for feature in features {
      for polygon in feature {
        for ring in polygon {
          for (x, y) in ring { set.appendVertex(x, y) }
          set.endRing()
        }
        set.endPolygon()
      }
      set.endFeature()
    }
    return set
  }

  static func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Ring {
    [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
  }

  /// A map of cells with crooked shared borders, then each cell's vertices moved by up to `dirt` on their own, some
  /// cells with a hole, some in two parts.
  static func dirtyMap(side: Int, dirt: Double, seed: UInt64) -> PolygonSet {
    var random = SeededGenerator(seed: seed)
    let steps = 6
    var bend: [Int: (Double, Double)] = [:]
    func corner(_ i: Int, _ j: Int) -> (Double, Double) {
      let key = i * 100_000 + j
      if let known = bend[key] { return known }
      let made = (Double(i) * 10 + random.uniform(in: -3...3), Double(j) * 10 + random.uniform(in: -3...3))
      bend[key] = made
      return made
    }
    var features: [[[Ring]]] = []
    for row in 0..<side {
      for column in 0..<side {
        var ring: Ring = []
        let ends = [
          (column * steps, row * steps), (column * steps + steps, row * steps),
          (column * steps + steps, row * steps + steps), (column * steps, row * steps + steps),
        ]
        for (k, end) in ends.enumerated() {
          let next = ends[(k + 1) % 4]
          for s in 0..<steps {
            let i = end.0 + (next.0 - end.0) * s / steps
            let j = end.1 + (next.1 - end.1) * s / steps
            let (x, y) = corner(i, j)
            // Simplified one by one: a vertex in five is missing on one side only.
            if s > 0, dirt > 0, random.uniform() < 0.2 { continue }
            ring.append((x + random.uniform(in: -dirt...dirt), y + random.uniform(in: -dirt...dirt)))
          }
        }
        var feature = [[ring]]
        let middle = (Double(column * steps + steps / 2) * 10, Double(row * steps + steps / 2) * 10)
        if random.uniform() < 0.2 { feature[0].append(box(middle.0 - 8, middle.1 - 8, 16, 16).reversed()) }
        if random.uniform() < 0.3 { feature[0].append(box(middle.0 + 12, middle.1 - 8, 3, 3).reversed()) }
        if random.uniform() < 0.2 { feature.append([box(middle.0 - 2, middle.1 - 2, 5, 5)]) }
        features.append(feature)
      }
    }
    return set(features)
  }

  /// Points of all kinds for a set: in its box, at vertices, on edges, beside them by one unit in the last place.
  static func points(for set: PolygonSet, count: Int, seed: UInt64) -> (x: [Double], y: [Double]) {
    var random = SeededGenerator(seed: seed)
    guard let box = set.bounds else { return ([], []) }
    var x: [Double] = []
    var y: [Double] = []
    for i in 0..<count {
      let v = random.index(below: set.vertexCount - 1)
      switch i % 5 {
      case 0, 1:
        x.append(random.uniform(in: box.minX - 5...box.maxX + 5))
        y.append(random.uniform(in: box.minY - 5...box.maxY + 5))
      case 2:
        x.append(set.x[v])
        y.append(set.y[v])
      case 3:
        x.append((set.x[v] + set.x[v + 1]) / 2)
        y.append((set.y[v] + set.y[v + 1]) / 2)
      default:
        x.append(set.x[v].nextUp)
        y.append(random.uniform() < 0.5 ? set.y[v] : set.y[v].nextDown)
      }
    }
    return (x, y)
  }
}
