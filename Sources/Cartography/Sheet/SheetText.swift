/// Whom a sheet is for.
public enum SheetMarking: String, Sendable, Codable, CaseIterable {
  case internalUse = "internal"
  case everyone = "public"
}

/// What is printed around a map. Headings come in the language of the scene; all lines come as they are to be read.
///
/// The elements follow Annex D of Peraturan Kepala BIG 3/2016 on village maps: title, scale, north, legend, location
/// diagram, projection, grid and datum, sources and history, edition, institution.
public struct SheetText: Sendable, Equatable {
  /// nil for the title of the style.
  public var title: String?
  /// "Kabupaten Malang, Provinsi Jawa Timur".
  public var place: String
  /// "Agustus 2024".
  public var period: String
  /// "35.07"; of a page of an atlas the code of its district or village is taken.
  public var regionCode: String
  public var institution: String
  /// A PNG file; nil for none.
  public var logo: [UInt8]?
  public var sources: [String]
  /// Riwayat peta: what was done to the borders.
  public var history: [String]
  /// Method and rung of the data.
  public var method: [String]
  /// Edition of the borders.
  public var edition: String
  /// When the sheet was made, as it is to be read: "22 November 2026".
  public var date: String
  /// More lines at the foot.
  public var notes: [String]
  public var marking: SheetMarking

  public init(
    title: String? = nil, place: String, period: String, regionCode: String = "", institution: String = "",
    logo: [UInt8]? = nil, sources: [String] = [], history: [String] = [], method: [String] = [], edition: String = "",
    date: String = "", notes: [String] = [], marking: SheetMarking = .internalUse
  ) {
    self.title = title
    self.place = place
    self.period = period
    self.regionCode = regionCode
    self.institution = institution
    self.logo = logo
    self.sources = sources
    self.history = history
    self.method = method
    self.edition = edition
    self.date = date
    self.notes = notes
    self.marking = marking
  }
}

/// Printed on every map.
public let borderNotice = LocalisedText(
  id: "Peta ini bukan referensi resmi mengenai garis batas administrasi",
  en: "This map is not an official reference for administrative boundaries")

/// What a sheet shows; the rest of the region is muted.
public enum SheetFocus: Sendable, Equatable {
  case region
  /// Index of a district.
  case district(Int)
  /// Index of a village.
  case village(Int)
}
