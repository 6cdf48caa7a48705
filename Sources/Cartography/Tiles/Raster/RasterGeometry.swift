import Geometry
import Tiles
import Topology

/// The borders of one zoom as tiles of one density draw them: half a pixel exact on a grid of a quarter pixel or finer.
struct RasterGeometry: Sendable {
  let zoom: Int
  let density: TileDensity
  let coverage: ArcCoverage
  /// Left shift from steps to 1/256 pixels.
  let subpixelShift: Int
  let arcKind: [BorderKind]
  let arcBox: [StepBox]
  /// Part of the full line width an arc is drawn with, see `LineWeights`.
  let arcWeight: [Float]
  let villageBox: [StepBox]
  /// Arcs of village v: `arcsOfVillage[villageStart[v]..<villageStart[v + 1]]`.
  let villageStart: [Int32]
  let arcsOfVillage: [Int32]
  let buckets: TileBuckets

  /// Steps around a tile whose borders it draws: half the widest line and a pixel.
  static let reachPixels = 8

  init(base: BaseMap, zoom: Int, density: TileDensity) {
    let level = max(0, zoom - (density == .standard ? 2 : 1))
    self.init(
      coverage: base.pyramid.coverage(zoom: min(level, base.pyramid.zooms.upperBound)), layer: base.layer,
      parts: base.landParts, zoom: zoom, density: density)
  }

  private init(coverage: ArcCoverage, layer: MapLayer, parts: LandParts, zoom: Int, density: TileDensity) {
    self.zoom = zoom
    self.density = density
    self.coverage = coverage
    // Bits of the grid below those of the world's pixels.
    let below = coverage.bits - zoom - (density == .standard ? 8 : 9)
    subpixelShift = AreaBuffer.subpixelBits - below
    arcKind = borderKinds(coverage, districtOf: layer.districtOf)
    arcBox = (0..<coverage.arcCount).map(coverage.stepBox(ofArc:))
    arcWeight = LineWeights(parts, layer, zoom: zoom).weights(of: coverage, arcKind)
    (villageStart, arcsOfVillage) = coverage.arcsByOwner
    villageBox = RasterGeometry.boxes(coverage, arcBox)
    let reach = Int32(truncatingIfNeeded: RasterGeometry.reachPixels << max(0, below))
    buckets = TileBuckets(
      boxes: villageBox.map { $0.isEmpty ? $0 : $0.expanded(by: reach) }, tileShift: coverage.bits - zoom)
  }

  private static func boxes(_ coverage: ArcCoverage, _ arcBox: [StepBox]) -> [StepBox] {
    var boxes = [StepBox](repeating: .nothing, count: coverage.ownerCount)
    for arc in 0..<coverage.arcCount {
      for owner in [coverage.left[arc], coverage.right[arc]] where owner >= 0 { boxes[Int(owner)].include(arcBox[arc]) }
    }
    return boxes
  }

  func arcs(ofVillage village: Int) -> ArraySlice<Int32> {
    arcsOfVillage[Int(villageStart[village])..<Int(villageStart[village + 1])]
  }

  /// The steps that a window of pixels covers, with room for what reaches into it.
  func steps(of window: PixelWindow) -> StepBox {
    func step(_ pixel: Int) -> Int32 { Int32(clamping: (pixel << AreaBuffer.subpixelBits) >> subpixelShift) }
    let reach = RasterGeometry.reachPixels * density.rawValue
    return StepBox(
      minX: step(window.x - reach), minY: step(window.y - reach), maxX: step(window.x + window.width + reach),
      maxY: step(window.y + window.height + reach))
  }
}

/// A rectangle of world pixels of one zoom and density.
struct PixelWindow: Sendable, Equatable {
  var x: Int
  var y: Int
  var width: Int
  var height: Int

  init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  init(_ tile: TileID, _ density: TileDensity) {
    let side = density.tilePixels
    self.init(x: tile.x * side, y: tile.y * side, width: side, height: side)
  }
}

extension ArcCoverage {
  /// Twice the signed area of each owner in square steps.
  var doubleAreas: [Int64] {
    var sums = [Int64](repeating: 0, count: ownerCount)
    for arc in 0..<arcCount {
      let places = places(ofArc: arc)
      guard let first = places.first else { continue }
      // About the arc's own corner of the world; the parts add up as all arcs of a ring share the origin.
      var sum: Int64 = 0
      for place in first..<places.upperBound - 1 {
        sum &+= Int64(x[place]) &* Int64(y[place + 1]) &- Int64(x[place + 1]) &* Int64(y[place])
      }
      if left[arc] >= 0 { sums[Int(left[arc])] &-= sum }
      if right[arc] >= 0 { sums[Int(right[arc])] &+= sum }
    }
    return sums
  }

  /// Arcs of each owner, both sides, ascending: starts and arcs.
  var arcsByOwner: ([Int32], [Int32]) {
    var start = [Int32](repeating: 0, count: ownerCount + 1)
    for owner in left where owner >= 0 { start[Int(owner) + 1] += 1 }
    for owner in right where owner >= 0 { start[Int(owner) + 1] += 1 }
    for owner in 0..<ownerCount { start[owner + 1] += start[owner] }
    var arcs = [Int32](repeating: 0, count: Int(start[ownerCount]))
    var next = start
    for arc in 0..<arcCount {
      for owner in [left[arc], right[arc]] where owner >= 0 {
        arcs[Int(next[Int(owner)])] = Int32(arc)
        next[Int(owner)] += 1
      }
    }
    return (start, arcs)
  }
}
