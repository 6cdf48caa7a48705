/// What is wrong with the text of a classification scheme.
public enum ClassSchemeFault: Error, Sendable, Equatable {
  /// The first word names no scheme.
  case unknownScheme(String)
  /// A number of classes is needed behind the name.
  case missingCount
  /// The number of classes is outside 2...9.
  case countOutOfRange(Int)
  /// `manual` without cuts, or with more than eight.
  case badNumberOfCuts(Int)
  /// The cut isn't above the one before.
  case cutsNotAscending(Double)
  /// Not a number; decimals have a point, cuts are parted by blanks, or by a comma and a blank.
  case notANumber(String)
  /// More words than the scheme takes.
  case unexpected(String)
}

extension ClassificationScheme {
  /// Names in text form, the usual one first; the number of classes (2...9) follows where one is needed.
  private static let names: [(scheme: String, aliases: [String])] = [
    ("juknis", []), ("relative", ["relatif"]), ("quantile", ["quantiles", "kuantil"]),
    ("equal", ["equal-interval", "interval-sama"]), ("fisher-jenks", ["jenks", "natural"]),
    ("maximum-breaks", ["celah-terbesar"]), ("mean-deviation", ["std-mean", "simpangan-baku"]),
    ("box-plot", ["box", "kotak"]), ("head-tail", []), ("percentiles", ["persentil"]), ("manual", []),
  ]

  /// From text: `juknis`, `relative`, `quantile 5`, `equal 4`, `fisher-jenks 5`, `maximum-breaks 5`, `mean-deviation`,
  /// `box-plot`, `head-tail`, `percentiles`, `manual 10 20 30` or `manual [10, 20, 30]`. Indonesian names (`relatif`,
  /// `kuantil 5`, `interval-sama 4`, ...) are read as well. Upper or lower case.
  public init(text: String) throws(ClassSchemeFault) {
    let words = text.lowercased().split { " \t[]".contains($0) }.map(String.init)
    let word = words.first ?? ""
    guard let name = Self.names.first(where: { $0.scheme == word || $0.aliases.contains(word) })?.scheme else {
      throw .unknownScheme(word)
    }
    let rest = Array(words.dropFirst())
    if name == "manual" {
      self = .manual(try Self.cuts(rest))
    } else if let plain = Self.plain(name) {
      if let extra = rest.first { throw .unexpected(extra) }
      self = plain
    } else {
      self = Self.counted(name, try Self.classCount(rest))
    }
  }

  /// The usual text form; reads back as the same scheme.
  public var text: String {
    switch self {
    case .juknis: "juknis"
    case .relative: "relative"
    case .quantile(let classes): "quantile \(classes)"
    case .equal(let classes): "equal \(classes)"
    case .fisherJenks(let classes): "fisher-jenks \(classes)"
    case .maximumBreaks(let classes): "maximum-breaks \(classes)"
    case .meanDeviation: "mean-deviation"
    case .boxPlot: "box-plot"
    case .headTail: "head-tail"
    case .percentiles: "percentiles"
    case .manual(let cuts): "manual " + cuts.map(Self.cutText).joined(separator: " ")
    }
  }

  private static func plain(_ name: String) -> ClassificationScheme? {
    switch name {
    case "juknis": .juknis
    case "relative": .relative
    case "mean-deviation": .meanDeviation
    case "box-plot": .boxPlot
    case "head-tail": .headTail
    case "percentiles": .percentiles
    default: nil
    }
  }

  private static func counted(_ name: String, _ classes: Int) -> ClassificationScheme {
    switch name {
    case "quantile": .quantile(classes)
    case "equal": .equal(classes)
    case "fisher-jenks": .fisherJenks(classes)
    default: .maximumBreaks(classes)
    }
  }

  private static func classCount(_ words: [String]) throws(ClassSchemeFault) -> Int {
    guard let first = words.first else { throw .missingCount }
    guard let count = Int(first) else { throw .notANumber(first) }
    guard (2...9).contains(count) else { throw .countOutOfRange(count) }
    if words.count > 1 { throw .unexpected(words[1]) }
    return count
  }

  private static func cuts(_ words: [String]) throws(ClassSchemeFault) -> [Double] {
    var cuts: [Double] = []
    for (index, word) in words.enumerated() {
      // A comma inside of a word may be a decimal comma or a separator: neither is guessed.
      let digits = word.hasSuffix(",") && index < words.count - 1 ? String(word.dropLast()) : word
      guard let cut = Double(digits), cut.isFinite else { throw .notANumber(word) }
      if let last = cuts.last, cut <= last { throw .cutsNotAscending(cut) }
      cuts.append(cut)
    }
    guard (1...8).contains(cuts.count) else { throw .badNumberOfCuts(cuts.count) }
    return cuts
  }

  private static func cutText(_ cut: Double) -> String {
    Int(exactly: cut).map(String.init) ?? String(cut)
  }
}

extension ClassificationScheme: Codable {
  /// A text, or a list of numbers, which are the cuts of `manual`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    do {
      if let cuts = try? container.decode([Double].self) {
        try self.init(text: "manual " + cuts.map(Self.cutText).joined(separator: " "))
      } else {
        try self.init(text: try container.decode(String.self))
      }
    } catch let fault as ClassSchemeFault {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "classification scheme: \(fault)"))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
