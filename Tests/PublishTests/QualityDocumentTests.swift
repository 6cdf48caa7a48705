import Analysis
import Foundation
import Publish
import Stunting
import TestSupport
import Testing

@Suite("Data quality: document and JSON")
struct QualityDocumentTests {
  /// Three kecamatan, two sources, one survey, faults of most kinds.
  private static func input() -> QualityInput {
    let villages = (0..<30).map { v in
      Village(
        name: "Desa Nama Panjang Sekali Nomor \(v)", districtName: "Kecamatan \(v / 10)",
        districtCode: RegionCode("99.01.\(10 + v / 10)", system: .kemendagri),
        codes: [RegionCode("99.01.\(10 + v / 10).\(2001 + v % 10)", system: .kemendagri)].compactMap { $0 }
          .map { VillageCode(code: $0, year: 2024) }, sourceRow: v + 1)
    }
    var stunting = IndicatorDefinition(
      key: "stunting", number: nil, nameIndonesian: "Balita stunting (pendek dan sangat pendek)",
      nameEnglish: "Stunted children", essential: false, level: .people, direction: .lowerIsBetter, kind: .ratio,
      per: 100, target: nil, sector: "Kesehatan", source: "")
    stunting.frequency = .halfYear
    var missing = stunting
    missing.key = "air_minum_layak"
    missing.nameIndonesian = "Rumah tangga dengan akses air minum layak"
    missing.number = 26
    missing.essential = true
    var input = QualityInput(asOf: "2025-06-30", villages: villages, catalogue: [stunting, missing])
    for v in 0..<28 {
      for (period, cases) in [("2023-08", 20), ("2024-08", v == 4 ? 90 : 18 + v % 5)] {
        guard let period = Period(period) else { continue }
        var value = IndicatorValue(
          level: .village, unit: v, indicator: "stunting", ageGroup: .balita, period: period, kind: .ratio,
          state: .value, rung: .lastYear, sourceID: "eppgbm_kabupaten_contoh_2024", sourceRow: v + 1)
        value.numerator = Double(cases + v % 3)
        value.denominator = 120
        input.values.append(value)
      }
    }
    addRecords(&input)
    return input
  }

  private static func addRecords(_ input: inout QualityInput) {
    let source = "eppgbm_kabupaten_contoh_2024"
    for row in 1...50 {
      let reason = SetAsideReason.allCases[row % SetAsideReason.allCases.count]
      input.setAside.append(SetAside(sourceID: source, row: row, code: "99.01.10.2001", placeName: "X", reason: reason))
    }
    for row in 1...60 {
      let kind = FindingKind.allCases[row % FindingKind.allCases.count]
      input.findings.append(
        ImportFinding(
          sourceID: source, row: row, kind: kind, code: "99.01.11.2002", detail: "8,6 % tertulis, 4,8 % hitungan"))
    }
    input.questions = [
      PlaceQuestion(
        sourceID: source, level: .puskesmas, name: "Sumbermanjing", districtName: "Pagak", code: "", rows: [70, 71],
        candidates: [.init(code: "1", name: "Sumbermanjing Kulon", districtName: "Pagak", score: 0.8)])
    ]
    input.imports = [
      ImportSummary(
        sourceID: source, role: "indicators", fileName: "a.csv", sha256: "", fingerprint: "", recordsRead: 130,
        recordsAccepted: 56, recordsSetAside: 50, recordsAsked: 2)
    ]
    input.owners[source] = SourceOwner(opd: "Dinas Kesehatan", system: "e-PPGBM", contactRole: "Pengelola gizi")
    input.surveys = [SurveyFigure(percent: 35.5, year: 2024, ageGroup: .balita, source: "Survei nasional")]
    for digit in 0..<10 {
      input.digits.append(
        DigitCount(
          sourceID: source, measure: .height, unitName: "Melati", digit: digit, count: digit % 5 == 0 ? 200 : 20))
    }
  }

  @Test("no line of a table is wider than 110 columns, in either language and form", arguments: Language.allCases)
  func widths(language: Language) {
    let report = qualityReport(QualityDocumentTests.input())
    for form in [QualityForm.full, .section] {
      let text = qualityDocument(report, language: language, placeName: "Kabupaten Contoh", form: form).plainText()
      for line in text.split(separator: "\n") { #expect(line.count <= 110, "\(line)") }
      #expect(!text.contains("Optional("))
    }
  }

  @Test("the summary says what matters, in plain words")
  func summary() {
    let report = qualityReport(QualityDocumentTests.input())
    let indonesian = qualityDocument(report, language: .indonesian).plainText(width: 2000)
    #expect(indonesian.contains("1 dari 1 sumber perlu perbaikan"))
    #expect(indonesian.contains("Keduanya berbeda jauh."))
    #expect(indonesian.contains("1 indikator esensial belum memiliki data."))
    #expect(indonesian.contains("1 dari 28 perubahan antarperiode adalah lonjakan"))
    #expect(indonesian.contains("Sumbermanjing (Kec. Pagak); mungkin Sumbermanjing Kulon"))
    #expect(indonesian.contains("Dinas Kesehatan, Pengelola gizi:"))
    let english = qualityDocument(report, language: .english).plainText(width: 2000)
    #expect(english.contains("1 of 1 sources need mending") && english.contains("They are far apart."))
    for word in ["perbaikan", "wilayah", "mendesak"] { #expect(!english.contains(word)) }
  }

  @Test("every rule and every problem has words in both languages")
  func words() {
    let (a, b) = (QualityWords(.indonesian), QualityWords(.english))
    let problems =
      SetAsideReason.allCases.map { MendProblem.setAside($0) } + FindingKind.allCases.map { .finding($0) }
      + QualityRule.allCases.map { .rule($0) } + [.question, .surveyDiffers]
    for problem in problems {
      #expect(!a.problem(problem).isEmpty && !a.action(problem).isEmpty)
      #expect(a.problem(problem) != b.problem(problem) && a.action(problem) != b.action(problem))
    }
    for rule in QualityRule.allCases {
      #expect(a.rule(rule) != b.rule(rule) && a.ruleText(rule, QualityRules()) != b.ruleText(rule, QualityRules()))
    }
  }

  @Test("the JSON has every record, and the same bytes each time")
  func complete() throws {
    let input = QualityDocumentTests.input()
    let text = qualityJSON(qualityReport(input)).pretty
    #expect(text == qualityJSON(qualityReport(input)).pretty)
    let items = try #require(JSONValue(text: text)["mend_list"]?.array)
    func records(_ prefix: String) -> Int {
      items.filter { $0["problem"]?.string?.hasPrefix(prefix) == true }
        .reduce(0) { $0 + ($1["records"]?.array?.count ?? 0) }
    }
    #expect(records("finding.") == input.findings.count)
    #expect(records("set_aside.") == input.setAside.count { $0.reason != .asked })
    #expect(records("question") == 2 + input.setAside.count { $0.reason == .asked })
    for item in items { #expect(item["count"]?.int == item["records"]?.array?.count) }
  }

  @Test("every key of the JSON stands in docs/data-quality.md, and every rule with its cuts")
  func documented() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let docs = try String(contentsOf: root.appendingPathComponent("docs/data-quality.md"), encoding: .utf8)
    let json = try JSONValue(text: qualityJSON(qualityReport(QualityDocumentTests.input())).compact)
    for key in keys(json).sorted() { #expect(docs.contains("`\(key)`"), "\(key)") }
    for rule in QualityRule.allCases { #expect(docs.contains("`\(rule.rawValue)`"), "\(rule)") }
    #expect(docs.contains(text(QualityRule.inconsistentRows.cuts)))
  }

  private func text(_ cuts: RuleCuts) -> String { "\(Int(cuts.poor)) %" }

  private func keys(_ value: JSONValue) -> Set<String> {
    switch value {
    case .object(let members): members.reduce(into: Set(members.keys)) { $0.formUnion(keys($1.value)) }
    case .array(let items): items.reduce(into: []) { $0.formUnion(keys($1)) }
    default: []
    }
  }
}
