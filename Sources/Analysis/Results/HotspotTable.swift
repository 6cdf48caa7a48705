public import SpatialStats

/// The juknis hotspot ("wilayah hotspot") of every village: prevalence, and apart from it the number of cases (beban),
/// significantly above the average, one-sided, after Benjamini-Hochberg. Never the same thing as a klaster.
public struct HotspotTable: Sendable {
  /// Level after Benjamini-Hochberg.
  public var alpha: Double
  /// `mean_of_units` or `pooled`: the average that prevalences are held against.
  public var averageKind = "mean_of_units"
  /// Average each village was held against: of the other villages (fraction; number of cases).
  public var referenceRate: [Double?]
  public var referenceCases: [Double?]
  /// One-sided mid-p, raw and adjusted.
  public var ratePValue: [Double?]
  public var rateAdjusted: [Double?]
  public var casesPValue: [Double?]
  public var casesAdjusted: [Double?]
  public var isRateHotspot: [Bool]
  public var isCasesHotspot: [Bool]
  /// `binomial` or `beta_binomial`; `poisson` or `negative_binomial`.
  public var rateModel: String
  public var casesModel: String
  /// Variation between the villages beyond chance, with interval: the intraclass correlation of prevalences, and the d
  /// of the variance m + d m^2 of counts. Nil where it could not be asked (fewer than five villages, no variation).
  public var rateDispersion: DispersionTest?
  public var casesDispersion: DispersionTest?
  /// Smallest difference from the average (fraction) that this village's denominator could show with `power`, tested
  /// alone at `alpha`.
  public var detectableDifference: [Double?]
  public var power = 0.8
  /// Villages whose hotspot status differs under the other kind of average.
  public var dependsOnAverage: [Bool]

  public init(
    alpha: Double, referenceRate: [Double?], referenceCases: [Double?], ratePValue: [Double?], rateAdjusted: [Double?],
    casesPValue: [Double?], casesAdjusted: [Double?], rateModel: String, casesModel: String,
    detectableDifference: [Double?], dependsOnAverage: [Bool]
  ) {
    self.alpha = alpha
    self.referenceRate = referenceRate
    self.referenceCases = referenceCases
    self.ratePValue = ratePValue
    self.rateAdjusted = rateAdjusted
    self.casesPValue = casesPValue
    self.casesAdjusted = casesAdjusted
    isRateHotspot = rateAdjusted.map { ($0 ?? 2) <= alpha }
    isCasesHotspot = casesAdjusted.map { ($0 ?? 2) <= alpha }
    self.rateModel = rateModel
    self.casesModel = casesModel
    self.detectableDifference = detectableDifference
    self.dependsOnAverage = dependsOnAverage
  }
}
