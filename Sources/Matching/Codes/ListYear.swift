import Stunting

/// One code list made ready for comparison with the next.
struct ListYear: Sendable {
  let year: Int
  let system: CodeSystem
  private(set) var names: [RegionCode: String] = [:]
  private(set) var villagesOf: [RegionCode: [RegionCode]] = [:]
  /// Districts by the key of their name, and of a regency.
  private(set) var districtsNamed: [String: [RegionCode]] = [:]

  init(_ list: CodeList) {
    year = list.year
    system = list.system
    for entry in list.entries where entry.code.system == list.system && names[entry.code] == nil {
      names[entry.code] = entry.name
      switch entry.code.level {
      case .village: add(village: entry.code)
      case .district: districtsNamed[districtNameKey(entry.name), default: []].append(entry.code)
      default: break
      }
    }
  }

  private mutating func add(village: RegionCode) {
    guard let district = village.parent(.district) else { return }
    villagesOf[district, default: []].append(village)
  }

  func name(_ code: RegionCode) -> String { names[code] ?? "" }

  func villageKeys(_ district: RegionCode) -> [String: [RegionCode]] {
    Dictionary(grouping: villagesOf[district, default: []]) { villageNameKey(name($0)) }
  }
}
