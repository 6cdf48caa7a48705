/// A place that a source names and that fits no unit for certain: asked, never guessed. Rows of one question are counted
/// as *asked*, apart from those that were set aside.
public struct PlaceQuestion: Sendable, Equatable, Codable {
  /// A unit that may be meant.
  public struct Candidate: Sendable, Equatable, Codable {
    /// Printed code, or identifier of the facility for a puskesmas.
    public var code: String
    public var name: String
    public var districtName: String
    /// 0 (nothing in common) to 1 (the same name).
    public var score: Double

    public init(code: String, name: String, districtName: String, score: Double) {
      self.code = code
      self.name = name
      self.districtName = districtName
      self.score = score
    }
  }

  public var sourceID: String
  public var level: UnitLevel
  /// As read.
  public var name: String
  public var districtName: String
  public var code: String
  /// Rows of the source that ask it, ascending.
  public var rows: [Int]
  /// Best first, at most five.
  public var candidates: [Candidate]

  public init(
    sourceID: String, level: UnitLevel, name: String, districtName: String, code: String, rows: [Int],
    candidates: [Candidate]
  ) {
    self.sourceID = sourceID
    self.level = level
    self.name = name
    self.districtName = districtName
    self.code = code
    self.rows = rows
    self.candidates = candidates
  }
}

/// What a planner answered to a question, in `padanan_nama.csv`.
public struct PlaceAnswer: Sendable, Equatable, Codable {
  public enum Choice: Sendable, Equatable, Codable {
    /// The unit with this printed code or facility identifier.
    case unit(code: String)
    /// None of the units of this project.
    case none
  }

  public var level: UnitLevel
  /// As the source names it; compared after normalising.
  public var name: String
  public var districtName: String
  public var choice: Choice

  public init(level: UnitLevel, name: String, districtName: String, choice: Choice) {
    self.level = level
    self.name = name
    self.districtName = districtName
    self.choice = choice
  }
}
