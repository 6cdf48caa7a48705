import Project
import Stunting
import Testing

@Suite("Detection of profiles")
struct DetectionTests {
  static let byName = [
    "NIK", "Nama", "JK", "Tgl Lahir", "BB Lahir", "TB Lahir", "Nama Ortu", "Prov", "Kab/Kota", "Kec", "Pukesmas",
    "Desa/Kel", "Posyandu", "RT", "RW", "Alamat", "Usia Saat Ukur", "Tanggal Pengukuran", "Berat", "Tinggi",
    "Cara Ukur",
    "LiLA", "BB/U", "ZS BB/U", "TB/U", "ZS TB/U", "BB/TB", "ZS BB/TB", "Naik Berat Badan",
  ]

  static let headers: [(String, [String])] = [
    ("eppgbm_by_name", byName),
    ("eppgbm_by_name", ["nama anak", "tanggal_lahir", "jenis kelamin", "DESA", "umur (bulan)", "Status TB/U"]),
    (
      "eppgbm_rekap",
      ["No", "Unit Kerja (Puskesmas)", "Tahun", "Bulan", "Pendek", "Sangat Pendek", "Stunting", "Jumlah Yang Diukur"]
    ),
    ("eppgbm_rekap", ["Desa", "TB/U / Sangat Pendek", "TB/U / Pendek", "TB/U / Normal", "Jml Balita\nDiukur"]),
    (
      "siga_krs",
      ["KODE WILAYAH", "KECAMATAN", "KELURAHAN/DESA", "KELUARGA SASARAN", "KELUARGA BERESIKO STUNTING", "4 TERLALU"]
    ),
    ("smart_stbm", ["Kec.", "Desa", "Jumlah KK", "Akses / JSP", "Akses / JSSP", "Akses / Sharing", "BABS"]),
    ("sim_pamsimas", ["Desa", "Nama KPSPAMS", "KK Terlayani", "Jumlah KK", "SR", "HU", "Status Keberfungsian"]),
    ("dapodik_paud", ["NPSN", "Nama Satuan Pendidikan", "Bentuk Pendidikan", "Status", "Kec.", "Lintang", "Bujur"]),
    (
      "pispk",
      ["Desa", "Bayi mendapat imunisasi dasar lengkap", "Penderita TB Paru berobat sesuai standar", "IKS"]
    ),
    ("epuskesmas", ["Puskesmas", "Sasaran Bumil", "K1", "K4", "Fe3", "Bumil KEK", "BBLR", "KN Lengkap"]),
    ("komdat", ["Puskesmas", "Indikator", "Sasaran", "Realisasi", "Capaian (%)"]),
    ("podes_2018", ["R101", "R102", "R103", "R104", "R104N", "R401A1", "R401A2", "R401B", "R404", "R405A", "R1207"]),
    (
      "faskes_kemenkes",
      ["kode_prov", "name_prov", "kode_faskes", "jenis_faskes", "nama_faskes", "alamat_faskes", "lat_", "long_"]
    ),
    ("faskes_titik", ["Nama Fasilitas", "Jenis", "Latitude", "Longitude"]),
    ("posyandu", ["Puskesmas", "Desa", "Nama Posyandu", "Jml Kader", "Alat Antropometri", "Hari Buka", "Strata"]),
    (
      "program_2_2",
      [
        "No", "Program/Kegiatan", "Indikator Kinerja", "Target", "Satuan", "Lokasi", "Anggaran (Rp)", "Sumber Dana",
        "OPD",
      ]
    ),
    ("scorecard_kpm", ["Desa", "Jumlah RT 1.000 HPK", "RT Menerima Seluruh Layanan", "Triwulan"]),
    ("daftar_kode", ["kode", "nama"]),
    ("batas_desa", ["regency", "district_code", "district", "village_code", "village", "valid_on"]),
    ("gizi_buruk_opendata", ["kode desa", "jumlah_kejadian_balita_gizi_buruk", "satuan", "tahun"]),
    ("desa_x_indikator", ["Kode Desa", "Nama Desa", "Sasaran ASI Eksklusif", "ASI Eksklusif", "% Air Minum Layak"]),
    ("puskesmas_x_indikator", ["Puskesmas", "Balita diukur", "Balita stunting"]),
    ("kecamatan_x_indikator", ["Kecamatan", "Jumlah KK", "KK Stop BABS"]),
    ("kabupaten_x_indikator", ["Kabupaten/Kota", "Prevalensi Stunting"]),
  ]

  @Test("The header of each system is told", arguments: headers)
  func systems(key: String, columns: [String]) throws { #expect(try chosen(columns) == key) }

  @Test("Order and case of the columns make no difference", arguments: headers)
  func shuffled(key: String, columns: [String]) throws {
    #expect(try chosen(columns.reversed()) == key)
    #expect(try chosen(columns.map { "  " + $0.uppercased() + " " }) == key)
  }

  @Test("Texts of the sample speak for the by-name export")
  func sample() throws {
    let columns = ["Nama Anak", "Desa", "Umur", "TB/U"]
    let without = try #require(try detect(columns).first { $0.profile.key == "eppgbm_by_name" })
    let with = try #require(
      try detect(columns, [["A", "B", "2 Tahun", "Sangat Pendek"]]).first { $0.profile.key == "eppgbm_by_name" })
    #expect(with.points > without.points)
    #expect(with.reasons.contains(.sampleText(column: "TB/U", text: "sangat pendek")))
  }

  @Test("Reasons for and against are given in both languages")
  func reasons() throws {
    let match = try #require(try detect(["Desa", "Pendek"]).first { $0.profile.key == "eppgbm_rekap" })
    #expect(!match.isPossible)
    #expect(match.reasonsFor.map { $0.text(.indonesian) }.contains("ada kolom \"Pendek\""))
    #expect(match.reasonsAgainst.map { $0.text(.english) }.contains("there is no column \"Sangat Pendek\""))
  }

  @Test(
    "What nothing fits is not guessed", arguments: [["X"], ["A", "B"], ["No", "Kecamatan", "Region"], ["", "", ""]])
  func nothing(columns: [String]) throws { #expect(decideProfile(try detect(columns)) == .none) }

  @Test("Two profiles that fit about as well are both named, neither is chosen")
  func ambiguous() throws {
    let columns = [
      "Desa", "Sangat Pendek", "Pendek", "Jumlah Diukur", "Jumlah KK", "JSP", "JSSP", "BABS",
    ]
    guard case .several(let matches) = decideProfile(try detect(columns)) else {
      Issue.record("one was chosen")
      return
    }
    #expect(matches.map(\.profile.key).contains("eppgbm_rekap") && matches.map(\.profile.key).contains("smart_stbm"))
  }

  @Test("A sheet with persons is for by-name profiles only")
  func persons() throws {
    let columns = ["NIK", "Nama Anak", "Desa", "ASI Eksklusif", "Sasaran ASI Eksklusif"]
    #expect(decideProfile(try detect(columns)) == .none)
    let match = try #require(try detect(columns).first { $0.profile.key == "desa_x_indikator" })
    #expect(match.reasonsAgainst.contains { if case .personalColumns = $0 { true } else { false } })
  }

  @Test("One column of a system among many indicators is not an export of it")
  func manyIndicators() throws {
    let columns = [
      "Desa", "Jumlah KK", "KK Stop BABS", "JSP", "Jumlah ibu hamil", "Ibu hamil TTD 90 tablet",
      "Sasaran ASI Eksklusif",
      "ASI Eksklusif", "% Air Minum Layak", "% Sanitasi Layak",
    ]
    #expect(try chosen(columns) != "smart_stbm")
  }

  @Test("\"Puskesmas\" over numbers is a number of puskesmas, not a name")
  func numbersUnderAName() throws {
    let columns = ["Kabupaten/Kota", "Puskesmas", "Balita diukur", "Balita stunting"]
    #expect(try chosen(columns, [["Kab. Misal", "24", "2.000", "200"]]) == "kabupaten_x_indikator")
    #expect(try chosen(columns) == nil)
  }
}
