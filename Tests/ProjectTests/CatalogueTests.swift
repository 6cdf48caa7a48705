import Project
import Stunting
import Testing

@Suite("The catalogue that comes with Lokus")
struct CatalogueTests {
  private let all: [IndicatorDefinition]

  init() throws { all = try Bundled.catalogue.get().all }

  private func numbers(_ test: (IndicatorDefinition) -> Bool) -> [Int] {
    all.filter { $0.number != nil && test($0) }.compactMap(\.number).sorted()
  }

  @Test("Every key is there once, those of the first version too")
  func everyKeyIsThereOnce() throws {
    let keys = all.map(\.key)
    #expect(Set(keys).count == keys.count)
    let first = [
      "stunting", "pendek", "sangat_pendek", "penimbangan", "ttd_ibu_hamil", "asi_eksklusif", "mp_asi",
      "pemantauan_tumbuh_kembang", "imunisasi_dasar_lengkap", "stop_babs", "pendampingan_krs", "air_minum_layak",
      "sanitasi_layak", "gizi_buruk_podes", "sumber_air_minum_utama", "tempat_bab_utama", "jarak_puskesmas_km",
    ]
    #expect(Set(first).isSubset(of: keys))
  }

  @Test("Table 1.1 has 64 numbers, 29 essential and 35 supporting")
  func counts() {
    #expect(numbers { _ in true } == Array(1...64))
    #expect(numbers(\.essential) == Array(1...29))
    #expect(numbers(\.isSupporting) == Array(30...64))
    #expect(all.filter { $0.number == nil }.allSatisfy { !$0.essential && !$0.isSupporting })
  }

  @Test("Levels are those of people, villages, the regency and the nation")
  func levels() {
    #expect(numbers { $0.level == .national } == [30, 31, 32])
    #expect(numbers { $0.level == .regency } == [34, 36, 37, 39, 42, 54, 55, 61])
    #expect(numbers { $0.level == .village } == [38, 40] + Array(45...53) + [56, 63])
    #expect(numbers { $0.level == .people }.count == 40)
  }

  @Test("Only people, households, services and villages with a percentage enter Table 1.2")
  func matrix() {
    let outside = numbers { !$0.entersMatrix }
    #expect(outside == [30, 31, 32, 34, 35, 36, 37, 39, 42, 51, 54, 55, 58, 59, 60, 61, 64])
  }

  /// Targets as the table prints them, numbers 1 to 64 in order.
  static let printed = """
    58% 90% 90% 90% 90% 90% 90% 90% 90% 90% 80% 7,4% 15,5% 80% 80% 90% 90% 90% 90% 90% 70%
    90% 70% 90% 50% 100% 90% 90% 90%
    """.split(whereSeparator: \.isWhitespace).map(String.init) + [
      "112,9 Juta", "10 Juta Jiwa", "15.600.039 Jiwa", "100% Pendamping", "Min. 1 kali", "Min. 2 kali", "100% Kab/Kota",
      "2 kali", "100% Desa/Kel", "100%", "90%", "70%", "1 kali", "90%", "50%", "100% desa/kelurahan",
      "100% desa/kelurahan", "90% Kader", "100% desa/kelurahan", "90% desa/kelurahan", "80% desa/kelurahan", "2 kali",
      "100%", "90%", "3 kanal/metode", "100% Kab/Kota", "0,9", "0,7", "2 kali", "2 kali", "2 kali", "1 kerjasama",
      "90%",
      "90%", "75%",
    ]

  @Test("Every target is the one the table prints, its number read out of it", arguments: 1...64)
  func targets(number: Int) throws {
    let definition = try #require(all.first { $0.number == number })
    let printed = Self.printed[number - 1]
    #expect(definition.printedTarget == printed)
    #expect((definition.target == nil) != (definition.amountTarget == nil))
    let stated = try #require(definition.target?.percent ?? definition.amountTarget?.amount)
    let first = printed.hasPrefix("Min. ") ? printed.dropFirst(5) : printed[...]
    let digits = first.prefix { $0.isNumber || $0 == "," || $0 == "." }
    let read = try #require(Double(digits.filter { $0 != "." }.map { $0 == "," ? "." : String($0) }.joined()))
    let scale = printed.contains("Juta") ? 1_000_000.0 : printed.hasPrefix("0,") ? 100 : 1
    #expect(abs(stated - read * scale) < 1e-6)
    #expect(definition.target?.status ?? definition.amountTarget?.status == .resmi)
    #expect(definition.target?.year ?? definition.amountTarget?.year == 2021)
  }

  @Test("Unmet need and unwanted pregnancy are the only ones of the table that are better lower")
  func directions() { #expect(numbers { $0.direction == .lowerIsBetter } == [12, 13]) }

  @Test("The known slips are noted")
  func slips() throws {
    func text(_ number: Int) throws -> String {
      try #require(all.first { $0.number == number }).slips.map { $0.text(.indonesian) }.joined(separator: " ")
    }
    #expect(try text(25).contains("nomor 15"))
    #expect(try text(8).contains("tunai"))
    #expect(try text(56).contains("0,9"))
    #expect(try text(57).contains("0,7"))
    #expect(try text(12).contains("2024"))
    #expect(try text(31).contains("jiwa"))
    for number in [3, 19, 28, 33, 36, 39, 40, 41, 43, 45, 46, 47, 52, 55, 61] { #expect(try !text(number).isEmpty) }
  }

  @Test("KPM is written out: families in 28 and 29, village workers in 47 and the scorecard")
  func kpm() {
    #expect(numbers { $0.kpm == .keluargaPenerimaManfaat } == [28, 29])
    #expect(numbers { $0.kpm == .kaderPembangunanManusia } == [47])
    #expect(all.first { $0.key == "seribu_hpk_semua_layanan" }?.kpm == .kaderPembangunanManusia)
  }

  @Test("A prevalence can't pass 100 %, a coverage may")
  func above() {
    let prevalences = [
      "stunting", "pendek", "sangat_pendek", "bblr", "kek_ibu_hamil", "bb_kurang", "gizi_kurang",
      "keluarga_berisiko_stunting", "stunting_survei",
    ]
    for key in prevalences { #expect(all.first { $0.key == key }?.mayExceedHundred == false, "\(key)") }
    #expect(numbers { $0.essential && !$0.mayExceedHundred } == [12, 13])
    #expect(all.first { $0.key == "penimbangan" }?.mayExceedHundred == true)
  }

  @Test("Every ratio names what it divides by what, and who it is about")
  func ratios() {
    for definition in all where definition.kind == .ratio {
      #expect(!definition.numeratorName.isEmpty && !definition.denominatorName.isEmpty, "\(definition.key)")
    }
    for definition in all where !definition.isPopulation { #expect(!definition.sector.isEmpty, "\(definition.key)") }
    #expect(all.first { $0.key == "stunting" }?.ageGroups == [.baduta, .balita] + AgeGroup.bands)
  }

  @Test("Supply pairs have all three kinds, so that two of them can be known")
  func supply() {
    let diagnosed = all.filter { !$0.supply.isEmpty }
    #expect(diagnosed.count >= 6)
    for definition in diagnosed { #expect(Set(definition.supply.map(\.aspect)).count == 3, "\(definition.key)") }
  }
}
