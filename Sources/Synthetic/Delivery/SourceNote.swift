import Stunting

/// The text of `SOURCE.md`: where the data set comes from, its terms, what is in each file.
struct SourceNote {
  let regency: SyntheticRegency
  let delivery: SyntheticDelivery
  let files: [SyntheticFile]

  private static let contents = [
    "batas_desa.geojson": "batas desa/kelurahan: `kode_desa`, `nama_desa`, `kecamatan`",
    "jalan.geojson": "jalan: `nama`, `kelas` (kabupaten, desa)",
    "perahu.geojson": "perahu: `nama`, `kecepatan_kmh`, from the island landing to the mainland road",
    "program_2025.csv": "program dan kegiatan with the columns of Table 2.2 and what was realised",
    "sungai.geojson": "sungai: `nama`, `kelas` (sungai utama, anak sungai)",
    "permukiman.geojson": "permukiman: `nama`, `jenis`, `kode_desa`, `penduduk`",
    "balita_2024-08.csv": "penimbangan Agustus 2024, balita 0-59 bulan",
    "balita_2025-02.csv": "penimbangan Februari 2025",
    "balita_2025-08.csv": "penimbangan Agustus 2025, the latest; most table faults are here",
    "cakupan_2025.csv":
      "cakupan 9 indikator esensial (Table 1.1 no. 11, 14, 15, 17, 19, 20, 24, 26, 27): `_terlayani`, `_sasaran`",
    "puskesmas.csv": "puskesmas with `bujur`, `lintang`, staff, tools",
    "posyandu.csv":
      "posyandu with `bujur`, `lintang`, `kader`, `aktif`, tools, `hari_buka_per_bulan`; most facility faults are here",
    "air_minum.csv": "titik air minum with `bujur`, `lintang`, `jenis`, `berfungsi`",
    "planted_truth.json":
      "what was planted: hotspots, klaster, gaps, distances, lokus, diagnoses, travel, programmes, faults",
  ]

  var text: String { head + table + tail + faults }

  private var islands: Int { regency.villages.count { $0.isIsland } }

  private var head: String {
    """
    # Kabupaten Contoh (99.99): data sintetis

    **Invented.** No real place, person or office. Every name is made up (contoh, misal, umpama, rekaan ...), the code
    99.99 is given to no regency, and the polygons lie in the open Indian Ocean south of Java (about 110.9 E, 11.15 S).

    | | |
    | --- | --- |
    | origin | made by `kabupaten-contoh write --seed \(regency.seed)` of this repository |
    | generator | \(SyntheticRegency.generatorName), seed \(regency.seed) |
    | licence | that of this repository; the data may also be used as if in the public domain (CC0 1.0) |
    | CRS | WGS 84 (EPSG:4326), longitude first, six decimals |
    | villages | \(regency.villages.count) in \(regency.districts.count) kecamatan, \(islands) on islands |
    | age group | balita (0-59 months), weighing months 2024-08, 2025-02, 2025-08 |

    ## Files


    """
  }

  private var table: String {
    var text = "| file | records | contents | SHA-256 |\n| --- | ---: | --- | --- |\n"
    for file in files {
      let sum = SHA256Digest.hex(file.bytes)
      let records = file.records > 0 ? "\(file.records)" : ""
      text +=
        "| `\(file.name)` | \(records) | \(SourceNote.contents[file.name] ?? "") | `\(sum)` |\n"
    }
    return text
  }

  private var tail: String {
    """

    ## Numbers

    Stunted is `pendek` + `sangat_pendek`, measured is `balita_diukur`. Ordinary villages have a prevalence drawn from a
    beta distribution with mean \(regency.options.baselinePrevalence) and intra-class correlation \
    \(1 / Double(regency.options.concentration + 1)). Earlier months lie 5 % and 10 % (of the value) higher. What was
    planted was drawn evenly from these ranges:

    | planted | true prevalence | children measured |
    | --- | --- | --- |
    \(effects)

    How much of it is found again, here and on other seeds: `docs/planted-recovery.md`.

    ## Planted

    \(planted)
    \(AccessNote(regency: regency, truth: delivery.truth).text)
    ## Planted faults

    Rows are counted from 1 without the header; for layers it is the number of the feature.


    """
  }

  private var effects: String {
    let e = regency.options.effects
    let rows = [
      ("hotspot", percent(e.hotspotPrevalence), e.hotspotMeasured),
      ("high klaster", percent(e.highKlasterPrevalence), e.klasterMeasured),
      ("low klaster", percent(e.lowKlasterPrevalence), e.klasterMeasured),
      ("burden", "as ordinary villages", e.burdenMeasured),
      ("poor coverage", percent(e.poorCoveragePrevalence), e.poorCoverageMeasured),
    ]
    return rows.map { "| \($0) | \($1) | \($2.lowerBound)-\($2.upperBound) |" }.joined(separator: "\n")
  }

  private func percent(_ range: ClosedRange<Double>) -> String {
    "\(Int((100 * range.lowerBound).rounded()))-\(Int((100 * range.upperBound).rounded())) %"
  }

  private var planted: String {
    let roles = delivery.truth.roles
    return PlantedRole.allCases.map { role in
      "- `\(role.rawValue)`: " + (roles[role] ?? []).joined(separator: ", ")
    }.joined(separator: "\n")
  }

  private var faults: String {
    var text = "| file | row | what | concerns | expected |\n| --- | ---: | --- | --- | --- |\n"
    for fault in delivery.truth.faults {
      let about = [fault.code, fault.otherCode].compactMap { $0 }.joined(separator: ", ")
      let expected =
        (fault.setAside.map { [$0 == .asked ? "asked" : "set aside: " + $0.rawValue] } ?? [])
        + (fault.finding.map { ["finding: " + $0.rawValue] } ?? []) + (fault.flags ?? []).map { "flag: " + $0.rawValue }
      text += "| `\(fault.file)` | \(fault.row) | \(fault.detail) | \(about) | \(expected.joined(separator: "; ")) |\n"
    }
    return text
  }
}
