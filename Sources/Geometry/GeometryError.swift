/// What the kernels of this module refuse.
public enum GeometryError: Error, Sendable, Equatable {
  /// A tolerance in planar units that is negative or not finite.
  case invalidTolerance(Double)
  /// A minimum shared border length in planar units that is negative or not finite.
  case invalidMinimumLength(Double)
}
