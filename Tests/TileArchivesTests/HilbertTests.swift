import Testing
import TileArchives
import Tiles

/// Tile numbers of PMTiles 3.
@Suite struct HilbertTests {
  @Test("the first numbers are those of the specification")
  func firstNumbers() {
    let known: [(Int, Int, Int, UInt64)] = [
      (0, 0, 0, 0), (1, 0, 0, 1), (1, 0, 1, 2), (1, 1, 1, 3), (1, 1, 0, 4), (2, 0, 0, 5), (12, 3423, 1763, 19_078_479),
    ]
    for (z, x, y, id) in known {
      #expect(HilbertID.id(of: TileID(z: z, x: x, y: y)) == id)
      #expect(HilbertID.tile(id) == TileID(z: z, x: x, y: y))
    }
  }

  @Test("every tile of zooms 0 to 8 goes to a number of its own and back")
  func exhaustive() throws {
    var next: UInt64 = 0
    for zoom in 0...8 {
      var seen = [Bool](repeating: false, count: 1 << (2 * zoom))
      for x in 0..<(1 << zoom) {
        for y in 0..<(1 << zoom) {
          let tile = TileID(z: zoom, x: x, y: y)
          let id = try #require(HilbertID.id(of: tile))
          #expect(id >= next && id - next < UInt64(seen.count))
          seen[Int(id - next)] = true
          #expect(HilbertID.tile(id) == tile)
          #expect(HilbertID.zoom(of: id) == zoom)
        }
      }
      #expect(!seen.contains(false))
      next += UInt64(seen.count)
    }
  }

  @Test("the curve steps from each tile to one beside it")
  func continuous() throws {
    for zoom in 1...7 {
      let first = try #require(HilbertID.first(ofZoom: zoom))
      for id in first..<(first + (1 << UInt64(2 * zoom)) - 1) {
        let a = try #require(HilbertID.tile(id))
        let b = try #require(HilbertID.tile(id + 1))
        #expect(abs(a.x - b.x) + abs(a.y - b.y) == 1)
      }
    }
  }

  @Test("the corners of every zoom", arguments: 0...31)
  func extremes(zoom: Int) throws {
    let last = (1 << zoom) - 1
    for (x, y) in [(0, 0), (last, 0), (0, last), (last, last)] {
      let tile = TileID(z: zoom, x: x, y: y)
      let id = try #require(HilbertID.id(of: tile))
      #expect(HilbertID.tile(id) == tile)
    }
    #expect(HilbertID.id(of: TileID(z: zoom, x: 0, y: 0)) == HilbertID.first(ofZoom: zoom))
    #expect(HilbertID.id(of: TileID(z: zoom, x: last, y: 0)).map { $0 + 1 } == HilbertID.first(ofZoom: zoom + 1))
  }

  @Test("what is off the grid has no number")
  func offGrid() {
    for tile in [
      TileID(z: 0, x: 1, y: 0), TileID(z: -1, x: 0, y: 0), TileID(z: 3, x: 8, y: 0), TileID(z: 3, x: 0, y: -1),
      TileID(z: 32, x: 0, y: 0), TileID(z: 64, x: 0, y: 0), TileID(z: .max, x: 0, y: 0), TileID(z: .min, x: 0, y: 0),
    ] { #expect(HilbertID.id(of: tile) == nil) }
    for id in [0x5555_5555_5555_5555, UInt64.max] { #expect(HilbertID.tile(id) == nil) }
    #expect(HilbertID.tile(0x5555_5555_5555_5554) == TileID(z: 31, x: Int(Int32.max), y: 0))
    #expect(HilbertID.first(ofZoom: 33) == nil && HilbertID.first(ofZoom: -1) == nil)
  }
}
