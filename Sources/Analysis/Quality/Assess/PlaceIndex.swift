import Stunting

/// Where a record belongs: all that is known of its place.
struct QualityPlace: Equatable {
  var village: Int?
  var unit: Int?
  var district: Int?
  /// Name of the puskesmas whose area it is.
  var puskesmas: String?

  static let unknown = QualityPlace()
}

/// A kecamatan of the edition.
struct DistrictEntry: Equatable {
  var name: String
  var code: String
}

/// Finds villages, kecamatan and puskesmas by code, index or name.
struct PlaceIndex {
  let districts: [DistrictEntry]
  let districtOf: [Int]
  private let villages: [Village]
  private let units: [UnitKey]
  private let puskesmasOf: [Int: String]
  private var placeOfCode: [String: QualityPlace] = [:]
  /// Codes without their dots, where they lead to one place only: the systems share digits.
  private var placeOfDigits: [String: QualityPlace] = [:]
  private var districtOfName: [String: Int] = [:]
  private var districtOfPuskesmas: [String: Int] = [:]

  init(_ input: QualityInput) {
    villages = input.villages
    units = input.units
    let listed = input.workingAreas.filter { $0.how == .listed }
    puskesmasOf = Dictionary(listed.map { ($0.village, $0.puskesmas.name) }, uniquingKeysWith: { a, _ in a })
    let entries = villages.map { DistrictEntry(name: $0.districtLabel, code: $0.districtCode?.formatted ?? "") }
    var seen: [String: DistrictEntry] = [:]
    for entry in entries { seen[PlaceIndex.key(entry)] = entry }
    let keys = seen.keys.sorted { PlaceIndex.order($0, $1, seen) }
    districts = keys.compactMap { seen[$0] }
    let index = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, $0) })
    districtOf = entries.map { index[PlaceIndex.key($0)] ?? 0 }
    fill()
  }

  /// The place of a village, with its kecamatan and puskesmas.
  func place(village: Int) -> QualityPlace {
    guard villages.indices.contains(village) else { return .unknown }
    return QualityPlace(village: village, district: districtOf[village], puskesmas: puskesmasOf[village])
  }

  func place(unit: Int) -> QualityPlace {
    guard units.indices.contains(unit) else { return .unknown }
    var place = self.place(key: units[unit])
    place.unit = unit
    return place
  }

  /// The place of a unit that need not be among the units of the values.
  func place(key: UnitKey) -> QualityPlace {
    switch key.level {
    case .village: return place(code: key.code?.formatted)
    case .district:
      if let found = place(code: key.code?.formatted).district { return QualityPlace(district: found) }
      return QualityPlace(district: districtOfName[PlaceIndex.fold(key.name)])
    case .puskesmas:
      return QualityPlace(district: districtOfPuskesmas[PlaceIndex.fold(key.name)], puskesmas: key.name)
    case .regency: return .unknown
    }
  }

  func place(of value: IndicatorValue) -> QualityPlace {
    value.level == .village ? place(village: value.unit) : place(unit: value.unit)
  }

  /// By a code as printed or read: of a village, a kecamatan, or a facility that is a unit.
  func place(code: String?) -> QualityPlace {
    guard let code, !code.isEmpty else { return .unknown }
    return placeOfCode[code] ?? placeOfDigits[PlaceIndex.fold(code)] ?? .unknown
  }

  /// The unit that a by-name file says measured: a puskesmas, or a kecamatan by that name.
  func place(measuredBy name: String) -> QualityPlace {
    guard !name.isEmpty else { return .unknown }
    let key = PlaceIndex.fold(name)
    let plain = key.hasPrefix("puskesmas") ? String(key.dropFirst(9)) : key
    let district = districtOfPuskesmas[key] ?? districtOfPuskesmas[plain]
    return QualityPlace(district: district ?? districtOfName[plain], puskesmas: name)
  }

  func place(districtName: String) -> QualityPlace {
    QualityPlace(district: districtOfName[PlaceIndex.fold(districtName)])
  }

  /// The place as the mend list names it: village, unit, puskesmas or kecamatan.
  func mendPlace(_ place: QualityPlace) -> MendPlace? {
    if let v = place.village { return MendPlace(name: villages[v].name, code: villages[v].printedCode) }
    if let u = place.unit {
      return MendPlace(name: units[u].name, code: units[u].code?.formatted ?? units[u].facilityID ?? "")
    }
    if let puskesmas = place.puskesmas { return MendPlace(name: puskesmas, code: "") }
    return place.district.map { MendPlace(name: districts[$0].name, code: districts[$0].code) }
  }

  private mutating func fill() {
    for (d, entry) in districts.enumerated() {
      if !entry.code.isEmpty { addCode(entry.code, QualityPlace(district: d)) }
      // A name that two kecamatan share leads to neither.
      let name = PlaceIndex.fold(entry.name)
      districtOfName[name] = districtOfName[name] == nil ? d : -1
    }
    districtOfName = districtOfName.filter { $0.value >= 0 }
    fillPuskesmas()
    for u in units.indices {
      if let code = units[u].code { addCode(code.formatted, place(unit: u)) }
      if let id = units[u].facilityID { placeOfCode[id] = place(unit: u) }
    }
    for v in villages.indices {
      for code in villages[v].codes { addCode(code.code.formatted, place(village: v)) }
    }
  }

  private mutating func addCode(_ code: String, _ place: QualityPlace) {
    placeOfCode[code] = place
    let digits = PlaceIndex.fold(code)
    placeOfDigits[digits] = (placeOfDigits[digits] ?? place) == place ? place : .unknown
  }

  /// A puskesmas is in the kecamatan that most villages of its working area are in.
  private mutating func fillPuskesmas() {
    var counts: [String: [Int: Int]] = [:]
    for (village, name) in puskesmasOf where villages.indices.contains(village) {
      counts[PlaceIndex.fold(name), default: [:]][districtOf[village], default: 0] += 1
    }
    districtOfPuskesmas = counts.compactMapValues { inDistrict in
      inDistrict.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
  }

  /// Letters and digits in lower case: "AMPEL GADING" and "Ampelgading" are one name.
  static func fold(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }

  private static func key(_ entry: DistrictEntry) -> String { entry.code.isEmpty ? "~" + entry.name : entry.code }

  private static func order(_ a: String, _ b: String, _ entries: [String: DistrictEntry]) -> Bool {
    (entries[a]?.code ?? "", entries[a]?.name ?? "", a) < (entries[b]?.code ?? "", entries[b]?.name ?? "", b)
  }
}
