import Testing
import Tiles

@Suite("Order of tiles in an archive")
struct HilbertOrderTests {
  @Test("the numbers of the PMTiles specification")
  func examples() {
    #expect(TileID(z: 0, x: 0, y: 0).hilbertID == 0)
    #expect(TileID(z: 1, x: 0, y: 0).hilbertID == 1)
    #expect(TileID(z: 1, x: 0, y: 1).hilbertID == 2)
    #expect(TileID(z: 1, x: 1, y: 1).hilbertID == 3)
    #expect(TileID(z: 1, x: 1, y: 0).hilbertID == 4)
    #expect(TileID(z: 2, x: 0, y: 0).hilbertID == 5)
    #expect(TileID(z: 12, x: 3423, y: 1763).hilbertID == 19_078_479)
  }

  @Test("every tile of zooms 0 to 8 comes back, and each is beside the one before", arguments: 0...8)
  func roundTrip(zoom: Int) throws {
    var before: TileID?
    for position in 0..<UInt64(1) << UInt64(2 * zoom) {
      let id = TileID.firstHilbertID(zoom: zoom) + position
      let tile = try #require(TileID(hilbertID: id))
      #expect(tile.z == zoom && tile.isOnGrid && tile.hilbertID == id)
      if let before { #expect(abs(before.x - tile.x) + abs(before.y - tile.y) == 1) }
      before = tile
    }
  }

  @Test("numbers beyond zoom 31 are none, those of zoom 31 are")
  func limits() {
    #expect(TileID(hilbertID: .max) == nil)
    #expect(TileID(hilbertID: TileID.firstHilbertID(zoom: 31))?.z == 31)
  }

  @Test("a block of tiles follows the curve without a gap")
  func blocks() {
    for (zoom, column, row) in [(0, 0, 0), (2, 0, 0), (3, 0, 0), (6, 5, 2), (14, 1650, 1063)] {
      let ids = TileBlock(zoom: zoom, column: column, row: row).tiles.map(\.hilbertID)
      #expect(zip(ids, ids.dropFirst()).allSatisfy { $1 == $0 + 1 })
      #expect(ids.count == min(64, 1 << (2 * zoom)))
    }
  }
}
