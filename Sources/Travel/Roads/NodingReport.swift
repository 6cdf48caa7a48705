/// What was done to make a network of lines.
public struct NodingReport: Sendable, Equatable {
  public var lines = 0
  /// Lines left out because their speed is not a number above 0.
  public var closedLines = 0
  /// Lines left out because they have no two different usable vertices.
  public var emptyLines = 0
  /// Vertices that are not finite (or beyond 1e9 m); the line is broken there.
  public var unusableVertices = 0
  /// Pieces of length 0 taken out.
  public var zeroLengthSegments = 0
  /// Pieces taken out because another one is the same in shape, direction and speed.
  public var duplicateEdges = 0
  /// Vertices that two or more lines, or two places of a line, have in common.
  public var sharedVertices = 0
  /// Ends joined to a line that they come near to.
  public var endJoins = 0
  /// Places where lines cross without a common vertex; joined when the options say so.
  public var plainCrossings = 0
  public var crossingsJoined = false
  /// Walks made between a landing and a road.
  public var landingWalks = 0
  /// Landings that no road is near to.
  public var landingsWithoutRoad = 0
  public var nodes = 0
  public var edges = 0
  /// Pieces of the network that are connected when directions are ignored.
  public var components = 0
  public var lengthMetres = 0.0
  public var largestComponentLengthMetres = 0.0

  public init() {}

  /// Share of the length that lies in the largest component, 0...1; 0 for an empty network.
  public var largestComponentShare: Double { lengthMetres > 0 ? largestComponentLengthMetres / lengthMetres : 0 }
}
