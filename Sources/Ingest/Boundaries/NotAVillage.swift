import Stunting

/// Whether a record stands for a lake, a forest or another area that is no village.
///
/// By the code: BPS numbers villages of a kecamatan from 001 and keeps 8xx and 9xx for water (888) and forest (999);
/// in the Kemendagri system the village part begins with 1 (kelurahan), 2 (desa) or 3 (desa adat). The name decides only
/// where there is no code: real villages are called Danau Lancang or Danau Indah.
func isNoVillage(_ code: RegionCode?, codeText: String, name: String) -> Bool {
  if let code {
    switch code.system {
    case .bps: return code.digits.dropFirst(7).first.map { $0 == "8" || $0 == "9" } ?? false
    case .kemendagri: return code.digits.dropFirst(6).first.map { !"123".contains($0) } ?? false
    }
  }
  guard codeText.isEmpty, let first = name.split(whereSeparator: { !$0.isLetter }).first else { return false }
  return ["danau", "waduk", "hutan", "perairan", "laut"].contains(first.lowercased())
}
