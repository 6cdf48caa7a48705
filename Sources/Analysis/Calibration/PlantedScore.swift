public import Geometry

/// How calls compare with planted clusters, summed over maps.
public struct PlantedScore: Sendable, Equatable {
  public private(set) var maps = 0
  /// Villages planted, and those of them that were called.
  public private(set) var planted = 0
  public private(set) var found = 0
  /// Villages called.
  public private(set) var called = 0
  /// Maps in which at least half of the cluster was called.
  public private(set) var mapsHalfFound = 0
  /// Connected groups of called villages without a planted one.
  public private(set) var falseGroups = 0

  public init() {}

  /// One map: which villages were planted and which were called high.
  public mutating func add(planted isPlanted: [Bool], called isCalled: [Bool], neighbours: NeighbourLists) {
    let villages = 0..<min(isPlanted.count, isCalled.count, neighbours.count)
    let members = villages.count { isPlanted[$0] }
    let hits = villages.count { isPlanted[$0] && isCalled[$0] }
    maps += 1
    planted += members
    found += hits
    called += villages.count { isCalled[$0] }
    mapsHalfFound += members > 0 && 2 * hits >= members ? 1 : 0
    falseGroups += groups(isCalled, neighbours, villages).count { group in !group.contains { isPlanted[$0] } }
  }

  /// Share of the planted villages that were called.
  public var recall: Double? { planted > 0 ? Double(found) / Double(planted) : nil }
  /// Share of the called villages that were planted; nil when none was called.
  public var precision: Double? { called > 0 ? Double(found) / Double(called) : nil }

  private func groups(_ isCalled: [Bool], _ neighbours: NeighbourLists, _ villages: Range<Int>) -> [[Int]] {
    var isSeen = villages.map { !isCalled[$0] }
    var groups: [[Int]] = []
    for first in villages where !isSeen[first] {
      var group = [first]
      isSeen[first] = true
      var next = 0
      while next < group.count {
        for other in neighbours.neighbours(of: group[next]) where villages.contains(Int(other)) && !isSeen[Int(other)] {
          isSeen[Int(other)] = true
          group.append(Int(other))
        }
        next += 1
      }
      groups.append(group)
    }
    return groups
  }
}
