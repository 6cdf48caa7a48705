import DrawingBridge
import Geometry
import Parallel

/// The names of areas and how wide they are, measured once for all zooms and sizes.
///
/// Widths are kept in em: text is set without hinting, so that they grow with the size.
public struct LabelNames: Sendable {
  /// As given; empty for an area without a name.
  public let names: [String]
  public let isBold: Bool
  /// Ways to set each name: on one line, then on two, then on three, as even as blanks allow.
  let settings: [[LabelSetting]]

  /// - Parameter threads: Most threads to measure with; the result doesn't depend on it.
  public init(_ names: [String], isBold: Bool = false, threads: Int) async throws {
    self.names = names
    self.isBold = isBold
    let words = Set(names.flatMap(labelWords)).sorted()
    let style = TextStyle(sizePixels: 100, isBold: isBold)
    let widths = try await mapChunks(count: words.count, chunkSize: 1024, threads: threads) { range in
      range.map { measureText(words[$0], style: style).width / 100 }
    }
    let widthOf = Dictionary(uniqueKeysWithValues: zip(words, widths.flatMap { $0 }))
    let blank = measureText(" ", style: style).width / 100
    settings = names.map { name in
      let parts = labelWords(name)
      return labelSettings(parts, widths: parts.map { widthOf[$0] ?? 0 }, blank: blank)
    }
  }
}

/// A text on some lines, measured in em.
struct LabelSetting: Sendable, Equatable {
  var text: String
  var lines: Int
  var widthEm: Double
  /// True when the last line has letters that reach below the others.
  var reachesBelow: Bool

  /// Height of a line of "DejaVu Sans" (its ascent and descent).
  static let lineEm = 1.1640625
  /// Blank above capitals in the first line, and below letters without a descender in the last one.
  private static let blankAboveEm = 0.16
  private static let blankBelowEm = 0.21

  init(text: String, lines: Int, widthEm: Double) {
    self.text = text
    self.lines = lines
    self.widthEm = widthEm
    let last = text.split(separator: "\n").last ?? ""
    reachesBelow = last.unicodeScalars.contains { !$0.isASCII || "gjpqyQ,;()[]{}/|_@$&".unicodeScalars.contains($0) }
  }

  /// What the letters cover when the middle of the lines stands at (x, y).
  func inkBox(x: Double, y: Double, sizePixels: Double) -> BoundingBox {
    let half = LabelSetting.lineEm * Double(lines) / 2
    let isPlain = text.utf8.allSatisfy { $0 < 128 }
    let top = half - (isPlain ? LabelSetting.blankAboveEm : 0)
    let bottom = half - (reachesBelow ? 0 : LabelSetting.blankBelowEm)
    return BoundingBox(
      minX: x - widthEm / 2 * sizePixels, minY: y - top * sizePixels, maxX: x + widthEm / 2 * sizePixels,
      maxY: y + bottom * sizePixels)
  }

  /// With one more line below.
  func adding(line: String, widthEm: Double) -> LabelSetting {
    LabelSetting(text: text + "\n" + line, lines: lines + 1, widthEm: max(self.widthEm, widthEm))
  }
}

/// The words between which a name may be broken; a sign alone, such as "-", stays with the word before it.
private func labelWords(_ name: String) -> [String] {
  var words: [String] = []
  for word in name.split(whereSeparator: \.isWhitespace).map(String.init) {
    if words.isEmpty || word.contains(where: { $0.isLetter || $0.isNumber }) {
      words.append(word)
    } else {
      words[words.count - 1] += " " + word
    }
  }
  return words
}

/// One to three lines; fewer for fewer words.
private func labelSettings(_ words: [String], widths: [Double], blank: Double) -> [LabelSetting] {
  guard !words.isEmpty else { return [] }
  func width(_ range: Range<Int>) -> Double {
    widths[range].reduce(0, +) + blank * Double(range.count - 1)
  }
  func setting(_ cuts: [Int]) -> LabelSetting {
    let parts = zip([0] + cuts, cuts + [words.count]).map { $0..<$1 }
    return LabelSetting(
      text: parts.map { words[$0].joined(separator: " ") }.joined(separator: "\n"), lines: parts.count,
      widthEm: parts.map(width).max() ?? 0)
  }
  let count = min(words.count, 12)
  var settings = [setting([])]
  let twos = (1..<max(1, count)).map { setting([$0]) }
  let threes = (1..<max(1, count)).flatMap { first in
    (first + 1..<max(first + 1, count)).map { setting([first, $0]) }
  }
  for options in [twos, threes] {
    guard let best = options.min(by: { $0.widthEm < $1.widthEm }), best.widthEm < settings[settings.count - 1].widthEm
    else { continue }
    settings.append(best)
  }
  return settings
}
