import GRDB
import Stunting

extension RecordWriter {
  /// Working areas of puskesmas.
  func write(_ areas: [WorkingArea], freed: [Int64]) throws {
    var numbers = try RowNumbers(db, table: "working_area", freed: freed)
    let insert = try Inserter(
      db, into: "working_area",
      [
        "fid", "import_fid", "source_id", "source_row", "unit_code", "unit_code_system", "unit_name",
        "unit_facility_id", "village_fid", "how",
      ])
    for (index, area) in areas.enumerated() {
      try require(area.sourceID == sourceID, "working_area", index, "source_id")
      try require(area.puskesmas.level == .puskesmas, "working_area", index, "level")
      let head = [try numbers.next(), importFID.databaseValue, .text(sourceID), .integer(area.sourceRow)]
      let village = try fid(ofVillage: area.village, "working_area", index)
      try insert(head + columns(area.puskesmas) + [village, .text(area.how.rawValue)])
    }
  }

  /// Programmes and activities.
  func write(_ programmes: [Programme], freed: [Int64]) throws {
    var numbers = try RowNumbers(db, table: "programme", freed: freed)
    let insert = try Inserter(
      db, into: "programme",
      [
        "fid", "import_fid", "source_id", "source_row", "year", "programme", "activity", "indicator_text", "indicator",
        "target", "unit", "realised", "location", "village_fid", "budget_rupiah", "realised_rupiah", "funding_source",
        "office",
      ])
    for (index, programme) in programmes.enumerated() {
      try check(programme, index)
      try insert([try numbers.next(), importFID.databaseValue, .text(sourceID)] + (try row(programme, index)))
    }
  }

  private func row(_ p: Programme, _ index: Int) throws -> [DatabaseValue] {
    [
      .integer(p.sourceRow), .integer(p.year), .text(p.programme), .text(p.activity), .text(p.indicatorText),
      .text(p.indicator), .real(p.target), .text(p.unit), .real(p.realised), .text(p.location),
      try p.village.map { try fid(ofVillage: $0, "programme", index) } ?? .null, .real(p.budgetRupiah),
      .real(p.realisedRupiah), .text(p.fundingSource), .text(p.office),
    ]
  }

  private func check(_ p: Programme, _ index: Int) throws(StoreError) {
    try require(p.sourceID == sourceID, "programme", index, "source_id")
    try require((1900...2200).contains(p.year), "programme", index, "year")
    try require(p.indicator != "", "programme", index, "indicator")
    try require(p.target?.isFinite ?? true, "programme", index, "target")
    try require(p.realised?.isFinite ?? true, "programme", index, "realised")
    try require(p.budgetRupiah?.isFinite ?? true, "programme", index, "budget_rupiah")
    try require(p.realisedRupiah?.isFinite ?? true, "programme", index, "realised_rupiah")
  }

  /// Last digits of measurements.
  func write(_ counts: [DigitCount], freed: [Int64]) throws {
    var numbers = try RowNumbers(db, table: "digit_count", freed: freed)
    let insert = try Inserter(
      db, into: "digit_count", ["fid", "import_fid", "source_id", "measure", "unit_name", "digit", "measurements"])
    for (index, count) in counts.enumerated() {
      try require(count.sourceID == sourceID, "digit_count", index, "source_id")
      try require((0...9).contains(count.digit), "digit_count", index, "digit")
      try require(count.count >= 0, "digit_count", index, "measurements")
      try insert([
        try numbers.next(), importFID.databaseValue, .text(sourceID), .text(count.measure.rawValue),
        .text(count.unitName), .integer(count.digit), .integer(count.count),
      ])
    }
  }

  /// Official code lists.
  func write(_ codes: [OfficialCode], freed: [Int64]) throws {
    var numbers = try RowNumbers(db, table: "code_list", freed: freed)
    let insert = try Inserter(
      db, into: "code_list", ["fid", "import_fid", "source_id", "year", "system", "code", "name", "level"])
    for (index, code) in codes.enumerated() {
      try require(code.sourceID == sourceID, "code_list", index, "source_id")
      try require((1900...2200).contains(code.year), "code_list", index, "year")
      try insert([
        try numbers.next(), importFID.databaseValue, .text(sourceID), .integer(code.year),
        .text(code.code.system.rawValue), .text(code.code.digits), .text(code.name), .text(code.level.rawValue),
      ])
    }
  }
}
