public import Analysis
public import Stunting

/// How much of the data quality report is printed.
public enum QualityForm: Sendable {
  /// Everything, lists cut at stated numbers: `lokus check`.
  case full
  /// A section of the run's report: summary, sources, survey, and who has most to mend.
  case section
}

/// The data quality report of Aksi 6 as a document. What is cut says how much was left out; the JSON has all of it.
public func qualityDocument(
  _ report: QualityReport, language: Language, placeName: String = "", form: QualityForm = .full
) -> Document {
  QualityWriter(report, language, placeName).document(form)
}

/// Writes one report in one language.
struct QualityWriter {
  let report: QualityReport
  let words: QualityWords
  let placeName: String
  private let indicatorNames: [String: String]

  /// How many lines a list has at most.
  enum Most {
    static let found = 24
    static let table = 10
    static let stated = 20
    static let names = 12
    static let districts = 20
    static let jumps = 12
    static let heaping = 10
    static let inventory = 30
    static let owners = 12
    static let items = 6
    static let examples = 3
    static let ranges = 6
    static let places = 5
  }

  init(_ report: QualityReport, _ language: Language, _ placeName: String) {
    self.report = report
    self.placeName = placeName
    words = QualityWords(language)
    indicatorNames = Dictionary(
      report.inventory.map { ($0.indicator, language.pick($0.nameIndonesian, $0.nameEnglish)) },
      uniquingKeysWith: { a, _ in a })
  }

  func document(_ form: QualityForm) -> Document {
    var d = Document()
    addOpening(&d, form)
    addSummary(&d)
    addOwners(&d)
    addSources(&d)
    guard form == .full else {
      addSurveys(&d)
      addMore(&d, pick("Uraian lengkap: lokus check.", "In full: lokus check."))
      return d
    }
    addFound(&d)
    addSurveys(&d)
    addStated(&d)
    addReliability(&d)
    addSectors(&d)
    addDistricts(&d)
    addMendList(&d)
    addPlacedNames(&d)
    addInventory(&d)
    addLegend(&d)
    return d
  }

  var number: NumberText { words.number }

  func pick(_ indonesian: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    words.pick(indonesian(), english())
  }

  func name(_ indicator: String) -> String { indicatorNames[indicator] ?? indicator }

  func addMore(_ d: inout Document, _ text: String) { d.add(.note(text)) }

  /// Says what a list leaves out.
  func addRest(_ d: inout Document, of all: Int, shown: Int) {
    guard all > shown else { return }
    let rest = number.integer(all - shown)
    d.add(.note(pick("\(rest) lainnya: lokus check --format json", "\(rest) more: lokus check --format json")))
  }

  func table(_ columns: [(String, Document.Alignment)], _ rows: [[String]]) -> Document.Block {
    .table(.init(columns: columns.map { (title: $0.0, alignment: $0.1) }, rows: rows))
  }

  /// The classes of the four dimensions, in order.
  func classes(_ scope: ScopeQuality) -> [String] { scope.dimensions.map { words.qualityClass($0.qualityClass) } }

  var dimensionColumns: [(String, Document.Alignment)] {
    QualityDimension.allCases.map { (words.dimension($0), .left) }
  }

  private func addOpening(_ d: inout Document, _ form: QualityForm) {
    let title = pick("Kualitas data (Aksi 6)", "Data quality (Aksi 6)")
    if form == .full {
      d.add(.title(placeName.isEmpty ? title : title + ": " + placeName))
    } else {
      d.add(.heading(title))
    }
    d.add(
      .paragraph(
        pick(
          "Apa yang salah pada data, apa yang perlu diperbaiki, dan siapa pemiliknya. Keadaan per \(report.asOf).",
          "What is wrong with the data, what to mend and who owns it. As of \(report.asOf)."
        )))
  }
}
