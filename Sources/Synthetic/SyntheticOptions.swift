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
  /// Whether faults are planted in the files; the in-memory tables never hold any.
  public var plantsFaults = true

  public init() {}
}
