public import DrawingBridge
public import Geometry

/// What a label names.
public enum LabelKind: String, Sendable, Equatable, CaseIterable { case village, district }

/// A text with its place in pixels of one scale. The place is whole pixels, so that every tile draws the same letters.
public struct PlacedLabel: Sendable, Equatable {
  public var kind: LabelKind
  /// Index of the village or district it names.
  public var owner: Int
  /// Lines, separated by newlines.
  public var text: String
  public var style: TextStyle
  /// Middle of the lines.
  public var x: Double
  public var y: Double
  /// What letters and halo cover.
  public var box: BoundingBox
  /// From the label to its area; nil for a label inside its area.
  public var leader: LabelLeader?
  /// Number in the key that stands in place of the name; nil for a name.
  public var keyNumber: Int?

  public init(
    kind: LabelKind, owner: Int, text: String, style: TextStyle, x: Double, y: Double, box: BoundingBox,
    leader: LabelLeader? = nil, keyNumber: Int? = nil
  ) {
    self.kind = kind
    self.owner = owner
    self.text = text
    self.style = style
    self.x = x
    self.y = y
    self.box = box
    self.leader = leader
    self.keyNumber = keyNumber
  }
}

/// A straight line from a label to a place inside its area.
public struct LabelLeader: Sendable, Equatable {
  /// Inside the area; drawn as a dot.
  public var areaX: Double
  public var areaY: Double
  /// On the edge of the label's box.
  public var labelX: Double
  public var labelY: Double

  public init(areaX: Double, areaY: Double, labelX: Double, labelY: Double) {
    self.areaX = areaX
    self.areaY = areaY
    self.labelX = labelX
    self.labelY = labelY
  }
}

/// Labels of a sheet.
public struct LabelPlan: Sendable, Equatable {
  /// In drawing order.
  public var labels: [PlacedLabel]
  /// Names that stand in a numbered key beside the map, number 1 first; their numbers are among `labels`.
  public var key: [LabelKeyEntry]
  /// Villages that should have a name and have none, ascending.
  public var unnamed: [Int]

  public init(labels: [PlacedLabel] = [], key: [LabelKeyEntry] = [], unnamed: [Int] = []) {
    self.labels = labels
    self.key = key
    self.unnamed = unnamed
  }
}

/// A line of the key: "3  Sumberejo".
public struct LabelKeyEntry: Sendable, Equatable {
  public var number: Int
  public var village: Int
  public var name: String

  public init(number: Int, village: Int, name: String) {
    self.number = number
    self.village = village
    self.name = name
  }
}
