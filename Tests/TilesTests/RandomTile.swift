import TestSupport
import Tiles

/// Tiles with everything in them, from a seed.
enum RandomTile {
  static func tile(seed: UInt64) -> VectorTile {
    var random = SeededGenerator(seed: seed)
    return VectorTile(layers: (0..<1 + random.index(below: 3)).map { layer("layer \($0)", &random) })
  }

  private static func layer(_ name: String, _ random: inout SeededGenerator) -> VectorLayer {
    let features = (0..<1 + random.index(below: 12)).map { number in
      VectorFeature(
        id: random.index(below: 4) == 0 ? nil : UInt64(number) << UInt64(random.index(below: 40)),
        geometry: geometry(&random), attributes: attributes(&random))
    }
    return VectorLayer(name: name, extent: [4096, 1, 512][random.index(below: 3)], features: features)
  }

  private static func attributes(_ random: inout SeededGenerator) -> [TileAttribute] {
    (0..<random.index(below: 6)).map { TileAttribute("key \($0)", value(&random)) }
  }

  static func value(_ random: inout SeededGenerator) -> TileValue {
    let bits = random.next() >> UInt64(random.index(below: 64))
    switch random.index(below: 7) {
    case 0: return .string(["", "Désa", "Kelurahan 村", "a"][random.index(below: 4)])
    case 1: return .float(Float(random.uniform()))
    case 2: return .double(random.uniform() * 1e300)
    case 3: return .int(Int64(bitPattern: bits))
    case 4: return .uint(bits)
    case 5: return .sint(Int64(bitPattern: bits) * (bits % 2 == 0 ? 1 : -1))
    default: return .bool(bits % 2 == 0)
    }
  }

  private static func geometry(_ random: inout SeededGenerator) -> TileGeometry {
    let kinds: [TileGeometry.Kind] = [.points, .lines, .polygons]
    var geometry = TileGeometry(kind: kinds[random.index(below: 3)])
    let fewest = Int(geometry.kind.rawValue)
    for _ in 0..<(geometry.kind == .points ? 1 : 1 + random.index(below: 3)) {
      let count = fewest + random.index(below: 8)
      geometry.append(x: coordinates(count, &random), y: coordinates(count, &random))
    }
    return geometry
  }

  private static func coordinates(_ count: Int, _ random: inout SeededGenerator) -> [Int32] {
    let wide = random.index(below: 5) == 0
    return (0..<count).map { _ in
      wide ? Int32(random.index(below: 1 << 30)) - 1 << 29 : Int32(random.index(below: 4224)) - 64
    }
  }
}
