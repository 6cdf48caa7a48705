public import GEOSBridge
public import Geometry
public import PROJBridge
public import SpatialStats

/// What stops an analysis.
public enum AnalysisError: Error, Sendable, Equatable {
  case projection(PROJError)
  case geometry(GEOSError)
  case contiguity(GeometryError)
  case statistics(StatisticsError)
  /// Two villages, by index, have the same point where weights are one over the distance.
  case coincidentVillages(first: Int, second: Int)
}
