/// What the geometry of one feature of a line layer is.
public enum LineKind: Sendable, Equatable {
  /// Null, or empty.
  case null
  /// At least one line; of a polygon that was asked for, its rings.
  case lines
  /// Anything else, by its GeoJSON name.
  case other(String)
}

/// The lines of a layer and some of its columns, all with one entry a feature in file order.
public struct LineLayer: Sendable, Equatable {
  public var name: String
  public var crs: LayerCRS
  /// One array of texts a column asked for; null is an empty text.
  public var columns: [[String]]
  public var kinds: [LineKind]
  /// Vertices of the parts one after the other, x = longitude or easting; heights are left out.
  public var x: [Double]
  public var y: [Double]
  /// Part p has the vertices `partStart[p]..<partStart[p + 1]`.
  public var partStart: [Int32]
  /// Feature i has the parts `featureStart[i]..<featureStart[i + 1]`.
  public var featureStart: [Int32]

  init(name: String, crs: LayerCRS, columns: Int) {
    self.name = name
    self.crs = crs
    self.columns = Array(repeating: [], count: columns)
    kinds = []
    (x, y) = ([], [])
    (partStart, featureStart) = ([0], [0])
  }

  public var featureCount: Int { kinds.count }

  public func parts(ofFeature feature: Int) -> Range<Int> {
    Int(featureStart[feature])..<Int(featureStart[feature + 1])
  }

  public func vertices(ofPart part: Int) -> Range<Int> { Int(partStart[part])..<Int(partStart[part + 1]) }
}
