import Foundation
import Geometry
import TestSupport
import Testing
import Travel

/// Grid times and walking speeds of golden `cost_distance`. Skipped without LOKUS_SHARED, which holds the files.
@Suite(.enabled(if: SharedFolder.isPresent))
struct TerrainGoldenTests {
  @Test func everyFileIsMet() throws {
    let files = SharedFolder.goldenFiles("cost_distance")
    try #require(!files.isEmpty)
    for file in files {
      let name = file.lastPathComponent
      let golden = try JSONValue(contentsOf: file)
      let keys = Set((golden.object ?? [:]).keys)
      // The network part is checked by the suite of the roads.
      #expect(
        keys.subtracting(["meta", "grid", "tobler_walking", "network"]).isEmpty, "\(name): unknown keys in \(keys)")
      try #require(golden["grid"] != nil || golden["tobler_walking"] != nil || golden["network"] != nil, "\(name)")
      if let grid = golden["grid"] { try checkGrid(grid, name) }
      if let speeds = golden["tobler_walking"] { try checkSpeeds(speeds, name) }
    }
  }

  private func checkSpeeds(_ speeds: JSONValue, _ name: String) throws {
    let rows = try #require(speeds.array)
    try #require(!rows.isEmpty)
    for row in rows {
      #expect(Set((row.object ?? [:]).keys) == ["slope", "kmh"], "\(name)")
      let slope = try #require(row["slope"]?.number)
      let got = toblerKilometresPerHour(slope: slope)
      #expect(isClose(got, try #require(row["kmh"]?.number), relative: 1e-9), "\(name): slope \(slope)")
    }
  }

  private func checkGrid(_ golden: JSONValue, _ name: String) throws {
    let known: Set = ["ny", "nx", "cell_m", "minutes_per_cell", "sources", "minutes", "nearest_source"]
    #expect(Set((golden.object ?? [:]).keys) == known, "\(name)")
    let rows = try #require(golden["ny"]?.int)
    let columns = try #require(golden["nx"]?.int)
    let metres = try #require(golden["cell_m"]?.number)
    let frame = RasterGrid(
      columns: columns, rows: rows, originX: 0, originY: 0, cellWidth: metres, cellHeight: metres)
    let friction = try flat(golden["minutes_per_cell"], rows, columns).map { $0.map { $0 / metres } ?? .infinity }
    let grid = try FrictionGrid(frame: frame, minutesPerMetre: friction, diagonals: .allowed)
    let sources = try #require(golden["sources"]?.array).map { try #require($0.ints) }
    let x = sources.map { (Double($0[1]) + 0.5) * metres }
    let y = sources.map { (Double($0[0]) + 0.5) * metres }
    let got = try grid.nearestSource(x: x, y: y)
    let want = try flat(golden["minutes"], rows, columns)
    let nearest = try flat(golden["nearest_source"], rows, columns)
    let alone = try (0..<x.count).map { try grid.nearestSource(x: [x[$0]], y: [y[$0]]).minutes }
    for cell in 0..<rows * columns {
      guard let minutes = want[cell] else {
        #expect(got.minutes[cell] == .infinity && got.sources[cell] == -1, "\(name): cell \(cell)")
        continue
      }
      #expect(isClose(got.minutes[cell], minutes, relative: 1e-6), "\(name): cell \(cell)")
      let source = try #require(nearest[cell].flatMap { Int(exactly: $0) })
      let isTie = zip(alone, alone.indices).contains {
        $1 != source && isClose($0[cell], minutes, relative: 1e-6)
      }
      #expect(isTie || Int(got.sources[cell]) == source, "\(name): source of cell \(cell)")
    }
  }

  private func flat(_ value: JSONValue?, _ rows: Int, _ columns: Int) throws -> [Double?] {
    let lines = try #require(value?.array).map { try #require($0.numbers) }
    try #require(lines.count == rows && lines.allSatisfy { $0.count == columns })
    return lines.flatMap { $0 }
  }
}
