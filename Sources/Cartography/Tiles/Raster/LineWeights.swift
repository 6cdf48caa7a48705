import Geometry
import Topology

/// How thick borders are drawn by the size of what they enclose: where areas are only a few pixels wide, full lines
/// would hide all colours; between areas of a pixel or two there are none.
struct LineWeights {
  private let villageSize: [Double]
  private let districtSize: [Double]
  private let partSize: [Double]
  private let partOf: [Int32]
  private let districtOf: [Int]

  /// Sizes are the sides of squares of equal area, in pixels of 256-pixel tiles of a zoom.
  init(_ parts: LandParts, _ layer: MapLayer, zoom: Int) {
    let side = WebMercator.worldPixels(zoom: zoom)
    var districts = [Double](repeating: 0, count: layer.districtNames.count)
    var villages = [Double](repeating: 0, count: parts.partOf.count)
    for village in parts.partOf.indices where parts.partOf[village] >= 0 {
      let area = parts.shares[village] * parts.unitAreas[Int(parts.partOf[village])]
      villages[village] = area.squareRoot() * side
      if layer.districtOf.indices.contains(village), districts.indices.contains(layer.districtOf[village]) {
        districts[layer.districtOf[village]] += area
      }
    }
    villageSize = villages
    districtSize = districts.map { $0.squareRoot() * side }
    partSize = parts.unitAreas.map { $0.squareRoot() * side }
    partOf = parts.partOf
    districtOf = layer.districtOf
  }

  func weights(of coverage: ArcCoverage, _ kinds: [BorderKind]) -> [Float] {
    kinds.indices.map { arc in
      let (left, right) = (Int(coverage.left[arc]), Int(coverage.right[arc]))
      return switch kinds[arc] {
      case .village: weight(min(size(left), size(right)), none: 2, full: 10)
      case .district: weight(min(district(left), district(right)), none: 4, full: 24)
      case .outer: outer(max(left, right))
      }
    }
  }

  /// Nothing around what is drawn as a dot.
  private func outer(_ village: Int) -> Float {
    guard partOf.indices.contains(village), partOf[village] >= 0 else { return 1 }
    let size = partSize[Int(partOf[village])]
    return size * size < LandParts.dotArea ? 0 : max(0.3, weight(size, none: 0, full: 24))
  }

  private func size(_ village: Int) -> Double { villageSize.indices.contains(village) ? villageSize[village] : 0 }

  private func district(_ village: Int) -> Double {
    guard districtOf.indices.contains(village), districtSize.indices.contains(districtOf[village]) else {
      return .infinity
    }
    return districtSize[districtOf[village]]
  }

  /// Nothing up to a size, from there on more to the full width, in steps of a sixteenth.
  private func weight(_ size: Double, none: Double, full: Double) -> Float {
    Float((min(1, max(0, (size - none) / (full - none))) * 16).rounded() / 16)
  }
}
