public import Geometry

/// What a raster file says about itself and about one of its bands.
public struct RasterInfo: Sendable, Equatable {
  public var grid: RasterGrid
  public var crs: LayerCRS
  public var bandCount: Int
  /// The band described, counted from 1.
  public var band: Int
  /// Value of cells without data, before scale and offset; nil when none is declared.
  public var noData: Double?
  public var scale: Double
  public var offset: Double
  /// Unit of the values as the file names it; mostly empty.
  public var unit: String
  /// What the file calls the band; mostly empty.
  public var description: String
}
