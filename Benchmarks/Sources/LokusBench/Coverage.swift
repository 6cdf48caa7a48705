import Foundation
import GDALBridge
import Geometry
import Ingest
import SpatialStats

/// A coverage as the generator writes it: polygons and the columns `stunted` and `measured`.
struct Coverage: Sendable {
  let polygons: PolygonSet
  let stunted: [Double]
  let measured: [Double]

  init(_ layer: VectorLayer) throws {
    polygons = layer.polygons
    stunted = try layer.numbers("stunted")
    measured = try layer.numbers("measured")
  }

  static func read(_ path: String, threads: Int) async throws -> Coverage {
    try Coverage(await GeoJSONReader.read(path: path, threads: threads))
  }

  /// Empirical Bayes rates; a village without a child measured takes the mean.
  func smoothedRates() throws -> [Double] {
    let rates = try ShrunkRates.binomial(cases: stunted, measured: measured)
    return rates.rates.map { $0 ?? rates.mean ?? 0 }
  }
}

/// What is wrong with the input of a benchmark.
enum BenchError: Error, CustomStringConvertible {
  case columnMissing(String)
  case noPolygons

  var description: String {
    switch self {
    case .columnMissing(let name): "The file has no whole column of numbers \"\(name)\": make it with lokus-bench data."
    case .noPolygons: "The file has no polygons."
    }
  }
}

extension VectorLayer {
  /// A column without gaps as numbers.
  fileprivate func numbers(_ name: String) throws -> [Double] {
    guard let index = column(name) else { throw BenchError.columnMissing(name) }
    return try columns[index].map { cell in
      switch cell {
      case .integer(let value): Double(value)
      case .real(let value): value
      default: throw BenchError.columnMissing(name)
      }
    }
  }
}

/// Points drawn evenly from the box of a coverage, the same for the same seed.
struct PointCloud: Sendable {
  private(set) var x: [Double] = []
  private(set) var y: [Double] = []

  init(count: Int, seed: UInt64, in polygons: PolygonSet) throws {
    guard let box = polygons.bounds else { throw BenchError.noPolygons }
    var generator = CounterGenerator(seed: seed, stream: 0)
    x.reserveCapacity(count)
    y.reserveCapacity(count)
    for _ in 0..<count {
      x.append(box.minX + generator.uniform() * box.width)
      y.append(box.minY + generator.uniform() * box.height)
    }
  }

  /// Writes all x, then all y, as doubles in the byte order of this machine.
  func write(to file: URL) throws {
    var bytes = x.withUnsafeBytes { Data($0) }
    y.withUnsafeBytes { bytes.append(contentsOf: $0) }
    try bytes.write(to: file)
  }
}
