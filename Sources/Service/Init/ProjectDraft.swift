internal import Stunting

/// The text of a new project file.
struct ProjectDraft {
  let name: String?
  let looks: [FileLook]

  var text: String {
    header + sources + parameters
  }

  private var header: String {
    """
    # Proyek Lokus. Penjelasan setiap kunci: docs/project-file.md
    # Baris bertanda PERIKSA ditulis dari dugaan atas isi berkas: periksa sebelum `lokus import`.
    format: 1

    project:
      name: \(quoted(name ?? "Kabupaten ..."))\(name == nil ? " # PERIKSA: nama kabupaten/kota" : "")
      # regency_code: "99.99"      # kode wilayah, dalam tanda kutip
      # institution: Bappeda ...

    sources:

    """
  }

  private var sources: String {
    var out = "  boundaries:\n" + section(.boundaries, boundary)
    if looks.contains(where: { $0.role == .facilities }) { out += "\n  facilities:\n" + section(.facilities, facility) }
    if looks.contains(where: { $0.role == .indicators }) { out += "\n  indicators:\n" + section(.indicators, table) }
    return out
  }

  private func section(_ role: FileRole, _ body: (FileLook, String) -> String) -> String {
    var used: Set<String> = []
    return looks.filter { $0.role == role }.map { look in
      var id = identifier(look.path)
      while !used.insert(id).inserted { id += "-2" }
      return body(look, id)
    }.joined()
  }

  private func boundary(_ look: FileLook, _ id: String) -> String {
    """
        - id: \(id)
          file: \(quoted(look.path))
          # crs: EPSG:4326             # hanya bila berkas tidak menyebutnya
          code_system: \((look.codeSystem ?? .kemendagri).rawValue)   # PERIKSA: kemendagri atau bps
          columns:
            code: \(look.codeColumn.map(quoted) ?? "\"\"   # PERIKSA: kolom kode desa/kelurahan")
            name: \(look.nameColumn.map(quoted) ?? "\"\"   # PERIKSA: kolom nama desa/kelurahan")
    \(optional("district_code", look.districtCodeColumn))\(optional("district_name", look.districtColumn))\(columnsComment(look))
    """
  }

  private func facility(_ look: FileLook, _ id: String) -> String {
    """
        - id: \(id)
          kind: \(id.contains("posyandu") ? "posyandu" : "puskesmas")   # PERIKSA: puskesmas, posyandu, water_point, ...
          file: \(quoted(look.path))
    \(look.codeColumn == nil ? "" : "      code_system: \((look.codeSystem ?? .kemendagri).rawValue)   # PERIKSA\n")      columns:
    \(optional("id", look.facilityIDColumn))\(optional("name", look.facilityNameColumn))\(optional("longitude", look.longitudeColumn))\(optional("latitude", look.latitudeColumn))\(optional("village_code", look.codeColumn))\(optional("district_name", look.districtColumn))\(columnsComment(look))
    """
  }

  /// A table whose numbers were not recognised is written as a comment, for a person to complete.
  private func table(_ look: FileLook, _ id: String) -> String {
    let block = tableBlock(look, id)
    guard stuntingValues(look) == nil else { return block }
    let lines = block.split(separator: "\n", omittingEmptySubsequences: true).map { "    # " + $0.dropFirst(4) }
    return "    # PERIKSA: lengkapi 'values', lalu hapus tanda # di depan setiap baris\n"
      + lines.joined(separator: "\n") + "\n"
  }

  private func tableBlock(_ look: FileLook, _ id: String) -> String {
    """
        - id: \(id)
          file: \(quoted(look.path))
          code_system: \((look.codeSystem ?? .kemendagri).rawValue)   # PERIKSA
          columns:
    \(optional("village_code", look.codeColumn))\(optional("village_name", look.nameColumn))\(optional("district_name", look.districtColumn))      values:
    \(values(look))\(columnsComment(look))
    """
  }

  private func values(_ look: FileLook) -> String {
    stuntingValues(look)
      ?? "        - {indicator: KUNCI, period: 2025, numerator: KOLOM, denominator: KOLOM}   # kunci: docs/indicators.md\n"
  }

  /// Known column names of weighing tables.
  private func stuntingValues(_ look: FileLook) -> String? {
    func column(_ names: [String]) -> String? { look.columns.first { names.contains($0.lowercased()) } }
    let measured = column(["diukur", "balita_diukur", "jumlah_diukur", "measured", "jumlah yang diukur"])
    let short = [column(["pendek", "short"]), column(["sangat_pendek", "sangat pendek"])].compactMap { $0 }
    let stunted =
      column(["stunting", "stunted", "kasus", "jumlah_stunting"]).map { [$0] } ?? (short.count == 2 ? short : [])
    guard let measured, !stunted.isEmpty else { return nil }
    let list = stunted.map(quoted).joined(separator: ", ")
    let period = look.periodColumn.map { "period_column: " + quoted($0) } ?? "period: 2025-08"
    return "        - {indicator: stunting, age_group: balita, \(period), numerator: [\(list)], "
      + "denominator: \(quoted(measured)), rung: recent_months}   # PERIKSA: umur dan periode\n"
  }

  private func columnsComment(_ look: FileLook) -> String {
    "      # kolom di berkas: " + look.columns.prefix(40).joined(separator: ", ")
      + (look.columns.count > 40 ? ", ..." : "") + "\n"
  }

  private var parameters: String {
    let kinds = looks.contains { $0.role == .facilities }
    return """

      parameters:
        headline: {indicator: stunting, age_group: balita}
        average: mean_of_units         # rata-rata juknis; atau pooled
        # main_indicators: [air_minum_layak, sanitasi_layak, stop_babs]   # daftar tetap, disepakati dahulu
        lokus: {criteria: any, proportion: 0.1}   # atau number: 12
      \(kinds ? "  access:\n    - {kind: puskesmas, threshold_m: 5000, source: usulan Lokus, status: usulan}\n" : "")
      """
  }

  private func optional(_ key: String, _ column: String?) -> String {
    column.map { "        \(key): \(quoted($0))\n" } ?? ""
  }

  private func quoted(_ text: String) -> String {
    let plain =
      !text.isEmpty
      && text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || "0123456789_./-".unicodeScalars.contains($0) }
    return plain ? text : "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// A file name as an id.
  private func identifier(_ path: String) -> String {
    let stem = (path.split(separator: "/").last ?? "").split(separator: ".").first.map(String.init) ?? "sumber"
    let id = stem.lowercased().unicodeScalars.map {
      ("a"..."z").contains($0) || ("0"..."9").contains($0) ? String($0) : "-"
    }.joined()
    return id.isEmpty ? "sumber" : id
  }
}
