/// A sheet of a workbook.
public struct SheetName: Sendable, Equatable {
  public var name: String
  /// Hidden by the person who made the workbook.
  public var isHidden: Bool

  public init(name: String, isHidden: Bool) {
    self.name = name
    self.isHidden = isHidden
  }
}
