/// What an indicator counts (juknis Table 1.1; see `docs/indicators.md`).
public enum IndicatorLevel: String, Sendable, Codable, CaseIterable {
  /// People, households or services: enters the matrix of Table 1.2 when it has a percentage.
  case people
  /// Villages: enters the matrix of Table 1.2 as yes or no.
  case village
  case regency
  case national
}

/// Which way an indicator gets better.
public enum Direction: String, Sendable, Codable, CaseIterable {
  case higherIsBetter = "higher_is_better"
  case lowerIsBetter = "lower_is_better"
  /// Neither: a category or a quantity to look at.
  case none
}

/// One indicator of the catalogue.
public struct IndicatorDefinition: Sendable, Equatable, Codable {
  /// Stable key, such as `air_minum_layak`.
  public var key: String
  /// Number in Table 1.1 of the juknis, when it stands there.
  public var number: Int?
  public var nameIndonesian: String
  public var nameEnglish: String
  /// *Indikator esensial* (1-29); those with a number and false are *pendukung* (30-64).
  public var essential: Bool
  public var level: IndicatorLevel
  public var direction: Direction
  public var kind: ValueKind
  /// What the printed number is a share of: 100 for a percentage, 1,000 for a rate per thousand.
  public var per: Int
  /// Target of Table 1.1 in percent; nil for one that is a number of something.
  public var target: IndicatorTarget?
  /// *Urusan* of Table 1.1, several joined by `; `.
  public var sector: String
  /// Definition and source, printed with the indicator.
  public var source: String

  /// What is counted: the numerator of a ratio, the thing of a count.
  public var unit = IndicatorUnit.people
  /// Target of Table 1.1 that is a number of something.
  public var amountTarget: IndicatorAmountTarget?
  /// The target as printed in Table 1.1 (`0,9`, `Min. 2 kali`); empty outside it.
  public var printedTarget = ""
  /// The regency's own target, from `lokus.yaml`; it goes before `target`.
  public var regencyTarget: IndicatorTarget?
  /// OPD that usually answers for it (proposal; offices differ in name from regency to regency).
  public var office = ""
  /// Systems it is usually exported from.
  public var systems: [String] = []
  /// What is counted above and below the line, in Indonesian; empty where there is none.
  public var numeratorName = ""
  public var denominatorName = ""
  /// Age groups a value may have; empty for indicators that are not about an age group.
  public var ageGroups: [AgeGroup] = []
  /// How often new values are expected, where the juknis says so (Aksi 5 and 7).
  public var frequency: UpdateFrequency?
  /// True for coverage, where more people may be served than were planned for: a finding. False for prevalence, where a
  /// numerator above its denominator is impossible.
  public var mayExceedHundred = true
  /// True for a population that other indicators are divided by.
  public var isPopulation = false
  public var kpm: KPMMeaning?
  /// Answers in order, best first, of an indicator that is judged (`penilaian_puskesmas`).
  public var answers: [String] = []
  /// Column headers that mean the indicator, and those that mean its denominator (for sheets without a profile).
  public var headers: [String] = []
  public var denominatorHeaders: [String] = []
  public var slips: [IndicatorSlip] = []
  public var supply: [SupplyPair] = []

  public init(
    key: String, number: Int?, nameIndonesian: String, nameEnglish: String, essential: Bool, level: IndicatorLevel,
    direction: Direction, kind: ValueKind, per: Int, target: IndicatorTarget?, sector: String, source: String
  ) {
    self.key = key
    self.number = number
    self.nameIndonesian = nameIndonesian
    self.nameEnglish = nameEnglish
    self.essential = essential
    self.level = level
    self.direction = direction
    self.kind = kind
    self.per = per
    self.target = target
    self.sector = sector
    self.source = source
  }
}

extension IndicatorDefinition {
  /// The target to judge by: the regency's own, else that of the table.
  public var effectiveTarget: IndicatorTarget? { regencyTarget ?? target }

  /// *Indikator pendukung*: in Table 1.1 and not essential.
  public var isSupporting: Bool { number != nil && !essential }

  /// Whether it may be a column of the matrix of Table 1.2: about people, households, services or villages, with a
  /// percentage or a yes or no.
  public var entersMatrix: Bool {
    guard level == .people || level == .village, !isPopulation, unit != .products else { return false }
    return kind == .ratio || kind == .percentage || kind == .yesNo
  }

  public func name(_ language: Language) -> String { language.pick(nameIndonesian, nameEnglish) }
}
