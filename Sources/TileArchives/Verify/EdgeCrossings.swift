internal import Tiles

/// The sides of a tile.
enum TileSide: Int, CaseIterable {
  case north, east, south, west

  var opposite: TileSide { TileSide.allCases[(rawValue + 2) % 4] }
}

/// Where areas cross a line half a step outside or inside one side of a tile. Places of features lie on whole steps, so
/// that no vertex lies on the line and every crossing is a clear one.
struct SideCrossings {
  struct Crossing: Equatable {
    var layer: Int
    var id: UInt64
    /// Steps along the side, from north to south or from west to east.
    var at: Double
    /// Steps that `at` may differ between two tiles: both cut borders at the edge of their buffers, on whole steps, which
    /// moves a crossing the more the flatter the border runs to the line.
    var slack: Double
  }

  /// Half a step outside: what goes on in the neighbour.
  var outside: [Crossing] = []
  /// Half a step inside: what the neighbour has in its buffer.
  var inside: [Crossing] = []
}

/// The crossings of one feature with the eight lines of a tile.
struct CrossingFinder {
  private let extent: Double
  private(set) var sides = [SideCrossings](repeating: SideCrossings(), count: 4)

  init(extent: Int) { self.extent = Double(extent) }

  mutating func add(_ geometry: TileGeometry, layer: Int, id: UInt64) {
    guard geometry.kind == .polygons else { return }
    for part in 0..<geometry.partCount {
      let places = geometry.places(ofPart: part)
      guard var before = places.last else { continue }
      for place in places {
        addSide(geometry, before, place, layer, id)
        before = place
      }
    }
  }

  private mutating func addSide(_ geometry: TileGeometry, _ a: Int, _ b: Int, _ layer: Int, _ id: UInt64) {
    let (ax, ay) = (Double(geometry.x[a]), Double(geometry.y[a]))
    let (bx, by) = (Double(geometry.x[b]), Double(geometry.y[b]))
    for side in [TileSide.west, .east] {
      let edge = side == .west ? 0 : extent
      let out = side == .west ? -0.5 : 0.5
      let steep = slack(bx - ax, by - ay)
      if let at = crossing(ax, ay, bx, by, edge + out) {
        sides[side.rawValue].outside.append(.init(layer: layer, id: id, at: at, slack: steep))
      }
      if let at = crossing(ax, ay, bx, by, edge - out) {
        sides[side.rawValue].inside.append(.init(layer: layer, id: id, at: at, slack: steep))
      }
    }
    for side in [TileSide.north, .south] {
      let edge = side == .north ? 0 : extent
      let out = side == .north ? -0.5 : 0.5
      let steep = slack(by - ay, bx - ax)
      if let at = crossing(ay, ax, by, bx, edge + out) {
        sides[side.rawValue].outside.append(.init(layer: layer, id: id, at: at, slack: steep))
      }
      if let at = crossing(ay, ax, by, bx, edge - out) {
        sides[side.rawValue].inside.append(.init(layer: layer, id: id, at: at, slack: steep))
      }
    }
  }

  /// The second coordinate where the first one passes `line`, within the side of the tile.
  private func crossing(_ a: Double, _ aAlong: Double, _ b: Double, _ bAlong: Double, _ line: Double) -> Double? {
    guard (a < line) != (b < line) else { return nil }
    let along = aAlong + (bAlong - aAlong) * (line - a) / (b - a)
    return 0...extent ~= along ? along : nil
  }

  /// Twice the shift of a crossing for one step across the line.
  private func slack(_ across: Double, _ along: Double) -> Double { 2 * max(1, abs(along / across)) }
}

extension SideCrossings {
  /// Borders that run flatter than this along the line are not compared.
  static let greatestSlack = 16.0
  /// Steps from the corners where nothing is compared.
  static let corner = 8.0

  /// True when something clearly goes on in the neighbour.
  func goesOn(extent: Double) -> Bool {
    outside.contains { SideCrossings.isClear($0, extent) && !SideCrossings.isNeedle($0, of: outside) }
  }

  /// The crossings that one tile has in its buffer and the other does not have in its inside, as layers and ids.
  ///
  /// - Parameters:
  ///   - buffer: Crossings seen from the tile in whose buffer the line lies.
  ///   - body: Crossings of the same line seen from the tile whose inside it crosses.
  static func unmatched(buffer: [Crossing], body: [Crossing], extent: Double) -> [Crossing] {
    if buffer.isEmpty { return [] }
    var places: [UInt64: [Crossing]] = [:]
    for crossing in body { places[crossing.id, default: []].append(crossing) }
    return buffer.filter { crossing in
      guard isClear(crossing, extent), !isNeedle(crossing, of: buffer) else { return false }
      let same = places[crossing.id] ?? []
      return !same.contains { $0.layer == crossing.layer && abs($0.at - crossing.at) <= crossing.slack }
    }
  }

  /// Part of an area so narrow that rounding to whole steps may close it on one side.
  private static func isNeedle(_ crossing: Crossing, of all: [Crossing]) -> Bool {
    all.contains {
      $0 != crossing && $0.id == crossing.id && $0.layer == crossing.layer && abs($0.at - crossing.at) <= crossing.slack
    }
  }

  private static func isClear(_ crossing: Crossing, _ extent: Double) -> Bool {
    corner...(extent - corner) ~= crossing.at && crossing.slack <= greatestSlack
  }
}
