public import Geometry

/// Lines along which minutes go evenly from start to end: what a network search has left on its edges.
///
/// For people on their way to a facility a directed edge u -> v that takes c has m(v) + c at its start and m(v) at its
/// end, where m is the minutes of a node; an edge that goes both ways is two lines.
public struct TimedLines: Sendable, Equatable {
  /// Planar coordinates in the units of the grid.
  public var lines: LineSet
  /// One a line each; a line with one that is not finite is not reached.
  public var startMinutes: [Double]
  public var endMinutes: [Double]

  public init(lines: LineSet, startMinutes: [Double], endMinutes: [Double]) {
    self.lines = lines
    self.startMinutes = startMinutes
    self.endMinutes = endMinutes
  }
}
