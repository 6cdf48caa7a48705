/// One row of the programme table: the columns of juknis Table 2.2 with what was realised of them.
public struct Programme: Sendable, Equatable, Codable {
  /// Programme (program) that the activity belongs to, where the table names it apart.
  public var programme: String
  /// Activity (kegiatan).
  public var activity: String
  /// Performance indicator (indikator kinerja), as printed.
  public var indicatorText: String
  /// Key of the indicator catalogue, where the text was resolved.
  public var indicator: String?
  public var target: Double?
  /// Unit of target and realisation (satuan), as printed.
  public var unit: String
  public var realised: Double?
  /// Location, as printed.
  public var location: String
  /// Index in the edition, where the location is one village that was matched.
  public var village: Int?
  public var budgetRupiah: Double?
  public var realisedRupiah: Double?
  /// Source of funds: APBN, DAK, APBD, dana desa, CSR ..., as printed.
  public var fundingSource: String
  /// Responsible office (OPD).
  public var office: String
  public var year: Int
  public var sourceID: String
  public var sourceRow: Int

  public init(
    activity: String, year: Int, sourceID: String, sourceRow: Int, programme: String = "", indicatorText: String = "",
    indicator: String? = nil, target: Double? = nil, unit: String = "", realised: Double? = nil, location: String = "",
    village: Int? = nil, budgetRupiah: Double? = nil, realisedRupiah: Double? = nil, fundingSource: String = "",
    office: String = ""
  ) {
    self.activity = activity
    self.year = year
    self.sourceID = sourceID
    self.sourceRow = sourceRow
    self.programme = programme
    self.indicatorText = indicatorText
    self.indicator = indicator
    self.target = target
    self.unit = unit
    self.realised = realised
    self.location = location
    self.village = village
    self.budgetRupiah = budgetRupiah
    self.realisedRupiah = realisedRupiah
    self.fundingSource = fundingSource
    self.office = office
  }
}
