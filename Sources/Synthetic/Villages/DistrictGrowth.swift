/// Groups villages into connected kecamatan of about equal size.
struct DistrictGrowth {
  /// Neighbours of each village, ascending.
  let neighbours: [[Int]]
  let centres: [PlanePoint]
  /// Villages on islands, which join the kecamatan of the nearest coast.
  let isIsland: [Bool]

  /// District of each village: 0..<count, in no particular order.
  func districts(count: Int, seed: UInt64) -> [Int] {
    var stream = DrawStream(seed: seed, topic: .districts)
    let mainland = centres.indices.filter { !isIsland[$0] }
    var district = [Int](repeating: -1, count: centres.count)
    var middles = startVillages(count, of: mainland, &stream).map { centres[$0] }
    for _ in 0..<6 {
      district = grow(from: middles, among: mainland)
      middles = middles.indices.map { middle(of: $0, district) ?? middles[$0] }
    }
    return joinIslands(tidied(district, count: count))
  }

  private func startVillages(_ count: Int, of villages: [Int], _ stream: inout DrawStream) -> [Int] {
    var starts = [villages[stream.index(below: villages.count)]]
    while starts.count < min(count, villages.count) {
      let next = villages.max { apart($0, starts) < apart($1, starts) }
      starts.append(next ?? villages[0])
    }
    return starts
  }

  private func apart(_ village: Int, _ others: [Int]) -> Double {
    others.map { centres[village].distance(to: centres[$0]) }.min() ?? 0
  }

  /// The smallest district that can still grow takes its nearest free neighbour, until none is left.
  private func grow(from middles: [PlanePoint], among villages: [Int]) -> [Int] {
    var district = [Int](repeating: -1, count: centres.count)
    var size = [Int](repeating: 0, count: middles.count)
    for (d, middle) in middles.enumerated() {
      let free = villages.filter { district[$0] < 0 }
      guard let start = free.min(by: { centres[$0].distance(to: middle) < centres[$1].distance(to: middle) })
      else { continue }
      district[start] = d
      size[d] = 1
    }
    var open = Set(middles.indices)
    while let d = open.min(by: { (size[$0], $0) < (size[$1], $1) }) {
      let rim = villages.filter { v in district[v] < 0 && neighbours[v].contains { district[$0] == d } }
      guard let next = rim.min(by: { centres[$0].distance(to: middles[d]) < centres[$1].distance(to: middles[d]) })
      else {
        open.remove(d)
        continue
      }
      district[next] = d
      size[d] += 1
    }
    return district
  }

  /// Takes tendrils back: a village goes to the kecamatan that most of its neighbours are in, as long as its own stays
  /// connected and neither becomes too small or too large.
  private func tidied(_ district: [Int], count: Int) -> [Int] {
    var result = district
    let fair = Double(district.count { $0 >= 0 }) / Double(max(1, count))
    for _ in 0..<4 {
      for village in result.indices where result[village] >= 0 {
        let around = neighbours[village].map { result[$0] }
        let share = { (d: Int) in around.count { $0 == d } }
        guard let best = around.max(by: { (share($0), $1) < (share($1), $0) }), best != result[village] else {
          continue
        }
        let own = result.indices.filter { result[$0] == result[village] && $0 != village }
        let other = result.count { $0 == best }
        guard share(best) > share(result[village]), Double(own.count) > 0.7 * fair, Double(other) < 1.3 * fair,
          isConnected(own)
        else { continue }
        result[village] = best
      }
    }
    return result
  }

  private func isConnected(_ villages: [Int]) -> Bool {
    guard let first = villages.first else { return false }
    let members = Set(villages)
    var reached: Set<Int> = [first]
    var queue = [first]
    while let village = queue.popLast() {
      for other in neighbours[village] where members.contains(other) && reached.insert(other).inserted {
        queue.append(other)
      }
    }
    return reached.count == members.count
  }

  private func middle(of d: Int, _ district: [Int]) -> PlanePoint? {
    let members = centres.indices.filter { district[$0] == d }
    guard !members.isEmpty else { return nil }
    return members.reduce(PlanePoint(x: 0, y: 0)) { $0 + centres[$1] } * (1 / Double(members.count))
  }

  private func joinIslands(_ district: [Int]) -> [Int] {
    var result = district
    let settled = centres.indices.filter { district[$0] >= 0 }
    for village in centres.indices where district[village] < 0 {
      let nearest = settled.min {
        centres[village].distance(to: centres[$0]) < centres[village].distance(to: centres[$1])
      }
      result[village] = nearest.map { district[$0] } ?? 0
    }
    return result
  }
}
