/// Rung of the fallback ladder of Aksi 1 on which a stunting value stands (juknis 1.7, "Kebutuhan Data"), best first.
public enum Rung: String, Sendable, Codable, CaseIterable {
  /// Baduta, last year, per village: the ideal.
  case idealBadutaVillage = "ideal_baduta_village"
  /// Baduta and balita, last 3 to 6 months.
  case recentMonths = "recent_months"
  /// Baduta and balita, last year.
  case lastYear = "last_year"
  /// Per puskesmas working area.
  case puskesmas
  /// BBLR or KEK as a proxy.
  case proxy
  /// Judgement of the puskesmas, ordinal.
  case judgement
  /// Another indicator that the project file names as a stand-in; never called prevalence.
  case standIn = "stand_in"
  /// Not a stunting value: coverage, service, facility.
  case notApplicable = "not_applicable"
}
