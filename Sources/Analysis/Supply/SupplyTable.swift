public import SpatialStats
public import Stunting

/// One village and one indicator: coverage, the three kinds of supply, what they indicate, and what to do.
public struct SupplyRow: Sendable, Equatable {
  /// Index in the edition.
  public var village: Int
  public var cell: IndicatorCell
  /// Wilson interval of the coverage, percent; nil without whole numbers.
  public var coverageInterval: Interval?
  public var facilities: SupplyCheck
  public var staff: SupplyCheck
  public var supplies: SupplyCheck
  public var diagnosis: SupplyDiagnosis
  public var doubts: [SupplyDoubt]
  /// For `resources` only, in the order facilities, staff, supplies.
  public var remedies: [SupplyRemedy]

  /// The check of one kind of supply.
  public func check(_ aspect: SupplyAspect) -> SupplyCheck {
    switch aspect {
    case .facility: facilities
    case .staff: staff
    case .supplies: supplies
    }
  }

  public var checks: [SupplyCheck] { [facilities, staff, supplies] }

  /// Kinds of supply that are not known: the data to ask for.
  public var missing: [SupplyAspect] { checks.filter { $0.state == .unknown }.map(\.aspect) }

  /// *Yakin*: nothing that is uncertain could turn the diagnosis.
  public var isConfident: Bool { doubts.isEmpty }

  public init(
    village: Int, cell: IndicatorCell, coverageInterval: Interval? = nil,
    facilities: SupplyCheck = SupplyCheck(aspect: .facility), staff: SupplyCheck = SupplyCheck(aspect: .staff),
    supplies: SupplyCheck = SupplyCheck(aspect: .supplies), diagnosis: SupplyDiagnosis, doubts: [SupplyDoubt] = [],
    remedies: [SupplyRemedy] = []
  ) {
    self.village = village
    self.cell = cell
    self.coverageInterval = coverageInterval
    self.facilities = facilities
    self.staff = staff
    self.supplies = supplies
    self.diagnosis = diagnosis
    self.doubts = doubts
    self.remedies = remedies
  }
}

/// One indicator that the catalogue pairs with a supply, and its rows, one a village in the order of the edition.
public struct SupplyPairTable: Sendable {
  public var definition: IndicatorDefinition
  public var period: Period?
  /// Service behind the pair's facilities; nil where no service has the kind of facility.
  public var service: ServiceDefinition?
  public var rows: [SupplyRow]

  public init(definition: IndicatorDefinition, period: Period?, service: ServiceDefinition?, rows: [SupplyRow]) {
    self.definition = definition
    self.period = period
    self.service = service
    self.rows = rows
  }

  /// Rows with a diagnosis, in the order of the edition.
  public func rows(_ diagnosis: SupplyDiagnosis) -> [SupplyRow] { rows.filter { $0.diagnosis == diagnosis } }
}

/// Supply or management, for every indicator that the catalogue pairs with a supply, and every village.
public struct SupplyTable: Sendable {
  public var pairs: [SupplyPairTable]
  public var options: SupplyOptions

  public init(pairs: [SupplyPairTable], options: SupplyOptions) {
    self.pairs = pairs
    self.options = options
  }
}
