/// Names of layers and attributes in the vector tiles that a client's style reads.
public struct VectorNames: Sendable, Equatable {
  public var villages = "villages"
  public var districts = "districts"
  public var facilities = "facilities"
  /// Points where names and circles stand.
  public var labels = "labels"
  /// Class id of the theme, on villages and on their label points.
  public var classID: String
  /// Flag of villages whose value is unstable.
  public var unstable = "tidak_stabil"
  /// Number that circles show, on label points.
  public var amount: String
  public var name = "name"
  /// Kind of a facility, and of a label point.
  public var kind = "kind"
  /// Importance of a label point among its kind, 0 first.
  public var rank = "rank"
  /// Values of `kind` of label points.
  public var villageKind = "village"
  public var districtKind = "district"

  /// The usual names for a theme: its class id is in an attribute of the theme's key, with `_` for `-`.
  public init(theme: String) {
    classID = String(theme.map { $0 == "-" ? "_" : $0 })
    amount = classID + "_nilai"
  }
}
