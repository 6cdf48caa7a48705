/// The four prevalence classes of Table 1.2, at the WHO-UNICEF 2018 cuts 10, 20, 30 % (lower bound inclusive). The
/// juknis gives the names, the pairing with these cuts is ours: usulan.
public enum PrevalenceClass: Int, Sendable, Codable, CaseIterable, Comparable {
  case sangatRendah = 1
  case rendah
  case tinggi
  case sangatTinggi

  public static let cutsPercent: [Double] = [10, 20, 30]

  public init(percent: Double) {
    self = percent < 10 ? .sangatRendah : percent < 20 ? .rendah : percent < 30 ? .tinggi : .sangatTinggi
  }

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// The four coverage classes of Table 1.2, at 50, 75 and 100 % of the target (lower bound inclusive): usulan.
public enum CoverageClass: Int, Sendable, Codable, CaseIterable, Comparable {
  case sangatRendah = 1
  case rendah
  case hampirMemadai
  case memadai

  public static let cutsOfTarget: [Double] = [0.5, 0.75, 1]

  /// - Parameter attainment: Coverage divided by target (target divided by value where lower is better).
  public init(attainment: Double) {
    self =
      attainment < 0.5 ? .sangatRendah : attainment < 0.75 ? .rendah : attainment < 1 ? .hampirMemadai : .memadai
  }

  /// Attainment of a target by a value in the same unit. Nil when it cannot be said (no target above 0). A value of 0
  /// where lower is better attains it fully.
  public static func attainment(percent: Double, target: Double, direction: Direction) -> Double? {
    guard target > 0 else { return nil }
    switch direction {
    case .higherIsBetter: return percent / target
    case .lowerIsBetter: return percent <= 0 ? .infinity : target / percent
    case .none: return nil
    }
  }

  /// "Tergolong kurang" of criterion 3: below 75 % of the target (usulan).
  public var isLacking: Bool { self <= .rendah }

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
