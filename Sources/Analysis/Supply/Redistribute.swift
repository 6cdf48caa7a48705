import Geometry
import Stunting

/// A kind of supply of one service that several indicators may lack: kader of posyandu, posyandu themselves.
struct SupplyKey: Hashable {
  var kind: String
  var aspect: SupplyAspect
  var attribute: String?
}

/// A village short of a kind of supply.
struct SupplyNeed {
  var village: Int
  var shortage: Double
  /// Lowest attainment of a target among the indicators that lack: who is worst off is served first.
  var attainment: Double
}

/// Deals out the slack of villages that don't lack, each unit once: worst coverage first; from the own village, then
/// neighbours, then the kecamatan, then the villages of the same facility, each largest slack first.
struct Redistribution {
  private let input: SupplyInput
  private let ground: ServiceGround
  private var slack: [Double?]

  /// - Parameters:
  ///   - inVillage: Surplus within each village, for its own facilities that are short.
  ///   - slack: What each village can give to others; nil is not known, and 0 for those that lack the coverage.
  init(_ input: SupplyInput, _ ground: ServiceGround, slack: [Double?]) {
    (self.input, self.ground, self.slack) = (input, ground, slack)
  }

  mutating func deal(_ needs: [SupplyNeed], inVillage: [Double?], districts: [String: [Int]]) -> [Int: [SupplyTransfer]]
  {
    var result: [Int: [SupplyTransfer]] = [:]
    for need in needs.sorted(by: { ($0.attainment, $0.village) < ($1.attainment, $1.village) }) {
      var open = need.shortage
      var transfers: [SupplyTransfer] = []
      if let own = inVillage[need.village], own > 0, open > 0 {
        let amount = min(own, open)
        transfers.append(SupplyTransfer(fromVillage: need.village, place: .sameVillage, amount: amount))
        open -= amount
      }
      for donor in donors(of: need.village, districts) where open > 0 {
        guard let there = slack[donor.village], there > 0 else { continue }
        let amount = min(there, open)
        slack[donor.village] = there - amount
        open -= amount
        transfers.append(SupplyTransfer(fromVillage: donor.village, place: donor.place, amount: amount))
      }
      result[need.village] = transfers
    }
    return result
  }

  /// Whether anything is known of what a village's surroundings could give.
  func isKnown(around village: Int, _ districts: [String: [Int]]) -> Bool {
    slack[village] != nil || donors(of: village, districts).contains { slack[$0.village] != nil }
  }

  private func donors(of village: Int, _ districts: [String: [Int]]) -> [(village: Int, place: SlackPlace)] {
    var seen: Set<Int> = [village]
    var result: [(village: Int, place: SlackPlace)] = []
    let groups: [(SlackPlace, [Int])] = [
      (.neighbour, neighbours(of: village)),
      (.sameDistrict, districts[districtKey(input.villages[village])] ?? []),
      (.sameServiceArea, ground.area[village].flatMap { ground.members[$0] } ?? []),
    ]
    for (place, villages) in groups {
      let fresh = villages.filter { slack.indices.contains($0) && seen.insert($0).inserted }
      result += fresh.sorted { (-(slack[$0] ?? 0), $0) < (-(slack[$1] ?? 0), $1) }.map { ($0, place) }
    }
    return result
  }

  private func neighbours(of village: Int) -> [Int] {
    village < input.neighbours.count ? input.neighbours.neighbours(of: village).map(Int.init) : []
  }
}

/// A kecamatan by its code where it has one: two may share a name. Empty keys are no kecamatan.
func districtKey(_ village: Village) -> String { village.districtCode?.formatted ?? village.districtName }

func villagesByDistrict(_ villages: [Village]) -> [String: [Int]] {
  var result = Dictionary(grouping: villages.indices, by: { districtKey(villages[$0]) })
  result[""] = nil
  return result
}
