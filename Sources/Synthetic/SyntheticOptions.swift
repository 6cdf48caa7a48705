/// What an invented regency is made of. The defaults are those of the shipped one.
public struct SyntheticOptions: Sendable, Equatable {
  /// Number of villages, islands included.
  public var villages = 150...170
  /// Number of kecamatan.
  public var districts = 8...9
  /// Prevalence of ordinary villages, a share.
  public var baselinePrevalence = 0.19
  /// Shape sum of the beta distribution of ordinary villages; intra-class correlation is 1 / (this + 1).
  public var concentration = 199
  /// Children measured in an ordinary village.
  public var measured = 40...320
  /// Prevalence and size of villages that are planted with a value of their own.
  public var effects = PlantedEffects()
  /// Whether anything is planted in prevalence, size or coverage. Without it every village is an ordinary one: noise
  /// only, for asking what is found where there is nothing.
  public var plantsPattern = true
  /// Whether faults are planted in the files; the in-memory tables never hold any.
  public var plantsFaults = true

  public init() {}
}

/// Range of the true prevalence (a share) and of the number of children measured in planted villages, each drawn
/// evenly within it.
///
/// Chosen on seeds 1-200 so that klaster stand out beside the hotspots: the permutations of Gi* and local Moran shuffle
/// the hotspots too, and a klaster at 28-32 % drowns in that. `docs/planted-recovery.md` judges them on other seeds.
public struct PlantedEffects: Sendable, Equatable, Codable {
  public var hotspotPrevalence = 0.43...0.47
  public var hotspotMeasured = 260...360
  /// Members of each klaster.
  public var klasterSize = 10...12
  public var highKlasterPrevalence = 0.42...0.46
  public var lowKlasterPrevalence = 0.05...0.08
  public var klasterMeasured = 130...250
  /// Of ordinary prevalence, but so many children that the number of cases stands out among villages of all sizes.
  public var burdenMeasured = 1_100...1_200
  /// Low, so that these villages qualify by their coverage alone.
  public var poorCoveragePrevalence = 0.11...0.13
  public var poorCoverageMeasured = 190...270

  public init() {}
}
