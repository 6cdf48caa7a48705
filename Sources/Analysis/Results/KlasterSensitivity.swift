/// How many villages another way of working would have classed otherwise.
public struct KlasterSensitivity: Sendable, Equatable {
  /// The method whose classes are compared: the headline method, Gi* where that is the scan.
  public var method: KlasterMethod
  public var rows: [Row]

  public struct Row: Sendable, Equatable {
    /// What was done otherwise, such as `rook`, `knn:8`, `0 m` or the name of a denominator.
    public var variant: String
    /// Villages with a class in both; those without a value in either don't count.
    public var compared: Int
    /// Villages whose class differs, ascending.
    public var changedClass: [Int]
    /// Villages that became, or are no longer, significantly high or low at `alpha`, ascending: a change of class that
    /// moves a border of a klaster.
    public var changedSign: [Int]
    /// Villages significantly high or low, in the run that is compared with and in the variant.
    public var significantBefore: Int
    public var significantAfter: Int
  }

  public init(method: KlasterMethod, rows: [Row]) {
    self.method = method
    self.rows = rows
  }
}
