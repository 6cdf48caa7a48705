import SpatialStats
import TestSupport
import Testing

@Suite("weights as text: GAL and GWT")
struct WeightsTextTests {
  private func gal(_ text: String, _ identifiers: [String]? = nil) throws(StatisticsError) -> NamedWeights {
    try NamedWeights(gal: Array(text.utf8), identifiers: identifiers)
  }

  private func gwt(_ text: String, _ identifiers: [String]? = nil) throws(StatisticsError) -> NamedWeights {
    try NamedWeights(gwt: Array(text.utf8), identifiers: identifiers)
  }

  @Test func bothFirstLinesAreUnderstood() throws {
    let plain = try gal("3\na 1\nb\nb 2\na c\nc 1\nb\n")
    #expect(plain.identifiers == ["a", "b", "c"])
    #expect(plain.weights == (try Weights(lists: [[1], [0, 2], [1]])))
    let named = try gal("0 3 peta desa KODE\na 1\nb\nb 2\na c\nc 1\nb\n")
    #expect(named.weights == plain.weights)
    #expect(named.layer == "peta desa")
    #expect(named.column == "KODE")
    #expect(try gal("0 1 Unknown Unknown\na 0\n\n").layer == "")
    #expect(try gal("0 1\na 0").weights.count == 1)
    #expect(try gal("1 1 Unknown Unknown\na 0\n").weights.count == 1)
    #expect(try gal("0\n").weights.count == 0)
  }

  @Test func aUnitWithoutNeighboursMayHaveAnEmptyLineOrNone() throws {
    for text in ["2\na 0\n\nb 0\n\n", "2\na 0\nb 0\n", "2\r\na 0\r\n\r\nb 0", "\u{FEFF}2\ra 0\rb 0\r"] {
      #expect(try gal(text).weights.islands == [0, 1])
    }
  }

  @Test func identifiersWithBlanksStandInQuotes() throws {
    let read = try gal("2\n\"Desa Misal \"\"A\"\"\" 1\nb\nb 1\n\"Desa Misal \"\"A\"\"\"\n")
    #expect(read.identifiers == ["Desa Misal \"A\"", "b"])
    #expect(try gal(try read.gal()) == read)
  }

  @Test func passedIdentifiersSetTheOrder() throws {
    let read = try gal("3\na 1\nb\nb 2\na c\nc 1\nb\n", ["c", "b", "a"])
    #expect(read.weights == (try Weights(lists: [[1], [0, 2], [1]])))
    let links = try gwt("0 4 Unknown Unknown\nb a 0.5\na b 0.25\n", ["x", "b", "a", "y"])
    #expect(links.weights.value(from: 1, to: 2) == 0.5)
    #expect(links.weights.islands == [0, 3])
  }

  @Test func unitsOfAGWTComeInTheOrderOfTheirLinks() throws {
    let read = try gwt("0 3 x y\nb a 2\nb c 1e-3\na b 3\n")
    #expect(read.identifiers == ["b", "a", "c"])
    #expect(read.weights.values == [2, 0.001, 3])
    #expect(try gwt("0 2 x y\na b 1\nb a 1.0\n").weights.style == .binary)
  }

  // MARK: - Faults, with their line

  private static let faultyGAL: [(String, Int, WeightsFileFault)] = [
    ("", 1, .empty), ("\n \n", 1, .empty), ("a b c\n", 1, .badHeader), ("x\n", 1, .badUnitCount("x")),
    ("-3\n", 1, .badUnitCount("-3")), ("99999999999999999999\n", 1, .badUnitCount("99999999999999999999")),
    ("2147483647\n", 1, .badUnitCount("2147483647")), ("0 nan a b\n", 1, .badUnitCount("nan")),
    ("2147483646\na 0\n", 2, .endsEarly(announced: 2_147_483_646, found: 1)),
    ("2\na 1\nb\n", 3, .endsEarly(announced: 2, found: 1)), ("2\na 1\n", 2, .endsEarly(announced: 2, found: 0)),
    ("1\na\n", 2, .badLine(fields: 1)), ("1\na 0 0\n", 2, .badLine(fields: 3)),
    ("1\na x\n", 2, .badNeighbourCount("x")), ("1\na -1\n", 2, .badNeighbourCount("-1")),
    ("2\na 3\nb b b\n", 2, .badNeighbourCount("3")), ("1\na 1.0\n", 2, .badNeighbourCount("1.0")),
    ("2\na 2\nb\nb 0\n", 3, .neighbourCountDiffers(announced: 2, found: 1)),
    ("2\na 1\nb b\nb 0\n", 3, .neighbourCountDiffers(announced: 1, found: 2)),
    ("2\na 1\n\nb 1\na\n", 4, .neighbourCountDiffers(announced: 1, found: 2)),
    ("1\na 0\nb 0\n", 3, .textAfterLastUnit), ("2\na 0\na 0\n", 3, .repeatedIdentifier("a")),
    ("2\na 1\nq\nb 0\n", 3, .unknownIdentifier("q")),
    ("2\na 2\nb b\nb 0\n", 3, .repeatedLink(from: "a", to: "b")), ("1\n\"a 0\n", 2, .openQuote),
    ("1\n\"a\"b 0\n", 2, .openQuote),
  ]

  @Test(arguments: faultyGAL) func aFaultyGALIsRefusedWithItsLine(text: String, line: Int, fault: WeightsFileFault) {
    #expect(throws: StatisticsError.weightsFile(line: line, fault: fault)) { try gal(text) }
  }

  private static let faultyGWT: [(String, Int, WeightsFileFault)] = [
    ("", 1, .empty), ("0 2 a b\na b\n", 2, .badLine(fields: 2)), ("0 2 a b\na b 1 1\n", 2, .badLine(fields: 4)),
    ("0 2 a b\na b nan\n", 2, .badWeight("nan")), ("0 2 a b\na b inf\n", 2, .badWeight("inf")),
    ("0 2 a b\n\na b -1\n", 3, .badWeight("-1")), ("0 2 a b\na b 1,5\n", 2, .badWeight("1,5")),
    ("0 2 a b\na b 1e999\n", 2, .badWeight("1e999")),
    ("0 2 a b\na b 1\nb a 1\na b 2\n", 4, .repeatedLink(from: "a", to: "b")),
    ("0 2 a b\na b 1\nb c 1\n", 3, .unknownIdentifier("c")),
    ("0 3 a b\na b 1\n", 1, .unnamedUnits(announced: 3, named: 2)),
    ("0 2147483646 a b\na b 1\n", 1, .unnamedUnits(announced: 2_147_483_646, named: 2)),
  ]

  @Test(arguments: faultyGWT) func aFaultyGWTIsRefusedWithItsLine(text: String, line: Int, fault: WeightsFileFault) {
    #expect(throws: StatisticsError.weightsFile(line: line, fault: fault)) { try gwt(text) }
  }

  @Test func passedIdentifiersMustFitTheText() {
    let text = "2\na 1\nb\nb 1\na\n"
    #expect(throws: StatisticsError.weightsFile(line: 2, fault: .unknownIdentifier("a"))) { try gal(text, ["b", "x"]) }
    #expect(throws: StatisticsError.badIdentifier(unit: 1)) { try gal(text, ["a", "a"]) }
    #expect(throws: StatisticsError.weightsFile(line: 1, fault: .identifierCountDiffers(announced: 2, passed: 1))) {
      try gal(text, ["a"])
    }
    #expect(throws: StatisticsError.weightsFile(line: 3, fault: .unknownIdentifier("c"))) {
      try gwt("0 2 a b\na b 1\nc b 1\n", ["a", "b"])
    }
  }

  @Test func identifiersThatCannotBeWrittenAreRefused() throws {
    let two = try Weights(lists: [[1], [0]])
    #expect(throws: StatisticsError.badIdentifier(unit: 1)) { try NamedWeights(weights: two, identifiers: ["a", "a"]) }
    #expect(throws: StatisticsError.badIdentifier(unit: 1)) {
      try NamedWeights(weights: two, identifiers: ["a", "b\nc"]).gal()
    }
    #expect(throws: StatisticsError.lengthMismatch(expected: 2, found: 1)) {
      try NamedWeights(weights: two, identifiers: ["a"])
    }
  }

  // MARK: - Round trips

  /// Identifiers with everything that a name may hold.
  private func identifiers(_ n: Int, _ random: inout SeededGenerator) -> [String] {
    let pieces = ["a", " ", "\"", "\t", "Désa", "0", "\u{A0}", "\u{85}", "\u{301}", "#", "3.5", "ꦢꦺꦱ", ","]
    return (0..<n).map { unit in
      (0..<random.index(below: 4)).map { _ in pieces[random.index(below: pieces.count)] }.joined() + "\(unit)"
        + (random.uniform() < 0.2 ? "\"" : "")
    }
  }

  @Test(arguments: 0..<30 as Range<UInt64>) func whatIsWrittenIsReadBack(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let n = 1 + random.index(below: 40)
    let binary = try TestMaps.weights(n, mean: 3, islands: min(n - 1, 2), seed: seed)
    let names = identifiers(n, &random)
    let layer = seed % 2 == 0 ? "" : "peta desa.gpkg"
    let named = try NamedWeights(weights: binary, identifiers: names, layer: layer, column: seed % 3 == 0 ? "" : "kode")
    #expect(try gal(try named.gal()) == named)
    #expect(try gwt(try named.gwt(), names) == named)
    let values = binary.neighbours.map { _ in random.uniform() * (random.uniform() < 0.1 ? 1e-300 : 1e6) }
    var valued = named
    valued.weights = try Weights(start: binary.start, neighbours: binary.neighbours, values: values)
    let back = try gwt(try valued.gwt(), names)
    #expect(back.weights.values == values)
    #expect(back.weights.neighbours == binary.neighbours)
  }

  @Test(arguments: 0..<300 as Range<UInt64>) func noTextCrashes(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var bytes = Array("0 4 peta kode\na 2\nb c\nb 1\na\nc 1\na\n\"d e\" 0\n\n".utf8)
    if seed % 2 == 0 { bytes = Array("0 3 peta kode\na b 0.5\nb \"c d\" 1e3\n\"c d\" a 1\n".utf8) }
    for _ in 0..<1 + random.index(below: 4) {
      let at = random.index(below: bytes.count)
      switch random.index(below: 4) {
      case 0: bytes[at] = UInt8(random.index(below: 256))
      case 1: bytes.remove(at: at)
      case 2: bytes.insert(bytes[random.index(below: bytes.count)], at: at)
      default: bytes.removeLast(bytes.count - at)
      }
      if bytes.isEmpty { break }
    }
    for read in [try? NamedWeights(gal: bytes), try? NamedWeights(gwt: bytes)] {
      guard let read else { continue }
      #expect(read.identifiers.count == read.weights.count)
    }
  }
}
