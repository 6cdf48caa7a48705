/// How the location of a programme was read.
public enum ProgrammePlaceBasis: String, Sendable, Codable, CaseIterable {
  /// One village, matched when the table was imported.
  case village
  /// A list of village names.
  case villages
  /// A kecamatan, or several, by name.
  case district
  /// All villages ("seluruh desa", "kabupaten").
  case all
  /// The lokus villages of the year ("desa lokus").
  case lokus
  /// Nothing that could be read as villages: named in the result, counted for no village.
  case unplaced
}

/// Villages that a programme works in.
public struct ProgrammePlace: Sendable, Equatable {
  public var basis: ProgrammePlaceBasis
  /// Indices in the edition, ascending; empty when unplaced.
  public var villages: [Int]
  /// Parts of the location that could not be read; the rest was.
  public var unread: [String]

  public init(basis: ProgrammePlaceBasis, villages: [Int] = [], unread: [String] = []) {
    self.basis = basis
    self.villages = villages
    self.unread = unread
  }
}
