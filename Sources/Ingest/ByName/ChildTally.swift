import Stunting

/// What a row says about a child, in few bits.
struct ChildFacts {
  /// Of TB/U, BB/U and BB/TB; nil where there is no valid status.
  var status: [NutritionStatus?] = [nil, nil, nil]
  var isLowBirthWeight: Bool?
  var isMeasured = false

  /// Three bits a status (0 none, 1 severe, 2 moderate, 3 another), two for the birth weight, one for measured.
  var packed: UInt16 {
    var bits: UInt16 = 0
    for (index, status) in status.enumerated() {
      let code: UInt16 =
        switch status {
        case nil, .invalid: 0
        case .severe: 1
        case .moderate: 2
        case .normal, .above: 3
        }
      bits |= code << (3 * UInt16(index))
    }
    if let isLowBirthWeight { bits |= (isLowBirthWeight ? 2 : 1) << 9 }
    return isMeasured ? bits | 1 << 11 : bits
  }
}

/// Counts of children in one village, period, sex and age band.
struct ChildCounts {
  /// Of TB/U, BB/U and BB/TB.
  var valid = [0, 0, 0]
  var severe = [0, 0, 0]
  var moderate = [0, 0, 0]
  var birthKnown = 0
  var birthLow = 0
  var registered = 0
  var measured = 0

  mutating func add(_ packed: UInt16, _ sign: Int) {
    registered += sign
    if packed & 1 << 11 != 0 { measured += sign }
    let birth = packed >> 9 & 3
    if birth != 0 { birthKnown += sign }
    if birth == 2 { birthLow += sign }
    for index in 0..<3 {
      let code = packed >> (3 * UInt16(index)) & 7
      if code != 0 { valid[index] += sign }
      if code == 1 { severe[index] += sign }
      if code == 2 { moderate[index] += sign }
    }
  }

  mutating func add(_ other: ChildCounts) {
    for index in 0..<3 {
      valid[index] += other.valid[index]
      severe[index] += other.severe[index]
      moderate[index] += other.moderate[index]
    }
    birthKnown += other.birthKnown
    birthLow += other.birthLow
    registered += other.registered
    measured += other.measured
  }
}

/// Counts children, each once a period by its last measurement.
struct ChildTally {
  /// Where a child is counted.
  struct Place: Hashable {
    var village: Int32
    var period: Int32
    /// 0 not told, 1 male, 2 female.
    var sex: UInt8
    /// Place in `AgeGroup.bands`.
    var band: UInt8
  }

  /// What became of a row.
  enum Outcome {
    case counted
    /// Counted instead of an earlier row.
    case replaced(row: Int)
    /// The child's last measurement is in an earlier row.
    case superseded
  }

  /// The row of a child that counts; 16 bytes.
  private struct Kept {
    var place: Int32
    /// Day of the measurement; the least number without one.
    var day: Int32
    var row: Int32
    var facts: UInt16
  }

  private(set) var places: [Place] = []
  private(set) var counts: [ChildCounts] = []
  private var indexOf: [Place: Int32] = [:]
  private var kept: [ChildKey: Kept] = [:]

  /// - Parameters:
  ///   - key: The child in its period; nil when nothing tells it apart.
  ///   - day: Of the measurement; nil without one, which any measurement supersedes.
  mutating func add(_ key: ChildKey?, at place: Place, day: Int?, row: Int, _ facts: ChildFacts) -> Outcome {
    let index = self.index(of: place)
    let new = Kept(
      place: index, day: facts.isMeasured ? Int32(clamping: day ?? 0) : .min, row: Int32(clamping: row),
      facts: facts.packed)
    guard let key else {
      counts[Int(index)].add(new.facts, 1)
      return .counted
    }
    if let old = kept[key] {
      guard new.day >= old.day else { return .superseded }
      counts[Int(old.place)].add(old.facts, -1)
      counts[Int(index)].add(new.facts, 1)
      kept[key] = new
      return .replaced(row: Int(old.row))
    }
    counts[Int(index)].add(new.facts, 1)
    kept[key] = new
    return .counted
  }

  private mutating func index(of place: Place) -> Int32 {
    if let known = indexOf[place] { return known }
    let index = Int32(clamping: places.count)
    indexOf[place] = index
    places.append(place)
    counts.append(ChildCounts())
    return index
  }
}
