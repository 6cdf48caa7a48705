import Glibc

/// Classes of distance between points with about as many pairs each, over all distances there are.
struct DistanceClasses: Sendable {
  /// Most classes; fewer where a class would hold fewer than about 30 pairs.
  static let most = 20
  private static let bins = 4096
  private static let sampledRows = 512

  let count: Int
  private let classOfBin: [UInt8]
  private let binsPerMetre: Double

  /// Coordinates finite and of one length. The bounds come from the distances of at most about 512 points to all.
  init(x: [Double], y: [Double]) {
    let n = x.count
    let pairs = n < 2 ? 0 : n * (n - 1) / 2
    count = min(Self.most, max(3, pairs / 30))
    let width = (x.max() ?? 0) - (x.min() ?? 0)
    let height = (y.max() ?? 0) - (y.min() ?? 0)
    let diagonal = hypot(width, height)
    let scale = Double(Self.bins - 1) / diagonal
    binsPerMetre = diagonal > 0 && scale.isFinite ? scale : 0
    var found = [Int](repeating: 0, count: Self.bins)
    for unit in stride(from: 0, to: n, by: max(1, n / Self.sampledRows)) {
      for other in 0..<n where other != unit {
        found[Self.bin(x[unit] - x[other], y[unit] - y[other], binsPerMetre)] += 1
      }
    }
    classOfBin = Self.classes(of: found, count: count)
  }

  /// The class of a difference in position.
  @inline(__always)
  func index(_ dx: Double, _ dy: Double) -> Int { Int(classOfBin[Self.bin(dx, dy, binsPerMetre)]) }

  @inline(__always)
  private static func bin(_ dx: Double, _ dy: Double, _ binsPerMetre: Double) -> Int {
    // Distances that overflow, also to NaN, are in the last bin.
    let place = (dx * dx + dy * dy).squareRoot() * binsPerMetre
    return place < Double(bins) ? Int(place) : bins - 1
  }

  /// Cuts the bins where the pairs below reach each share of all.
  private static func classes(of found: [Int], count: Int) -> [UInt8] {
    let all = max(1, found.reduce(0, +))
    var below = 0
    return found.map { own in
      let index = min(count - 1, below * count / all)
      below += own
      return UInt8(index)
    }
  }
}
