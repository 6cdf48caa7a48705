import GRDB
import Stunting

/// What makes a village of a new import the same as one that is stored: its code (the one that is printed), or its names
/// where it has none; and which one it is among those that share it.
struct VillageIdentity: Hashable {
  let key: String
  let occurrence: Int

  static func key(codes: [RegionCode], district: String, name: String) -> String {
    let code = codes.first { $0.system == .kemendagri } ?? codes.first
    return code.map { "\($0.system.rawValue):\($0.digits)" } ?? "name:\(district)/\(name)"
  }

  /// Numbers the keys of equal villages 0, 1, 2 in the order of the edition.
  struct Counter {
    private var seen: [String: Int] = [:]

    mutating func identity(_ key: String) -> VillageIdentity {
      defer { seen[key, default: 0] += 1 }
      return VillageIdentity(key: key, occurrence: seen[key, default: 0])
    }
  }

  /// The fids of the stored villages of an edition.
  static func stored(_ db: Database, edition: String) throws -> [VillageIdentity: Int64] {
    var fids: [VillageIdentity: Int64] = [:]
    var counter = Counter()
    let codes = try EditionReader.codes(db, edition)
    let rows = try Row.fetchCursor(
      db, sql: "SELECT fid, district_name, name FROM village WHERE edition_id = ? ORDER BY sequence",
      arguments: [edition])
    while let row = try rows.next() {
      let reader = RowReader(row, table: "village")
      let fid = try reader.fid(0)
      let key = key(
        codes: codes[fid, default: []].map(\.code), district: try reader.text(1), name: try reader.text(2))
      fids[counter.identity(key)] = fid
    }
    return fids
  }
}
