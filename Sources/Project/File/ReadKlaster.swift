internal import Analysis
public import SpatialStats

/// Reads `parameters.klaster`; what is not given keeps its default.
func readKlaster(_ m: inout StrictMapping, into p: inout Parameters) throws {
  guard var k = try m.mapping("klaster") else { return }
  p.klaster.headline = try k.choice("method", KlasterMethod.self) ?? p.klaster.headline
  try readNeighbours(&k, into: &p.klaster.neighbours)
  p.inference = try k.choice("inference", KlasterInference.self) ?? p.inference
  if let correction = try k.choice("correction", KlasterCorrection.self) { p.klaster.correction = correction.method }
  p.klaster.permutations = try whole(&k, "permutations", 99...999_999) ?? p.klaster.permutations
  if let seed = try whole(&k, "seed", 0...Int.max) { p.klaster.seed = UInt64(seed) }
  try readScan(&k, into: &p)
  try k.finish()
  guard p.klaster.headline != .scan || p.scan != nil else {
    throw ProjectError.notAChoice(
      line: m.line(of: "klaster"), key: "method", found: "scan",
      choices: KlasterMethod.allCases.filter { $0 != .scan }.map(\.rawValue))
  }
}

private func readNeighbours(_ k: inout StrictMapping, into options: inout NeighbourOptions) throws {
  if let text = try k.string("neighbours") {
    guard let rule = NeighbourRule(text) else {
      throw ProjectError.notAChoice(
        line: k.line(of: "neighbours"), key: "neighbours", found: text, choices: neighbourRuleExamples)
    }
    options.rule = rule
  }
  options.toleranceMetres = try bounded(&k, "tolerance_m", 0...1000, "0 - 1000") ?? options.toleranceMetres
  if let policy = try k.choice("islands", IslandPolicy.self) { options.joinsIslands = policy == .nearest }
}

/// What a rule of neighbours may look like.
public let neighbourRuleExamples = [
  "queen", "rook", "queen:2", "knn:8", "band:5000", "inverse:5000", "kernel:triangular:knn12",
]

/// `scan: {run, model, direction, limit, simulations}`.
private func readScan(_ k: inout StrictMapping, into p: inout Parameters) throws {
  guard var s = try k.mapping("scan") else { return }
  var options = p.scan ?? ScanOptions(seed: Parameters.defaultSeed)
  let isMade = try s.bool("run") ?? true
  options.model = try s.choice("model", ScanOptions.Model.self) ?? options.model
  options.direction = try s.choice("direction", ScanDirection.self) ?? options.direction
  options.limitShare = try bounded(&s, "limit", 0.001...0.5, "0.001 - 0.5") ?? options.limitShare
  options.simulations = try whole(&s, "simulations", 99...99_999) ?? options.simulations
  try s.finish()
  p.scan = isMade ? options : nil
}

/// Corrections for many tests, as they are written.
public enum KlasterCorrection: String, CaseIterable, Sendable {
  case benjaminiHochberg = "benjamini_hochberg"
  case benjaminiYekutieli = "benjamini_yekutieli"
  case holm
  case bonferroni

  public var method: MultipleTesting {
    switch self {
    case .benjaminiHochberg: .benjaminiHochberg
    case .benjaminiYekutieli: .benjaminiYekutieli
    case .holm: .holm
    case .bonferroni: .bonferroni
    }
  }

  public init(_ method: MultipleTesting) {
    switch method {
    case .benjaminiHochberg: self = .benjaminiHochberg
    case .benjaminiYekutieli: self = .benjaminiYekutieli
    case .holm: self = .holm
    case .bonferroni: self = .bonferroni
    }
  }
}
