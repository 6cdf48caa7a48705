/// A figure of a card.
public struct CardNumber: Sendable, Equatable {
  public var label: String
  /// As it is to be read: "24,5 %".
  public var value: String

  public init(label: String, value: String) {
    self.label = label
    self.value = value
  }
}

/// What is written on the card of a village.
public struct CardText: Sendable, Equatable {
  /// nil for the name of the layer.
  public var name: String?
  /// Kode Wilayah.
  public var code: String
  /// "Kecamatan Kepanjen, Kabupaten Malang".
  public var district: String
  /// nil for the title of the style.
  public var title: String?
  public var period: String
  /// The first five are shown.
  public var numbers: [CardNumber]
  /// Why the village is called or not; as many as have room.
  public var reasons: [String]
  public var source: String
  public var marking: SheetMarking

  public init(
    name: String? = nil, code: String, district: String, title: String? = nil, period: String,
    numbers: [CardNumber] = [], reasons: [String] = [], source: String = "", marking: SheetMarking = .internalUse
  ) {
    self.name = name
    self.code = code
    self.district = district
    self.title = title
    self.period = period
    self.numbers = numbers
    self.reasons = reasons
    self.source = source
    self.marking = marking
  }
}
