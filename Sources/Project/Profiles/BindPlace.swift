internal import Stunting

/// Fields that say where and when, bound apart from the others.
let placeFields: Set<String> = [
  "village_code", "village_code_bps", "village_code_kemendagri", "village_name", "village_name_bps",
  "village_name_kemendagri", "district_code", "district_code_bps", "district_code_kemendagri", "district_name",
  "district_name_bps", "district_name_kemendagri", "puskesmas_code", "puskesmas_name", "regency_code",
  "regency_code_bps",
  "regency_name", "regency_name_bps", "province_code", "province_name", "year", "month", "period",
]

/// Place columns: of a file with codes of both systems that of Kemendagri is used and the other one kept beside it.
func bindPlace(_ profile: SourceProfile, _ found: [String: Int], _ columns: [String], _ sample: [[String]])
  -> PlaceBinding
{
  func column(_ fields: String...) -> String? { fields.lazy.compactMap { found[$0] }.first.map { columns[$0] } }
  var place = PlaceBinding()
  let parts = profile.codeParts.compactMap { found[$0].map { columns[$0] } }
  if !parts.isEmpty, parts.count == profile.codeParts.count {
    place.villageCode = parts
    place.codeSystem = profile.codeSystem
  } else if let code = column("village_code_kemendagri") {
    (place.villageCode, place.codeSystem) = ([code], .kemendagri)
    place.otherVillageCode = column("village_code_bps")
    place.otherCodeSystem = place.otherVillageCode == nil ? nil : .bps
  } else if let code = column("village_code_bps") {
    (place.villageCode, place.codeSystem) = ([code], .bps)
  } else if let code = column("village_code") {
    place.villageCode = [code]
    place.codeSystem = profile.codeSystem ?? codeSystem(ofSample: sample, column: found["village_code"])
  }
  place.villageName = column("village_name_kemendagri", "village_name", "village_name_bps")
  let prefersBPS = place.codeSystem == .bps
  place.districtCode =
    prefersBPS
    ? column("district_code_bps", "district_code") : column("district_code_kemendagri", "district_code")
  place.districtName = column("district_name_kemendagri", "district_name", "district_name_bps")
  place.puskesmasCode = column("puskesmas_code")
  place.puskesmasName = column("puskesmas_name")
  place.regencyCode = column("regency_code", "regency_code_bps")
  place.regencyName = column("regency_name", "regency_name_bps")
  return place
}

/// Dots make a code of Kemendagri; ten digits may be of either.
private func codeSystem(ofSample sample: [[String]], column: Int?) -> CodeSystem? {
  guard let column else { return nil }
  let cells = sample.filter { $0.indices.contains(column) }.map { $0[column].filter { !$0.isWhitespace } }.filter {
    !$0.isEmpty
  }
  guard !cells.isEmpty, cells.allSatisfy({ $0.split(separator: ".").count == 4 }) else { return nil }
  return .kemendagri
}

/// The finest area that the columns name.
func finestUnit(_ place: PlaceBinding) -> UnitLevel? {
  if !place.villageCode.isEmpty || place.villageName != nil { return .village }
  if place.puskesmasName != nil || place.puskesmasCode != nil { return .puskesmas }
  if place.districtName != nil || place.districtCode != nil { return .district }
  return place.regencyName != nil || place.regencyCode != nil ? .regency : nil
}
