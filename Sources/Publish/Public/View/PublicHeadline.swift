internal import Analysis
internal import Stunting

/// The headline counts of a run as a tree, the plan for it, and what the plan leaves to show.
struct PublicHeadline {
  let tree: CountTree
  let plan: SuppressionPlan
  let villages: [PublicCounts]
  let districts: [PublicCounts]
  let region: PublicCounts

  /// Nil without a headline.
  init?(_ result: RegionResult, places: DistrictPlaces, rule: SuppressionRule) {
    guard let headline = result.headline else { return nil }
    let kind = headline.countKind
    let pairs = headline.state.indices.map { headline.countPair($0) }
    guard let tree = CountTree(kind: kind, villages: pairs, districtOf: places.districtOf, districtCount: places.count)
    else { return nil }
    let plan = Suppressor(rule: rule).plan(tree)
    self.tree = tree
    self.plan = plan
    villages = pairs.indices.map { v in
      if headline.state[v] == .noTarget { return .missing(.noTarget) }
      return pairs[v].map { PublicCounts($0, display: plan.villages[v], kind: kind) } ?? .missing(.noData)
    }
    districts = places.indices.map { PublicCounts(tree.districtTotals[$0], display: plan.districts[$0], kind: kind) }
    region = PublicCounts(tree.total, display: plan.region, kind: kind)
  }
}

/// The kecamatan of a region, in order of first appearance; two of one name are told apart by their code.
struct DistrictPlaces {
  private(set) var names: [String] = []
  private(set) var codes: [String?] = []
  private(set) var members: [[Int]] = []
  private(set) var districtOf: [Int] = []

  init(_ villages: [Village]) {
    var placeOf: [String: Int] = [:]
    for (index, village) in villages.enumerated() {
      let code = village.districtCode?.formatted
      let key = (code ?? "") + "\u{1F}" + village.districtName
      let place = placeOf[key] ?? names.count
      if place == names.count {
        placeOf[key] = place
        names.append(village.districtLabel)
        codes.append(code)
        members.append([])
      }
      members[place].append(index)
      districtOf.append(place)
    }
  }

  var count: Int { names.count }
  var indices: Range<Int> { names.indices }
}
