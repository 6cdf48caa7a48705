internal import Project
internal import Stunting

/// The text of a new project file.
struct ProjectDraft {
  let name: String?
  let drafts: [SourceDraft]
  /// Files that were not recognised, and why.
  let unknown: [(file: String, why: String)]

  var text: String { header + sources + parameters }

  private var header: String {
    """
    # Proyek Lokus. Penjelasan setiap kunci: docs/project-file.md
    # Baris bertanda PERIKSA ditulis dari dugaan atas isi berkas: periksa sebelum `lokus import`.
    format: 1

    project:
      name: \(yamlText(name ?? "Kabupaten ..."))\(name == nil ? " # PERIKSA: nama kabupaten/kota" : "")
      # regency_code: "99.99"      # kode wilayah, dalam tanda kutip
      # institution: Bappeda ...

    sources:

    """
  }

  private var sources: String {
    SourceSection.allCases.compactMap { section -> String? in
      let own = drafts.filter { $0.section == section }
      guard !own.isEmpty else { return nil }
      let isEmpty = own.allSatisfy { !$0.questions.isEmpty }
      return "  \(section.rawValue):" + (isEmpty ? " []" : "") + "\n" + own.map(item).joined()
    }.joined() + unknown.map { "  # PERIKSA: \($0.file): \($0.why)\n" }.joined()
  }

  /// A source with open questions is written as a comment, for a person to complete.
  private func item(_ draft: SourceDraft) -> String {
    let remarks = draft.remarks.map { "    # \($0)\n" }.joined()
    guard !draft.questions.isEmpty else {
      return remarks + draft.lines.map { "    \($0)\n" }.joined()
    }
    return
      "    # PERIKSA: lengkapi (\(draft.questions.joined(separator: "; "))), hapus [] di atas dan tanda # di bawah\n"
      + draft.lines.map { "    # \($0)\n" }.joined()
  }

  private var parameters: String {
    let hasFacilities = drafts.contains { $0.section == .facilities && $0.questions.isEmpty }
    return """

      parameters:
        headline: {indicator: stunting, age_group: balita}
        average: mean_of_units         # rata-rata juknis; atau pooled
        # main_indicators: [air_minum_layak, sanitasi_layak, stop_babs]   # daftar tetap, disepakati dahulu
        lokus: {criteria: any, proportion: 0.1}   # atau number: 12
      \(hasFacilities ? "  access:\n    - {service: puskesmas, threshold_m: 5000, source: usulan Lokus, status: usulan}\n" : "")
      """
  }
}
