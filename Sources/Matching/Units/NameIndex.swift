/// The names of units among which one is looked for: the villages of a kecamatan, the puskesmas of a regency.
struct NameIndex: Sendable {
  /// Numbers of the units, in their order.
  let units: [Int]
  let names: [ComparedName]
  private let byKey: [String: [Int]]
  /// Official names that lie here and are not among the units.
  var absent: [ComparedName] = []
  /// The absent ones are all known.
  var knowsAbsent = false

  init(units: [Int], names: [ComparedName]) {
    self.units = units
    self.names = names
    var byKey: [String: [Int]] = [:]
    for (place, name) in names.enumerated() where !name.isEmpty { byKey[name.key, default: []].append(place) }
    self.byKey = byKey
  }

  /// Places in `units` of those with this very key.
  func exact(_ key: String) -> [Int] { byKey[key, default: []] }

  func contains(key: String) -> Bool { byKey[key] != nil }
}

/// A place that another record of the same file names.
struct Witness: Sendable {
  var name: ComparedName
  /// The unit that its code names.
  var unit: Int?
}

/// What was found for a name among the units of an index.
enum NameFinding: Sendable, Equatable {
  case exact(Int)
  case similar(Int, score: Double)
  /// Units that may be meant, best first; empty when nothing is like the name.
  case unclear([ScoredUnit])
}

struct ScoredUnit: Sendable, Equatable {
  var unit: Int
  var score: Double
}

/// Score below which a unit isn't worth showing to a person.
private let leastScore = 0.6
/// By so many slips the second best must be worse than the best.
private let leastMargin = 0.7

extension NameIndex {
  /// The unit that `name` is, when only one can be meant: the same name, or a name that differs as one that was written
  /// wrongly does, with no other unit or absent unit that fits nearly as well and, where absent ones aren't known, no other name of the file. Without knowledge
  /// of absent units or of the file (`witnesses` that cover the units), one letter's difference may be another village
  /// that the edition lacks: then only variants of spelling are taken.
  func find(_ name: ComparedName, witnesses: [Witness]) -> NameFinding {
    find(name) { found, best in self.isClear(name, best, found, witnesses) }
  }

  /// The only unit with a name so much like this one that nothing else comes near, for evidence among other evidence.
  func nearest(_ name: ComparedName) -> NameFinding {
    find(name) { found, best in self.margin(name, best, found) >= leastMargin }
  }

  private func find(_ name: ComparedName, _ isClear: ([NameLikeness], Int) -> Bool) -> NameFinding {
    let same = exact(name.key)
    if same.count == 1, let only = same.first { return .exact(units[only]) }
    if same.count > 1 { return .unclear(same.map { ScoredUnit(unit: units[$0], score: 1) }) }
    if let hidden = withHiddenNumeral(name) { return hidden }
    let found = names.map { likeness(name, $0) }
    guard let best = bestPlace(found), isClear(found, best) else { return .unclear(shown(found)) }
    return .similar(units[best], score: found[best].score)
  }

  /// The only unit that has the name when its end is read as a Roman numeral.
  private func withHiddenNumeral(_ name: ComparedName) -> NameFinding? {
    let same = keysWithHiddenNumeral(name.words).flatMap(exact)
    guard let only = same.first else { return nil }
    if same.count == 1 { return .similar(units[only], score: 0.97) }
    return .unclear(same.map { ScoredUnit(unit: units[$0], score: 0.97) })
  }

  private func bestPlace(_ found: [NameLikeness]) -> Int? {
    found.indices.filter { found[$0].mayBeSame }.min { (found[$0].cost, $0) < (found[$1].cost, $1) }
  }

  private func isClear(_ name: ComparedName, _ best: Int, _ found: [NameLikeness], _ witnesses: [Witness]) -> Bool {
    let like = found[best]
    guard margin(name, best, found) >= leastMargin, !isLongerElsewhere(name, best) else { return false }
    if knowsAbsent { return true }
    guard like.isPlain || covers(witnesses) else { return false }
    return !witnesses.contains { claims($0, best, like, name) }
  }

  /// By how many slips the second best is worse.
  private func margin(_ name: ComparedName, _ best: Int, _ found: [NameLikeness]) -> Double {
    let others = found.indices.lazy.filter { $0 != best }.map { found[best].lead(over: found[$0]) }.min() ?? 99
    let missing = absent.lazy.map { found[best].lead(over: likeness(name, $0)) }.min() ?? 99
    return min(others, missing)
  }

  /// Another unit may be meant with a word more or less before its name: *Cut Paloh* by *Jurong Gampong Cot Paloh* when
  /// the best drops a kind, *Gampong Cut Paloh* by *Jurong Gampong Cut Paloh*.
  private func isLongerElsewhere(_ name: ComparedName, _ best: Int) -> Bool {
    let dropsKind = names[best].bareKey == name.bareKey
    let bare = Array(name.bareKey.utf8)
    return names.indices.contains { place in
      if place == best { return false }
      let other = names[place]
      if other.bareKey != other.key, name.words.count > other.words.count, name.key.hasSuffix(other.key) { return true }
      return dropsKind && editCost(Array(other.letters.suffix(bare.count)), bare, limit: 1) <= 1
    }
  }

  /// The file names about as many places as there are units here.
  private func covers(_ witnesses: [Witness]) -> Bool { witnesses.count * 10 >= units.count * 8 }

  /// Another record has a better or equal claim to the unit.
  private func claims(_ witness: Witness, _ place: Int, _ like: NameLikeness, _ name: ComparedName) -> Bool {
    if witness.name.key == name.key { return false }
    if let unit = witness.unit { return unit == units[place] }
    let same = exact(witness.name.key)
    if !same.isEmpty { return same.contains(place) }
    let other = likeness(witness.name, names[place])
    guard other.mayBeSame, other.cost < like.cost + leastMargin else { return false }
    return !names.contains { likeness(witness.name, $0).cost < other.cost }
  }

  private func shown(_ found: [NameLikeness]) -> [ScoredUnit] {
    found.indices.filter { found[$0].score >= leastScore }
      .sorted { (-found[$0].score, $0) < (-found[$1].score, $1) }.prefix(5)
      .map { ScoredUnit(unit: units[$0], score: found[$0].score) }
  }
}
