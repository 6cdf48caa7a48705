/// Sums of children.
struct Children {
  var cases = 0.0
  var measured = 0.0
  var rate: Double { measured > 0 ? cases / measured : 0 }

  func less(_ other: Children) -> Children {
    Children(cases: max(0, cases - other.cases), measured: max(0, measured - other.measured))
  }

  static func += (a: inout Children, b: Children) {
    a.cases += b.cases
    a.measured += b.measured
  }
}

/// The measured villages of each area, summed once, so that a group costs what its own areas hold.
struct AreaVillages {
  /// The part of a group that lies in one area.
  struct Part {
    var area: Int
    var members: [Int]
    var children: Children
  }

  private(set) var total = Children()
  /// Nil for villages without a rate measured there.
  private var childrenOf: [Children?]
  private let areaOf: [Int?]
  private var membersOf: [[Int]]
  private var sumOf: [Children]
  private var squares: [Double] = []

  init(_ t: HeadlineTable, _ areas: MeasuringAreas) {
    childrenOf = (0..<t.count).map { v in
      childCount(v, t).map { Children(cases: $0.cases, measured: $0.measured) }
    }
    areaOf = (0..<t.count).map { areas.index(of: $0) }
    membersOf = [[Int]](repeating: [], count: areas.units.count)
    sumOf = [Children](repeating: Children(), count: areas.units.count)
    for (v, children) in childrenOf.enumerated() {
      guard let children else { continue }
      total += children
      guard let area = areaOf[v] else { continue }
      membersOf[area].append(v)
      sumOf[area] += children
    }
    squares = membersOf.map { squaredScores($0) }
  }

  func members(of area: Int) -> [Int] { membersOf[area] }
  func sum(of area: Int) -> Children { sumOf[area] }

  func sum(_ villages: [Int]) -> Children {
    villages.reduce(into: Children()) { if let children = childrenOf[$1] { $0 += children } }
  }

  /// Measured villages that are in an area, by area.
  func byArea(_ villages: [Int]) -> [Part] {
    var lists: [Int: [Int]] = [:]
    for v in villages { if childrenOf[v] != nil, let area = areaOf[v] { lists[area, default: []].append(v) } }
    return lists.keys.sorted().map { area in
      let members = lists[area] ?? []
      return Part(area: area, members: members, children: sum(members))
    }
  }

  /// Pearson chi-square of the villages around the rate of their area, the group's parts apart from the rest of theirs, over
  /// its degrees of freedom; at least 1.
  func dispersion(splitting parts: [Part]) -> Double {
    var sum = squares.reduce(0, +)
    var freedom = membersOf.reduce(0) { $0 + max(0, $1.count - 1) }
    for part in parts {
      let own = Set(part.members)
      let others = membersOf[part.area].filter { !own.contains($0) }
      sum += squaredScores(part.members) + squaredScores(others) - squares[part.area]
      if !others.isEmpty { freedom -= 1 }
    }
    return freedom >= 5 ? max(1, sum / Double(freedom)) : 1
  }

  private func squaredScores(_ villages: [Int]) -> Double {
    let rate = sum(villages).rate
    let spread = rate * (1 - min(1, rate))
    guard spread > 0 else { return 0 }
    return villages.reduce(0.0) { total, v in
      guard let children = childrenOf[v] else { return total }
      let distance = children.cases - children.measured * rate
      return total + distance * distance / (children.measured * spread)
    }
  }
}
