internal import Analysis
internal import Project
internal import SpatialStats

extension StatisticsOverrides {
  /// Puts what the command line says over the parameters.
  ///
  /// - Throws: `DirectProblem.notAChoice`, `.outOfRange`.
  func apply(to p: inout Parameters) throws {
    if let alpha { p.alpha = try inside(alpha, 0.0001...0.5, "alpha", "0.0001 - 0.5") }
    if let average { p.average = try choice(average, AverageKind.self, "average") }
    try applyNeighbours(to: &p.klaster.neighbours)
    try applyKlaster(to: &p.klaster)
    if let inference { p.inference = try choice(inference, KlasterInference.self, "inference") }
    try applyScan(to: &p)
    if p.klaster.headline == .scan, p.scan == nil { p.scan = ScanOptions(seed: Parameters.defaultSeed) }
  }

  private func applyNeighbours(to n: inout NeighbourOptions) throws {
    if let neighbours {
      guard let rule = NeighbourRule(neighbours) else {
        throw DirectProblem.notAChoice(option: "neighbours", found: neighbours, choices: neighbourRuleExamples)
      }
      n.rule = rule
    }
    if let toleranceMetres { n.toleranceMetres = try inside(toleranceMetres, 0...1000, "tolerance", "0 - 1000") }
    if let islands { n.joinsIslands = try choice(islands, IslandPolicy.self, "islands") == .nearest }
  }

  private func applyKlaster(to k: inout KlasterOptions) throws {
    if let method { k.headline = try choice(method, KlasterMethod.self, "method") }
    if let correction { k.correction = try choice(correction, KlasterCorrection.self, "correction").method }
    if let permutations { k.permutations = try inside(permutations, 99...999_999, "permutations", "99 - 999999") }
    if let seed { k.seed = seed }
  }

  private func applyScan(to p: inout Parameters) throws {
    var s = p.scan ?? ScanOptions(seed: Parameters.defaultSeed)
    var isAsked = false
    if let scanModel {
      s.model = try choice(scanModel, ScanOptions.Model.self, "scan-model")
      isAsked = true
    }
    if let scanDirection {
      s.direction = try choice(scanDirection, ScanDirection.self, "scan-direction")
      isAsked = true
    }
    if let scanLimit {
      s.limitShare = try inside(scanLimit, 0.001...0.5, "scan-limit", "0.001 - 0.5")
      isAsked = true
    }
    if let scanSimulations {
      s.simulations = try inside(scanSimulations, 99...99_999, "scan-simulations", "99 - 99999")
      isAsked = true
    }
    if isAsked { p.scan = s }
  }
}

func choice<T: RawRepresentable & CaseIterable>(_ text: String, _: T.Type, _ option: String) throws -> T
where T.RawValue == String {
  guard let value = T(rawValue: text) else {
    throw DirectProblem.notAChoice(option: option, found: text, choices: T.allCases.map(\.rawValue))
  }
  return value
}

func inside<T: Comparable>(_ value: T, _ range: ClosedRange<T>, _ option: String, _ allowed: String) throws -> T {
  guard range.contains(value) else {
    throw DirectProblem.outOfRange(option: option, found: "\(value)", allowed: allowed)
  }
  return value
}
