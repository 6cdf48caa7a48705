import Foundation
import SpatialStats
import Testing

@Suite("schemes and legends of classes as text")
struct ClassifyTextTests {
  private static let schemes: [(String, ClassificationScheme)] = [
    ("juknis", .juknis), ("relative", .relative), ("quantile 5", .quantile(5)), ("equal 4", .equal(4)),
    ("fisher-jenks 6", .fisherJenks(6)), ("maximum-breaks 3", .maximumBreaks(3)), ("mean-deviation", .meanDeviation),
    ("box-plot", .boxPlot), ("head-tail", .headTail), ("percentiles", .percentiles),
    ("manual 50 75 100", .manual([50, 75, 100])), ("manual -1 0.5", .manual([-1, 0.5])),
  ]

  @Test("every scheme is read from its text and written back")
  func roundTrip() throws {
    for (text, scheme) in Self.schemes {
      #expect(try ClassificationScheme(text: text) == scheme)
      #expect(scheme.text == text)
    }
  }

  @Test("Indonesian names, capitals, brackets and lists")
  func otherForms() throws {
    #expect(try ClassificationScheme(text: "Kuantil 5") == .quantile(5))
    #expect(try ClassificationScheme(text: " relatif ") == .relative)
    #expect(try ClassificationScheme(text: "interval-sama 3") == .equal(3))
    #expect(try ClassificationScheme(text: "manual [10, 20.5, 30]") == .manual([10, 20.5, 30]))
    let decoded = try JSONDecoder().decode([ClassificationScheme].self, from: Data(#"["jenks 5",[10,20]]"#.utf8))
    #expect(decoded == [.fisherJenks(5), .manual([10, 20])])
    let again = try JSONDecoder().decode([ClassificationScheme].self, from: JSONEncoder().encode(decoded))
    #expect(again == decoded)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([ClassificationScheme].self, from: Data(#"["seven"]"#.utf8))
    }
  }

  @Test("what is wrong is said")
  func faults() {
    let faults: [(String, ClassSchemeFault)] = [
      ("", .unknownScheme("")), ("warna", .unknownScheme("warna")), ("quantile", .missingCount),
      ("quantile lima", .notANumber("lima")), ("quantile 1", .countOutOfRange(1)), ("equal 10", .countOutOfRange(10)),
      ("quantile 5 6", .unexpected("6")), ("juknis 4", .unexpected("4")), ("manual", .badNumberOfCuts(0)),
      ("manual 10,5 20", .notANumber("10,5")), ("manual 20 10", .cutsNotAscending(10)),
      ("manual 1 2 3 4 5 6 7 8 9", .badNumberOfCuts(9)), ("manual nan", .notANumber("nan")),
      ("manual 1,", .notANumber("1,")),
    ]
    for (text, fault) in faults {
      #expect(throws: fault) { try ClassificationScheme(text: text) }
    }
  }

  @Test("juknis labels: lower bound inclusive, open ends")
  func juknisLabels() throws {
    let labels = try ClassBreaks.manual(cuts: [10, 20, 30]).labels(unit: "%")
    #expect(labels.map(\.indonesian) == ["< 10 %", "10 - < 20 %", "20 - < 30 %", ">= 30 %"])
    #expect(labels.map(\.english) == labels.map(\.indonesian))
  }

  @Test("decimal comma and thousands in both languages, as many decimals as the classes need")
  func numbers() throws {
    let breaks = try ClassBreaks.manual(cuts: [0.5, 1250.25], boundary: .upperInclusive)
    #expect(breaks.labels().map(\.indonesian) == ["<= 0,50", "> 0,50 - 1.250,25", "> 1.250,25"])
    #expect(breaks.labels(decimals: 1).map(\.english) == ["<= 0.5", "> 0.5 - 1,250.3", "> 1,250.3"])
    let thirds = try ClassBreaks.equalInterval([0, 1], classes: 3)
    #expect(thirds.labels(unit: "km").map(\.indonesian) == ["0,00 - 0,33 km", "> 0,33 - 0,67 km", "> 0,67 - 1,00 km"])
  }

  @Test("ranges below zero have a word in place of the dash, empty and single classes are named")
  func specialLabels() throws {
    let change = try ClassBreaks.manual(cuts: [-5, 0, 5]).labels(unit: "poin")
    #expect(change.map(\.indonesian) == ["< -5 poin", "-5 s.d. < 0 poin", "0 s.d. < 5 poin", ">= 5 poin"])
    #expect(change[1].english == "-5 to < 0 poin")
    let zeros = try ClassBreaks.percentiles([0, 0, 0, 0, 8], at: [25, 50, 100]).labels()
    #expect(zeros.map(\.indonesian) == ["0", "kosong", "> 0 - 8"])
    #expect(zeros[1].english == "empty")
    #expect(try ClassBreaks.quantiles([7, 7], classes: 3).labels(unit: "%").map(\.english) == ["7 %"])
  }
}
