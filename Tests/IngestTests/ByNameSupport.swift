import Ingest
import Matching
import Stunting
import TestSupport

/// A child's row of an invented by-name file.
struct ByNameLine {
  var nik = ""
  var name = ""
  var sex = "L"
  var birth = "2023-01-15"
  var birthWeight = ""
  var parent = ""
  var district = "Hilir"
  var village = "Suka Maju"
  var puskesmas = "PKM Satu"
  var address = ""
  var stated = ""
  var measured = "2024-08-10"
  var weight = "10.3"
  var height = "80.5"
  var heightForAge = "Normal"
  var weightForAge = "Normal"
  var weightForHeight = "Gizi Baik"

  static let header = [
    "No", "NIK", "Nama", "JK", "Tgl Lahir", "BB Lahir", "Nama Ortu", "Kec", "Pukesmas", "Desa/Kel", "Alamat",
    "Usia Saat Ukur", "Tanggal Pengukuran", "Berat", "Tinggi", "BB/U", "TB/U", "BB/TB",
  ]

  func cells(_ number: Int) -> [String] {
    [
      "\(number)", nik, name, sex, birth, birthWeight, parent, district, puskesmas, village, address, stated, measured,
      weight, height, weightForAge, heightForAge, weightForHeight,
    ]
  }

  static var columns: ByNameColumns {
    var columns = ByNameColumns()
    columns.nik = "NIK"
    columns.name = "Nama"
    columns.sex = "JK"
    columns.birthDate = "Tgl Lahir"
    columns.birthWeight = "BB Lahir"
    columns.statedAge = "Usia Saat Ukur"
    columns.measuredOn = "Tanggal Pengukuran"
    columns.weight = "Berat"
    columns.height = "Tinggi"
    columns.weightForAge = "BB/U"
    columns.heightForAge = "TB/U"
    columns.weightForHeight = "BB/TB"
    columns.puskesmas = "Pukesmas"
    columns.personal = ["Nama Ortu"]
    columns.addresses = ["Alamat"]
    return columns
  }

  static func source(_ path: String, period: ByNamePeriod = .month) -> ByNameSource {
    ByNameSource(
      location: SourceLocation(id: "eppgbm", path: path),
      place: PlaceMapping(villageName: "Desa/Kel", districtName: "Kec"), columns: columns, period: period)
  }

  static func table(_ lines: [ByNameLine]) -> [[String]] {
    [header] + lines.enumerated().map { $1.cells($0 + 1) }
  }

  static func csv(_ lines: [ByNameLine]) -> String {
    table(lines).map { $0.map { "\"" + $0 + "\"" }.joined(separator: ";") }.joined(separator: "\r\n")
  }

  /// Imports the lines from a CSV in a folder that is removed.
  static func load(
    _ lines: [ByNameLine], period: ByNamePeriod = .month, matcher: PlaceMatcher = PlaceFixtures.matcher
  ) throws -> ByNameImport {
    let folder = try TemporaryFolder()
    return try importByName(source(folder.write("a.csv", csv(lines)), period: period), matcher: matcher)
  }
}

extension ByNameImport {
  /// Numerator and denominator of a value; nil when there is none.
  func ratio(
    _ indicator: String, _ group: AgeGroup, _ sex: Sex = .all, village: Int = 0, period: String = "2024-08"
  ) -> [Double]? {
    values.first {
      $0.indicator == indicator && $0.ageGroup == group && $0.sex == sex && $0.unit == village
        && $0.period.description == period
    }.map { [$0.numerator ?? -1, $0.denominator ?? -1] }
  }

  func rows(_ reason: SetAsideReason) -> Int { setAsideCounts.first { $0.reason == reason }?.rows ?? 0 }

  var isComplete: Bool {
    recordsRead == recordsAccepted + recordsAsked + recordsSetAside
      && recordsSetAside == setAsideCounts.reduce(0) { $0 + $1.rows }
      && recordsAsked == questions.reduce(0) { $0 + $1.rows.count }
  }
}
