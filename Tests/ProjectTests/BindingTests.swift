import Project
import Stunting
import Testing

@Suite("Binding of profiles")
struct BindingTests {
  private func value(_ binding: ProfileBinding?, _ key: String) -> ValueBinding? {
    binding?.values.first { $0.indicator == key }
  }

  @Test("The puskesmas table of a regency: parts, sum, stated percentage, period and the question of the age group")
  func summary() throws {
    let columns = [
      "No", "Kecamatan", "Unit Kerja (Puskesmas)", "Tahun", "Bulan", "Pendek", "Sangat Pendek", "Stunting",
      "Jumlah Yang Diukur", "Prevalensi Stunting",
    ]
    let binding = try #require(try bound(columns))
    #expect(binding.unit == .puskesmas)
    #expect(binding.place.puskesmasName == "Unit Kerja (Puskesmas)" && binding.place.districtName == "Kecamatan")
    #expect(binding.period.source == .column && binding.period.columns == ["Tahun", "Bulan"])
    let stunting = try #require(value(binding, "stunting"))
    #expect(stunting.numerator == ["Pendek", "Sangat Pendek"] && stunting.denominator == ["Jumlah Yang Diukur"])
    #expect(stunting.statedPercent == "Prevalensi Stunting" && stunting.statedTotal == "Stunting")
    #expect(stunting.rung == .puskesmas && !stunting.mayExceedHundred)
    #expect(stunting.ageGroup == nil)
    #expect(binding.questions.count == 1)
  }

  @Test("A header that names the age group answers the question")
  func ageGroup() throws {
    let binding = try bound(["Desa", "Sangat Pendek", "Pendek", "Jumlah Balita Diukur"])
    #expect(value(binding, "stunting")?.ageGroup == .balita)
    #expect(binding?.questions == [])
  }

  @Test("Baduta and balita in one sheet stay apart, each with its own denominator")
  func twoAgeGroups() throws {
    let columns = [
      "Desa", "BADUTA / Diukur", "BADUTA / Stunting", "BALITA / Diukur", "BALITA / Stunting", "BALITA / %",
    ]
    let binding = try #require(try bound(columns))
    #expect(binding.values.map(\.ageGroup) == [.baduta, .balita])
    #expect(binding.values.map(\.denominator) == [["BADUTA / Diukur"], ["BALITA / Diukur"]])
    #expect(binding.unused == ["BALITA / %"])
  }

  @Test("Boys and girls stay apart from both together")
  func sexes() throws {
    let columns = [
      "Desa", "Balita diukur L", "Balita diukur P", "Balita diukur L+P", "Balita stunting L", "Balita stunting P",
      "Balita stunting L+P",
    ]
    let binding = try #require(try bound(columns))
    #expect(binding.values.map(\.sex) == [.male, .female, .all])
    #expect(binding.values.map(\.denominator) == [["Balita diukur L"], ["Balita diukur P"], ["Balita diukur L+P"]])
  }

  @Test("Target and served make a ratio, a percentage alone none, counts alone a question")
  func parts() throws {
    let columns = ["Desa", "Sasaran ASI Eksklusif", "ASI Eksklusif", "% ASI Eksklusif", "% Air Minum Layak", "PHBS"]
    let binding = try #require(try bound(columns))
    let breastfed = try #require(value(binding, "asi_eksklusif"))
    #expect(breastfed.numerator == ["ASI Eksklusif"] && breastfed.denominator == ["Sasaran ASI Eksklusif"])
    #expect(breastfed.statedPercent == "% ASI Eksklusif")
    #expect(value(binding, "air_minum_layak")?.kind == .percentage)
    #expect(value(binding, "phbs") == nil)
    #expect(binding.questions.contains(.denominator(indicator: "phbs", column: "PHBS")))
  }

  @Test("KPM is resolved by the indicator of its header, else asked")
  func kpm() throws {
    let resolved = try bound(["Desa", "KPM PKH P2K2", "Sasaran KPM PKH P2K2"])
    #expect(value(resolved, "p2k2_pkh")?.numerator == ["KPM PKH P2K2"])
    let open = try bound(["Desa", "Sasaran ASI Eksklusif", "ASI Eksklusif", "Jumlah KPM"])
    #expect(open?.questions.contains(.kpm(column: "Jumlah KPM")) == true)
    #expect(open?.unused == ["Jumlah KPM"])
    #expect(BindingQuestion.kpm(column: "KPM").text(.indonesian).contains("Keluarga Penerima Manfaat"))
  }

  @Test("Personal columns are never a value or an attribute", arguments: DetectionTests.headers)
  func personal(key: String, columns: [String]) throws {
    let planted = ["NIK", "Nama Ibu", "No HP", "Alamat", "Nama Kader", "Nomor KK", "Tanggal Lahir"]
    for profile in try Bundled.profiles.get() {
      let binding = try #require(try bound(columns + planted, as: profile.key))
      let used = binding.values.flatMap(\.columns) + binding.attributes.map(\.column)
      #expect(used.allSatisfy { !planted.contains($0) }, "\(profile.key)")
      #expect(binding.personal.contains("NIK") && binding.personal.contains("No HP"), "\(profile.key)")
    }
  }

  @Test("Headers about persons are told from counts of persons")
  func personalHeaders() {
    let personal = [
      "NIK", "NIK Ibu", "Nama", "Nama Anak", "NAMA_ORTU", "Nama Kepala Keluarga", "Alamat", "No. HP", "Telp", "RT",
      "RT/RW",
      "Tgl. Lahir", "Tempat, Tanggal Lahir", "No KK", "Nomor Kartu Keluarga", "nama lengkap", "Email",
    ]
    let open = [
      "Jumlah Anak", "Nama Desa", "Nama Puskesmas", "Nama Posyandu", "Jumlah KK", "Jumlah NIK terisi", "Ibu Hamil",
      "RT akses air minum layak", "Kelas Ibu", "Unit Kerja", "Jumlah Kader", "Pernikahan", "Balita",
    ]
    for header in personal { #expect(isPersonalHeader(header), "\(header)") }
    for header in open { #expect(!isPersonalHeader(header), "\(header)") }
  }

  @Test("Codes of both systems: Kemendagri is used, BPS kept beside it")
  func twoCodes() throws {
    let columns = [
      "bps_kode_desa_kelurahan", "bps_nama_desa_kelurahan", "kemendagri_kode_desa_kelurahan",
      "kemendagri_nama_desa_kelurahan", "jumlah_kejadian_balita_gizi_buruk", "satuan", "tahun",
    ]
    let place = try #require(try bound(columns)).place
    #expect(place.villageCode == ["kemendagri_kode_desa_kelurahan"] && place.codeSystem == .kemendagri)
    #expect(place.otherVillageCode == "bps_kode_desa_kelurahan" && place.otherCodeSystem == .bps)
    #expect(place.villageName == "kemendagri_nama_desa_kelurahan")
  }

  @Test("Dots tell the code system, ten digits don't")
  func codeSystem() throws {
    let columns = ["Kode Desa", "ASI Eksklusif", "Sasaran ASI Eksklusif"]
    #expect(try bound(columns, [["63.11.01.2001", "1", "2"]])?.place.codeSystem == .kemendagri)
    #expect(try bound(columns, [["6311010001", "1", "2"]])?.place.codeSystem == nil)
  }

  @Test("Labels of Podes answers: those not certain stay codes")
  func podes() throws {
    let columns = [
      "R101", "R102", "R103", "R104", "R104N", "R404", "R405A", "R405B", "R1207", "R401A1", "R401A2", "R401B",
    ]
    let binding = try #require(try bound(columns))
    #expect(binding.place.villageCode == ["R101", "R102", "R103", "R104"] && binding.place.codeSystem == .bps)
    let labels = try #require(value(binding, "pembuangan_tinja_utama")).labels
    #expect(labels.first { $0.code == "1" }?.isCertain == true)
    #expect(labels.first { $0.code == "2" }?.text(.indonesian) == "kode 2")
    #expect(value(binding, "tempat_bab_utama")?.labels.map(\.code) == ["1", "2", "3", "4"])
  }

  @Test("Of two ways to one value one is bound")
  func once() throws {
    let columns = ["Desa", "Jumlah KK", "JSP", "JSSP", "Sharing", "KK Stop BABS"]
    let binding = try #require(try bound(columns))
    #expect(binding.values.filter { $0.indicator == "stop_babs" }.count == 1)
  }

  @Test("A posyandu list keeps its capacity and not its persons")
  func posyandu() throws {
    let columns = ["Desa", "Nama Posyandu", "Jumlah Kader", "Nama Kader", "No HP", "Alat Antropometri", "Hari Buka"]
    let binding = try #require(try bound(columns))
    #expect(binding.attributes.map(\.field) == ["kader", "alat_antropometri", "hari_buka"])
    #expect(binding.personal == ["Nama Kader", "No HP"])
  }
}
