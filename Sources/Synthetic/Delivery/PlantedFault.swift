public import Stunting

/// One planted fault: where it is and what Lokus should say about it.
public struct PlantedFault: Sendable, Equatable, Codable {
  public var file: String
  /// Row counted from 1 without the header; feature number for a layer.
  public var row: Int
  public var column: String?
  /// The village or facility truly concerned; nil when it is a village that the boundaries lack.
  public var code: String?
  /// The other one where two are concerned, or may be meant.
  public var otherCode: String?
  /// The record, or the cell `column` of it, should be set aside for this; `.asked`: the place should be a question, with
  /// `code` and `otherCode` among its candidates.
  public var setAside: SetAsideReason?
  /// Should be reported, and the record kept.
  public var finding: FindingKind?
  /// Flags that the facility should carry (it may carry more that follow from them).
  public var flags: [FacilityFlag]?
  /// What was done to the file.
  public var detail: String

  init(file: String, row: Int, code: String? = nil, detail: String) {
    self.file = file
    self.row = row
    self.code = code
    self.detail = detail
  }
}
