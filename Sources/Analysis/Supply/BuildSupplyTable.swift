import SpatialStats
import Stunting

/// Supply or management (juknis Aksi 1, 1.7 part 5) for every indicator that the catalogue pairs with a supply and every
/// village, in the order of `input.columns`. An indicator without pairs is left out; a village without data is not.
public func supplyTable(_ input: SupplyInput) -> SupplyTable {
  var builder = SupplyBuilder(input)
  var pairs = input.columns.filter { !$0.definition.supply.isEmpty }.map { builder.pair($0) }
  builder.addRemedies(to: &pairs)
  return SupplyTable(pairs: pairs, options: input.options)
}

struct SupplyBuilder {
  let input: SupplyInput
  private var grounds: [String: ServiceGround] = [:]
  let districts: [String: [Int]]

  init(_ input: SupplyInput) {
    var input = input
    let share = input.options.adequateShare
    input.options.adequateShare = share.isFinite ? min(1, max(0, share)) : 0.75
    self.input = input
    districts = villagesByDistrict(input.villages)
  }

  mutating func ground(_ kind: String) -> ServiceGround {
    if let known = grounds[kind] { return known }
    let made = ServiceGround(kind: kind, input: input)
    grounds[kind] = made
    return made
  }

  mutating func pair(_ column: CoverageColumn) -> SupplyPairTable {
    let supply = column.definition.supply
    let first = supply.first { $0.aspect == .facility } ?? supply.first
    let main = first.map { ground($0.facilityKind) }
    let rows = input.villages.indices.map { row($0, column, main) }
    return SupplyPairTable(definition: column.definition, period: column.period, service: main?.service, rows: rows)
  }

  private mutating func row(_ village: Int, _ column: CoverageColumn, _ main: ServiceGround?) -> SupplyRow {
    let cell = column.cells.indices.contains(village) ? column.cells[village] : .noData
    let interval = coverageInterval(cell, confidence: input.options.confidence)
    var row = SupplyRow(village: village, cell: cell, coverageInterval: interval, diagnosis: .notJudged)
    row.facilities = check(.facility, village, column.definition.supply)
    row.staff = check(.staff, village, column.definition.supply)
    row.supplies = check(.supplies, village, column.definition.supply)
    guard let own = cell.coverageClass, cell.state == .value else { return row }
    guard own.isLacking else {
      row.diagnosis = .notLacking
      return row
    }
    row.diagnosis = SupplyDiagnosis(
      facilities: row.facilities.state, staff: row.staff.state, supplies: row.supplies.state)
    let isElsewhere = column.notMeasuredHere.indices.contains(village) && column.notMeasuredHere[village]
    row.doubts = coverageDoubts(cell, interval, column.definition, notMeasuredHere: isElsewhere)
    row.doubts += supplyDoubts(row, main, input).filter { !row.doubts.contains($0) }
    return row
  }

  /// Several pairs of one kind are alternatives (a midwife at the puskesmas or at the polindes): the best known counts.
  private mutating func check(_ aspect: SupplyAspect, _ village: Int, _ pairs: [SupplyPair]) -> SupplyCheck {
    let checks = pairs.filter { $0.aspect == aspect }.map { pair in
      let ground = ground(pair.facilityKind)
      switch aspect {
      case .facility:
        return checkFacilities(village, ground, input, countsFunctioning: !usesFunctioning(pairs))
      case .staff: return checkStaff(village, pair, ground, input)
      case .supplies: return checkSupplies(village, pair, ground, input)
      }
    }
    let best = checks.first { $0.state == .adequate } ?? checks.first { $0.state == .inadequate } ?? checks.first
    return best ?? SupplyCheck(aspect: aspect)
  }

  /// Where "berfungsi" is what the catalogue calls supplies it must not count twice.
  private func usesFunctioning(_ pairs: [SupplyPair]) -> Bool {
    pairs.contains { $0.attribute.map { functioningWords.contains(plainWord($0)) } ?? false }
  }
}
