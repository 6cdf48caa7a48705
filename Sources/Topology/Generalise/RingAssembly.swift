import Parallel

extension ArcCoverage {
  /// The areas of all owners as rings: shells and holes are valid by themselves (no place twice but for the closing
  /// one), holes lie in the shell of their polygon and touch it at most at single places, polygons of one owner touch at
  /// most at single places. An owner without area has no polygon.
  public func rings() -> OwnerRings {
    let steps = OwnerSteps(self)
    var result = OwnerRings()
    appendRings(of: 0..<ownerCount, steps: steps, to: &result)
    return result
  }

  /// The same on several threads; the result does not depend on their number.
  public func rings(threads: Int) async throws -> OwnerRings {
    let steps = OwnerSteps(self)
    let parts = try await mapChunks(count: ownerCount, chunkSize: 512, threads: threads) { owners in
      var part = OwnerRings()
      appendRings(of: owners, steps: steps, to: &part)
      return part
    }
    var result = OwnerRings()
    result.reserveCapacity(parts)
    for part in parts { result.append(part) }
    return result
  }

  private func appendRings(of owners: Range<Int>, steps: OwnerSteps, to result: inout OwnerRings) {
    for owner in owners {
      let tracer = RingTracer(self, steps: steps.steps(of: owner))
      for polygon in RingNesting(self, rings: tracer.rings).polygons() {
        for ring in polygon { append(ring: tracer.rings[ring].steps, to: &result) }
        result.polygonStart.append(Int32(truncatingIfNeeded: result.ringStart.count - 1))
      }
      result.ownerStart.append(Int32(truncatingIfNeeded: result.polygonStart.count - 1))
    }
  }

  private func append(ring steps: [Int32], to result: inout OwnerRings) {
    for (i, step) in steps.enumerated() {
      let places = places(ofArc: Int(step / 2))
      if step & 1 == 0 {
        let range = i == 0 ? places : places.dropFirst()
        result.x.append(contentsOf: x[range])
        result.y.append(contentsOf: y[range])
      } else {
        let range = i == 0 ? places : places.dropLast()
        result.x.append(contentsOf: x[range].reversed())
        result.y.append(contentsOf: y[range].reversed())
      }
    }
    result.ringStart.append(Int32(truncatingIfNeeded: result.x.count))
  }
}

/// The arcs of each owner, run with the owner at their right.
struct OwnerSteps: Sendable {
  private let start: [Int32]
  private let step: [Int32]

  init(_ coverage: ArcCoverage) {
    var start = [Int32](repeating: 0, count: coverage.ownerCount + 1)
    let owners = 0..<Int32(coverage.ownerCount)
    for owner in coverage.left where owners.contains(owner) { start[Int(owner) + 1] += 1 }
    for owner in coverage.right where owners.contains(owner) { start[Int(owner) + 1] += 1 }
    for owner in 0..<coverage.ownerCount { start[owner + 1] += start[owner] }
    var next = start
    var step = [Int32](repeating: 0, count: Int(start.last ?? 0))
    for arc in 0..<coverage.arcCount {
      for (owner, way) in [(coverage.right[arc], 0), (coverage.left[arc], 1)] where owners.contains(owner) {
        step[Int(next[Int(owner)])] = Int32(truncatingIfNeeded: 2 * arc + way)
        next[Int(owner)] += 1
      }
    }
    self.start = start
    self.step = step
  }

  func steps(of owner: Int) -> ArraySlice<Int32> { step[Int(start[owner])..<Int(start[owner + 1])] }
}

extension OwnerRings {
  mutating func reserveCapacity(_ parts: [OwnerRings]) {
    x.reserveCapacity(parts.reduce(0) { $0 + $1.x.count })
    y.reserveCapacity(parts.reduce(0) { $0 + $1.y.count })
    ringStart.reserveCapacity(parts.reduce(1) { $0 + $1.ringStart.count })
  }

  /// Appends the owners of another set behind this one's.
  mutating func append(_ other: OwnerRings) {
    let (places, rings, polygons) = (Int32(x.count), ringStart.count - 1, polygonStart.count - 1)
    x.append(contentsOf: other.x)
    y.append(contentsOf: other.y)
    ringStart.append(contentsOf: other.ringStart.dropFirst().map { $0 + places })
    polygonStart.append(contentsOf: other.polygonStart.dropFirst().map { $0 + Int32(rings) })
    ownerStart.append(contentsOf: other.ownerStart.dropFirst().map { $0 + Int32(polygons) })
  }
}
