import SpatialStats
import TestSupport
import Testing

@Suite("weights of higher order, by distance, and their figures")
struct WeightsOrderTests {
  /// Steps between all pairs (Floyd and Warshall), nil where there is no path.
  private func steps(_ weights: Weights) -> [[Int?]] {
    let n = weights.count
    var steps = [[Int?]](repeating: [Int?](repeating: nil, count: n), count: n)
    for a in 0..<n {
      for position in weights.links(of: a) { steps[a][Int(weights.neighbours[position])] = 1 }
      steps[a][a] = 0
    }
    for through in 0..<n {
      for a in 0..<n {
        for b in 0..<n {
          guard let first = steps[a][through], let second = steps[through][b] else { continue }
          steps[a][b] = min(steps[a][b] ?? .max, first + second)
        }
      }
    }
    return steps
  }

  @Test(arguments: 0..<12 as Range<UInt64>) func orderIsTheNumberOfSteps(seed: UInt64) throws {
    let weights = try TestMaps.weights(40, mean: 3, islands: 3, seed: seed)
    let steps = steps(weights)
    for order in 1...6 {
      let only = try weights.ofOrder(order, withLower: false)
      let upTo = try weights.ofOrder(order, withLower: true)
      for unit in 0..<40 {
        #expect(only.links(of: unit).map { Int(only.neighbours[$0]) } == (0..<40).filter { steps[unit][$0] == order })
        #expect(
          upTo.links(of: unit).map { Int(upTo.neighbours[$0]) }
            == (0..<40).filter { (1...order).contains(steps[unit][$0] ?? 0) })
      }
      #expect(only.isSymmetric && upTo.isSymmetric)
    }
    #expect(try weights.ofOrder(1, withLower: false) == weights)
  }

  @Test func stepsFollowTheDirectionOfLinks() throws {
    let ring = try Weights(lists: [[1], [2], [3], [0]])
    #expect(try ring.ofOrder(2, withLower: false) == Weights(lists: [[2], [3], [0], [1]]))
    #expect(try ring.ofOrder(4, withLower: false).summary.links == 0)
    #expect(try ring.ofOrder(Int.max, withLower: true).summary.links == 12)
    #expect(throws: StatisticsError.parameterOutOfRange(name: "order", value: 0)) {
      try ring.ofOrder(0, withLower: true)
    }
  }

  @Test func aLinkThatWeighsNothingIsNoStep() throws {
    let weights = try Weights(start: [0, 1, 3, 4], neighbours: [1, 0, 2, 1], values: [1, 1, 0, 0])
    #expect(try weights.ofOrder(2, withLower: true) == Weights(lists: [[1], [0], []]))
  }

  @Test func pairsThatDifferAreCountedOnce() throws {
    let weights = try Weights(start: [0, 3, 4, 6, 6], neighbours: [0, 1, 3, 0, 0, 1], values: [2, 1, 1, 1, 4, 0.5])
    // 0-1 agree; 0-3, 2-0 and 2-1 have one direction only.
    #expect(weights.asymmetricPairs == 3)
    let twoValues = try Weights(start: [0, 1, 2], neighbours: [1, 0], values: [1, 2])
    #expect(twoValues.asymmetricPairs == 1)
    #expect(twoValues.summary.percentNonzero == 50)
    #expect(try TestMaps.weights(30, mean: 4, seed: 1).asymmetricPairs == 0)
    #expect(try Weights(lists: []).summary.percentNonzero == 0)
  }

  @Test func inverseDistanceIsOneOverThePower() throws {
    let weights = try Weights.inverseDistance(x: [0, 3, 0], y: [0, 0, 4], threshold: 4.5, power: 2)
    #expect(isClose(weights.value(from: 0, to: 1), 1 / 9.0, relative: 1e-15))
    #expect(weights.value(from: 2, to: 0) == 1 / 16.0)
    #expect(weights.value(from: 1, to: 2) == 0)
    #expect(weights.isSymmetric)
  }

  @Test func coincidentPointsHaveNoInverseDistance() {
    #expect(throws: StatisticsError.coincidentPoints(first: 1, second: 3)) {
      try Weights.inverseDistance(x: [0, 5, 9, 5], y: [0, 5, 9, 5], threshold: 3)
    }
    for threshold in [0, -1, .nan] as [Double] {
      #expect(throws: StatisticsError.self) {
        try Weights.inverseDistance(x: [0, 1], y: [0, 1], threshold: threshold)
      }
    }
    #expect(throws: StatisticsError.self) { try Weights.inverseDistance(x: [0], y: [0], threshold: 1, power: .nan) }
    #expect(throws: StatisticsError.parameterOutOfRange(name: "power", value: 400)) {
      try Weights.inverseDistance(x: [0, 1000], y: [0, 0], threshold: 2000, power: 400)
    }
  }

  @Test(arguments: 0..<8 as Range<UInt64>) func renumberingPointsRenumbersTheirWeights(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let n = 50
    let x = (0..<n).map { _ in random.uniform(in: 0...1000) }
    let y = (0..<n).map { _ in random.uniform(in: 0...1000) }
    var order = [Int](0..<n)
    for k in order.indices.dropFirst().reversed() { order.swapAt(k, random.index(below: k + 1)) }
    let (px, py) = (order.map { x[$0] }, order.map { y[$0] })
    for kernel in Kernel.allCases {
      for bandwidth in [Bandwidth.fixed(180), .nearest(5)] {
        let one = try Weights.kernel(x: x, y: y, kernel: kernel, bandwidth: bandwidth)
        let two = try Weights.kernel(x: px, y: py, kernel: kernel, bandwidth: bandwidth)
        for a in 0..<n {
          for b in 0..<n { #expect(two.value(from: a, to: b) == one.value(from: order[a], to: order[b])) }
        }
      }
    }
  }

  @Test(arguments: 0..<6 as Range<UInt64>) func kernelsAreThoseOfAllPairs(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed + 100)
    let n = 40
    let x = (0..<n).map { _ in random.uniform(in: 0...100) }
    let y = (0..<n).map { _ in random.uniform(in: 0...100) }
    let k = 6
    let weights = try Weights.kernel(x: x, y: y, kernel: .quartic, bandwidth: .nearest(k))
    for a in 0..<n {
      func distance(_ b: Int) -> Double { ((x[a] - x[b]) * (x[a] - x[b]) + (y[a] - y[b]) * (y[a] - y[b])).squareRoot() }
      let width = (0..<n).filter { $0 != a }.map(distance).sorted()[k - 1] * (1 + 1e-7)
      for b in 0..<n {
        let u = distance(b) / width
        let expected = u <= 1 ? 15.0 / 16 * (1 - u * u) * (1 - u * u) : 0
        #expect(isClose(weights.value(from: a, to: b), expected, relative: 1e-12))
      }
    }
  }
}
