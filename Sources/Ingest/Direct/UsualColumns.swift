import GDALBridge
import Stunting

/// Usual names of columns with the unit's name, the likeliest first.
let usualNames = [
  "nama_desa", "nama_kel", "nama_kelurahan", "desa", "kelurahan", "desa_kelurahan", "deskel", "village", "wadmkd",
  "namobj", "nmdesa", "nama", "name",
]

/// Usual names of columns with the kecamatan.
let usualDistricts = ["nama_kecamatan", "nama_kec", "kecamatan", "district", "wadmkc", "nmkec"]

/// The first of these names that is a column of texts with anything in it; case does not count.
func usualColumn(_ usual: [String], _ layer: VectorLayer, except taken: Set<Int>) -> Int? {
  for name in usual {
    for (index, field) in layer.fields.enumerated() where columnKey(field.name) == name && !taken.contains(index) {
      if field.kind == .text, layer.columns[index].contains(where: { !isBlankText($0.text) }) { return index }
    }
  }
  return nil
}

/// The first column that holds village codes: nine of ten filled cells are codes, and nine of ten codes are different.
func codeColumn(_ layer: VectorLayer) -> Int? {
  layer.fields.indices.first { index in
    guard layer.fields[index].kind == .text || layer.fields[index].kind == .integer else { return false }
    var filled = 0
    var codes: Set<String> = []
    var count = 0
    for cell in layer.columns[index] where !isBlankText(cell.text) {
      filled += 1
      if let digits = villageDigits(cell.text) {
        count += 1
        codes.insert(digits)
      } else if filled >= 100, count * 2 < filled {
        return false
      }
    }
    return filled > 0 && filled * 10 >= layer.featureCount * 9 && count * 10 >= filled * 9
      && codes.count * 10 >= count * 9
  }
}

/// True for a village code of either system.
func isVillageCode(_ text: String) -> Bool { villageDigits(text) != nil }

private func villageDigits(_ text: String) -> String? {
  let code = RegionCode(text, system: .kemendagri) ?? RegionCode(text, system: .bps)
  return code.flatMap { $0.level == .village ? $0.digits : nil }
}

/// The system of village codes: the declared one, else nil when one of the texts is no village code.
///
/// Both systems have ten digits. With dots in Kemendagri's places a code is Kemendagri's and with the prefix `id` BPS';
/// without either the seventh digit tells: 1, 2 or 3 throughout is Kemendagri's (kelurahan, desa, desa adat).
func codeSystem(of texts: [String], declared: CodeSystem?) -> CodeSystem? {
  if let declared { return declared }
  guard !texts.isEmpty else { return nil }
  let fitting = CodeSystem.allCases.filter { system in
    texts.allSatisfy { RegionCode($0, system: system)?.level == .village }
  }
  guard fitting.count > 1 else { return fitting.first }
  if texts.contains(where: { $0.contains(".") && !$0.hasSuffix(".0") }) { return .kemendagri }
  let hasPrefix = texts.contains { $0.lowercased().hasPrefix("id") }
  let seventh = Set(texts.compactMap { villageDigits($0)?.dropFirst(6).first })
  return !hasPrefix && seventh.isSubset(of: ["1", "2", "3"]) ? .kemendagri : .bps
}
