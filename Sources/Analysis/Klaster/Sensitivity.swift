public import SpatialStats
public import Stunting

/// Another way of working that the classes are compared under.
public enum SensitivityVariant: Sendable {
  case rule(NeighbourRule)
  case tolerance(metres: Double)
  case correction(MultipleTesting)
  /// The same indicator over another denominator (or from another source), in the order of the same edition.
  case denominator(name: String, HeadlineTable)

  /// Rook, 8 nearest, up to two queen steps, exact borders, 10 m.
  public static let usual: [SensitivityVariant] = [
    .rule(.rook), .rule(.nearest(8)), .rule(.queenOrder(2, withLower: true)), .tolerance(metres: 0),
    .tolerance(metres: 10),
  ]

  public var name: String {
    switch self {
    case .rule(let rule): rule.description
    case .tolerance(let metres): "\(metres.formattedWhole) m"
    case .correction(let correction): "\(correction)"
    case .denominator(let name, _): name
    }
  }
}

/// How many villages change class under other neighbours, tolerances and denominators, each changed alone.
/// - Parameter table: The klaster of `t` with `options`.
public func sensitivity(
  _ table: KlasterTable, _ t: HeadlineTable, edition: BoundaryEdition, options: KlasterOptions,
  variants: [SensitivityVariant] = SensitivityVariant.usual, threads: Int
) async throws -> KlasterSensitivity {
  let ground = try NeighbourGround(edition)
  let method: KlasterMethod = table.headline == .localMoran ? .localMoran : .giStar
  var rows: [KlasterSensitivity.Row] = []
  for variant in variants {
    var (options, other) = (options, t)
    options.apply(variant)
    if case .denominator(_, let table) = variant { other = table }
    let around = try await ground.neighbourhood(
      options.neighbours, units: klasterVillages(other), threads: threads)
    let changed = try await klaster(other, neighbourhood: around, options: options, threads: threads)
    rows.append(KlasterSensitivity.Row(variant.name, table, changed, method))
  }
  return KlasterSensitivity(method: method, rows: rows)
}

extension KlasterOptions {
  fileprivate mutating func apply(_ variant: SensitivityVariant) {
    switch variant {
    case .rule(let rule): neighbours.rule = rule
    case .tolerance(let metres): neighbours.toleranceMetres = metres
    case .correction(let correction): self.correction = correction
    case .denominator: break
    }
  }
}

extension KlasterSensitivity.Row {
  fileprivate init(_ variant: String, _ a: KlasterTable, _ b: KlasterTable, _ method: KlasterMethod) {
    let both = (0..<min(a.count, b.count)).filter { a.giClass[$0] != .noData && b.giClass[$0] != .noData }
    func sign(_ table: KlasterTable, _ village: Int) -> KlasterSign? {
      method == .giStar ? table.giSign(village) : table.moranSign(village)
    }
    self.init(
      variant: variant, compared: both.count,
      changedClass: both.filter { v in
        method == .giStar
          ? a.giClass[v] != b.giClass[v]
          : a.moranClass[v] != b.moranClass[v] || a.moranLevel[v] != b.moranLevel[v]
      },
      changedSign: both.filter { sign(a, $0) != sign(b, $0) },
      significantBefore: both.count { sign(a, $0) != nil }, significantAfter: both.count { sign(b, $0) != nil })
  }
}

extension Double {
  /// Without ".0" for a whole number.
  fileprivate var formattedWhole: String {
    if let whole = Int(exactly: self) { "\(whole)" } else { "\(self)" }
  }
}
