/// A known slip or doubt of the table an indicator stands in, printed with it.
public struct IndicatorSlip: Sendable, Equatable, Codable {
  public var indonesian: String
  public var english: String

  public init(indonesian: String, english: String) {
    self.indonesian = indonesian
    self.english = english
  }

  public func text(_ language: Language) -> String { language.pick(indonesian, english) }
}

/// The three kinds of supply behind a coverage (juknis Aksi 1, "sumber daya penyelenggaraan layanan").
public enum SupplyAspect: String, Sendable, Codable, CaseIterable {
  /// *Sarana/prasarana*.
  case facility
  /// *Tenaga inti*.
  case staff
  /// *Logistik/peralatan*.
  case supplies
}

/// What tells whether the supply behind an indicator is adequate: a facility kind, and for staff and supplies the
/// attribute of it. Only listed pairs may be diagnosed.
public struct SupplyPair: Sendable, Equatable, Codable {
  public var facilityKind: String
  public var aspect: SupplyAspect
  /// Attribute of the facility; nil when its being there is what counts.
  public var attribute: String?

  public init(facilityKind: String, aspect: SupplyAspect, attribute: String? = nil) {
    self.facilityKind = facilityKind
    self.aspect = aspect
    self.attribute = attribute
  }
}
