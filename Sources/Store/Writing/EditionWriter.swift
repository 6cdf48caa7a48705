import GRDB
import Geometry
import Stunting

/// Inserts the villages of an edition, with their codes and polygons.
struct EditionWriter {
  private let kept: [VillageIdentity: Int64]
  private var identities = VillageIdentity.Counter()
  private var villageNumbers: RowNumbers
  private var codeNumbers: RowNumbers
  private let villages: Inserter
  private let codes: Inserter

  init(_ db: Database, kept: [VillageIdentity: Int64], freedCodes: [Int64]) throws {
    self.kept = kept
    villageNumbers = try RowNumbers(db, table: "village", freed: [])
    codeNumbers = try RowNumbers(db, table: "village_code", freed: freedCodes)
    villages = try Inserter(
      db, into: "village",
      [
        "fid", "edition_id", "sequence", "printed_code", "name", "district_name", "district_code",
        "district_code_system", "source_row", "geom",
      ])
    codes = try Inserter(db, into: "village_code", ["fid", "village_fid", "system", "code", "year"])
  }

  consuming func write(_ edition: BoundaryEdition) throws {
    for index in edition.villages.indices { try write(index, of: edition) }
  }

  private mutating func write(_ index: Int, of edition: BoundaryEdition) throws {
    let village = edition.villages[index]
    let fid = try number(of: village)
    try villages([
      fid, .text(edition.id), .integer(index), .text(village.printedCode), .text(village.name),
      .text(village.districtName), .text(village.districtCode?.digits), .text(village.districtCode?.system.rawValue),
      .integer(village.sourceRow), .blob(try GeometryBlob.encode(feature: index, of: edition.polygons.planar)),
    ])
    for code in village.codes {
      let number = try codeNumbers.next()
      try codes([number, fid, .text(code.code.system.rawValue), .text(code.code.digits), .integer(code.year)])
    }
  }

  private mutating func number(of village: Village) throws(StoreError) -> DatabaseValue {
    let key = VillageIdentity.key(
      codes: village.codes.map(\.code), district: village.districtName, name: village.name)
    if let fid = kept[identities.identity(key)] { return fid.databaseValue }
    return try villageNumbers.next()
  }
}
