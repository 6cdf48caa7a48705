public import Stunting

/// What the programme gap rests on.
public struct ProgrammeGapInput: Sendable {
  public var programmes: [Programme]
  public var villages: [Village]
  /// Name of the regency, by which a location may mean all villages.
  public var regencyName: String
  public var columns: [CoverageColumn]
  /// Catalogue that the text of a performance indicator is looked up in.
  public var catalogue: [IndicatorDefinition]
  /// Villages that need attention (lokus, hotspot); shorter is none.
  public var needsAttention: [Bool]
  /// Villages that a location "desa lokus" means.
  public var isLokus: [Bool]
  /// Nil is the latest year of the table.
  public var year: Int?

  public init(
    programmes: [Programme], villages: [Village], columns: [CoverageColumn], catalogue: [IndicatorDefinition],
    regencyName: String = "", needsAttention: [Bool] = [], isLokus: [Bool] = [], year: Int? = nil
  ) {
    self.regencyName = regencyName
    self.programmes = programmes
    self.villages = villages
    self.columns = columns
    self.catalogue = catalogue
    self.needsAttention = needsAttention
    self.isLokus = isLokus
    self.year = year
  }
}
