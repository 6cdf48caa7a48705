/// State of one kind of supply (facilities, core staff, supplies) behind a coverage.
public enum SupplyState: String, Sendable, Codable, CaseIterable {
  case adequate
  case inadequate
  case unknown
}

/// What a low coverage indicates (juknis Aksi 1, 1.7 part 5: "Cakupan layanan rendah. Apakah supply memadai?"). Only an
/// indication, for discussion with the office.
public enum SupplyDiagnosis: String, Sendable, Codable, CaseIterable {
  /// Nothing to explain: the coverage is not lacking.
  case notLacking = "not_lacking"
  /// No coverage to judge: no data, no target population, or no target.
  case notJudged = "not_judged"
  /// At least two kinds of supply are known and all known ones are adequate.
  case management
  /// At least two kinds of supply are known and one of them is inadequate.
  case resources
  /// *Belum dapat disimpulkan*: fewer than two kinds of supply are known.
  case inconclusive

  /// The rule, for a coverage that is lacking.
  public init(facilities: SupplyState, staff: SupplyState, supplies: SupplyState) {
    let known = [facilities, staff, supplies].filter { $0 != .unknown }
    guard known.count >= 2 else {
      self = .inconclusive
      return
    }
    self = known.contains(.inadequate) ? .resources : .management
  }
}

/// Why a diagnosis is less sure ("kurang yakin"). Only what could turn the diagnosis is listed.
public enum SupplyDoubt: String, Sendable, Codable, CaseIterable {
  /// The interval of the coverage holds values that are lacking and values that are not.
  case coverageInterval = "coverage_interval"
  /// A printed percentage without its numbers: no interval can be given.
  case coverageWithoutNumbers = "coverage_without_numbers"
  /// The coverage was spread from a puskesmas or kecamatan.
  case coverageNotMeasuredHere = "coverage_not_measured_here"
  /// Access was measured from one point or from points spread in the village.
  case demandRung = "demand_rung"
  /// A supply norm decides that holds for another kind of area (an urban norm in a desa).
  case normOutsideItsArea = "norm_outside_its_area"
  /// Some of the village's facilities say nothing, and what they don't say could decide.
  case partlyKnown = "partly_known"
}
