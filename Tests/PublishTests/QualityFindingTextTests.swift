import Analysis
import Publish
import Stunting
import TestSupport
import Testing

@Suite("Data quality: details of findings in words")
struct QualityFindingTextTests {
  struct Case: CustomStringConvertible {
    var kind: FindingKind
    var detail: String
    var indonesian: String
    var english: String
    var description: String { detail }
  }

  private static let cases = [
    Case(
      kind: .inconsistent, detail: "Prevalensi Stunting|28|4.78|187/3912",
      indonesian: "Prevalensi Stunting: tertulis 28 %, dihitung 4,78 % (187/3.912)",
      english: "Prevalensi Stunting: stated 28%, computed 4.78% (187/3,912)"),
    Case(
      kind: .inconsistent, detail: "Stunting|1511|418|386+32",
      indonesian: "Stunting: tertulis 1.511, dihitung 418 (386 + 32)",
      english: "Stunting: stated 1,511, computed 418 (386 + 32)"),
    Case(
      kind: .facilityFlag, detail: "outside_region", indonesian: "di luar wilayah", english: "outside the region"),
    Case(
      kind: .positionRepaired, detail: "swapped+lost_decimal_point:longitude",
      indonesian: "lintang dan bujur ditukar; titik desimal hilang pada bujur",
      english: "latitude and longitude swapped; decimal point lost in the longitude"),
    Case(
      kind: .positionAsked, detail: "utm_49s=112.5 -8.1; minus_lost=112.6 -8.2",
      indonesian: "mungkin 112.5 -8.1 (dibaca sebagai UTM zona 49S) atau 112.6 -8.2 (tanda minus hilang)",
      english: "may be 112.5 -8.1 (read as UTM zone 49S) or 112.6 -8.2 (minus sign lost)"),
    Case(
      kind: .positionAsked, detail: "no_sound_reading",
      indonesian: "tidak ada cara membacanya yang jatuh di wilayah",
      english: "no way of reading it falls into the region"),
    Case(
      kind: .oneSpotForMany, detail: "posyandu=1205 puskesmas=1", indonesian: "1.205 posyandu, 1 puskesmas",
      english: "1,205 posyandu, 1 puskesmas"),
    Case(
      kind: .decimalDecided, detail: "Berat: rata (kg): comma (12, column)",
      indonesian: "kolom Berat: rata (kg): 12 sel dibaca dengan koma desimal, menurut sel lain di kolom itu",
      english: "column Berat: rata (kg): 12 cells read with a decimal comma, as other cells of the column say"),
    Case(
      kind: .gap, detail: "2815.8 m @ 112.640122 -7.991528",
      indonesian: "lebar rata-rata 2,8 km di 112.640122 -7.991528",
      english: "mean width 2.8 km at 112.640122 -7.991528"),
    Case(kind: .sliver, detail: "+2865", indonesian: "2.865 lainnya", english: "2,865 more"),
    Case(kind: .constantColumn, detail: "Balita", indonesian: "kolom Balita", english: "column Balita"),
    Case(kind: .matchedByName, detail: "Ampelgading", indonesian: "Ampelgading", english: "Ampelgading"),
  ]

  private static func report(_ kind: FindingKind, _ detail: String) throws -> JSONValue? {
    var input = QualityInput(asOf: "2025-01-01", villages: [], catalogue: [])
    input.findings = [ImportFinding(sourceID: "a", row: 1, kind: kind, detail: detail)]
    let json = try JSONValue(text: qualityJSON(qualityReport(input)).compact)
    return json["mend_list"]?[0]?["records"]?[0]?["detail"]
  }

  @Test("keys and numbers that imports write are sentences in both languages", arguments: cases)
  func words(_ one: Case) throws {
    let detail = try #require(try Self.report(one.kind, one.detail))
    #expect(detail["text_id"]?.string == one.indonesian)
    #expect(detail["text_en"]?.string == one.english)
  }

  @Test(
    "what is not written so is printed as it is",
    arguments: [
      "", "=", "a=b=c", ": comma (", "x: comma (y)", "|", "a|b|c|d", "+", "+x", " m @ ", "utm_", ":", "swapped:z",
    ])
  func hostile(detail: String) throws {
    for kind in FindingKind.allCases { _ = try Self.report(kind, detail) }
  }
}
