import Foundation
import Geometry
import TestSupport
import Testing

/// Golden `zonal`. Skipped without LOKUS_SHARED, which holds the files.
@Suite(.enabled(if: SharedFolder.isPresent))
struct GoldenZonalTests {
  private static let known: Set<String> = ["meta", "raster", "weights", "results"]
  private static let rasterKeys: Set<String> = ["nx", "ny", "xmin", "xmax", "ymin", "ymax", "nodata", "values"]

  @Test func everyFileIsMet() throws {
    let files = SharedFolder.goldenFiles("zonal")
    try #require(!files.isEmpty)
    for file in files { try check(JSONValue(contentsOf: file), file) }
  }

  private func check(_ golden: JSONValue, _ file: URL) throws {
    let name = file.lastPathComponent
    #expect(Set((golden.object ?? [:]).keys).subtracting(["weights"]) == Self.known.subtracting(["weights"]), "\(name)")
    let set = try GoldenLayer.polygons(named: golden["meta"]?["data"]?.string ?? "", beside: file)
    let raster = try #require(golden["raster"])
    #expect(Set((raster.object ?? [:]).keys) == Self.rasterKeys, "\(name): raster")
    let grid = try grid(raster)
    let noData = try #require(raster["nodata"]?.number)
    let values = try cells(raster["values"], grid).map { $0 == noData ? .nan : $0 }
    let weights = try golden["weights"].map { try cells($0, grid) }
    for (key, expected) in golden["results"]?.object ?? [:] {
      let wanted = try #require(expected.numbers, "\(name): \(key)")
      #expect(wanted.count == set.featureCount, "\(name): \(key)")
      let got = try results(key, set, grid, values, weights)
      for feature in got.indices {
        let isSame =
          wanted[feature].map { isClose(got[feature] ?? .nan, $0, relative: 1e-6) } ?? (got[feature] == nil)
        #expect(isSame, "\(name): \(key) of \(feature): \(got[feature] ?? .nan), not \(wanted[feature] ?? .nan)")
      }
    }
  }

  private func grid(_ raster: JSONValue) throws -> RasterGrid {
    let columns = try #require(raster["nx"]?.int)
    let rows = try #require(raster["ny"]?.int)
    let box = try ["xmin", "xmax", "ymin", "ymax"].map { try #require(raster[$0]?.number) }
    return RasterGrid(
      columns: columns, rows: rows, originX: box[0], originY: box[3], cellWidth: (box[1] - box[0]) / Double(columns),
      cellHeight: (box[2] - box[3]) / Double(rows))
  }

  private func cells(_ value: JSONValue?, _ grid: RasterGrid) throws -> [Double] {
    let rows = try #require(value?.array)
    let cells = try rows.flatMap { try #require($0.numbers).map { $0 ?? .nan } }
    try #require(rows.count == grid.rows && cells.count == grid.rows * grid.columns)
    return cells
  }

  private func results(
    _ key: String, _ set: PolygonSet, _ grid: RasterGrid, _ values: [Double], _ weights: [Double]?
  ) throws -> [Double?] {
    let whole = RasterWindow(columns: 0..<grid.columns, rows: 0..<grid.rows)
    func statistics(_ values: [Double]) -> [ZonalStatistics] {
      var accumulator = ZonalAccumulator(set, grid: grid)
      let isAdded = accumulator.add(values, strip: whole)
      #expect(isAdded)
      return accumulator.statistics
    }
    func weighted() throws -> (sums: [Double], weights: [Double]) {
      let weights = try #require(weights)
      let valid = zip(values, weights).map { $0.isNaN ? .nan : $1 }
      return (statistics(zip(values, weights).map { $0 * $1 }).map(\.sum), statistics(valid).map(\.sum))
    }
    switch key {
    case "count": return statistics(values).map(\.count)
    case "sum": return statistics(values).map(\.sum)
    case "mean": return statistics(values).map(\.mean)
    case "min": return statistics(values).map(\.minimum)
    case "max": return statistics(values).map(\.maximum)
    case "variance": return statistics(values).map(\.variance)
    case "weighted_sum": return try weighted().sums
    case "weighted_mean": return zip(try weighted().sums, try weighted().weights).map { $1 == 0 ? nil : $0 / $1 }
    case "majority": return (0..<set.featureCount).map { majority(set, $0, grid, values, whole) }
    default: throw UnknownShape(description: "zonal statistic \(key)")
    }
  }

  /// The value that covers most of a feature.
  private func majority(
    _ set: PolygonSet, _ feature: Int, _ grid: RasterGrid, _ values: [Double], _ whole: RasterWindow
  ) -> Double? {
    var covered: [Double: Double] = [:]
    for (value, share) in zip(values, set.coveredShares(ofFeature: feature, grid: grid, window: whole))
    where !value.isNaN && share > 0 {
      covered[value, default: 0] += share
    }
    return covered.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }
}
