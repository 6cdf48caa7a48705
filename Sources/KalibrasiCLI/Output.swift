import Foundation

/// A line for the person who waits, on standard error.
func report(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

/// Seconds of a duration with one decimal.
func seconds(_ duration: Duration) -> String { fixed(duration / .seconds(1), 1) + " s" }

/// A number with so many decimals (0...6), without `-0.0`.
func fixed(_ value: Double, _ decimals: Int) -> String {
  guard value.isFinite else { return "" }
  let text = String(format: "%.\(max(0, min(6, decimals)))f", value)
  return text.contains { $0 != "-" && $0 != "0" && $0 != "." } ? text : text.replacingOccurrences(of: "-", with: "")
}

/// A share in percent with so many decimals.
func percent(_ share: Double, _ decimals: Int = 2) -> String { fixed(100 * share, decimals) }

/// A whole number with thousands set apart by commas.
func grouped(_ value: Int) -> String {
  let digits = Array(String(value.magnitude))
  let text = digits.indices.map { index in
    (index > 0 && (digits.count - index) % 3 == 0 ? "," : "") + String(digits[index])
  }.joined()
  return value < 0 ? "-" + text : text
}

/// Rows under a header, the first columns to the left, numbers to the right.
struct MarkdownTable {
  private(set) var text: String

  init(_ header: [String], left: Int = 1) {
    let lines = header.indices.map { $0 < left ? "---" : "---:" }
    text = MarkdownTable.row(header) + "\n" + MarkdownTable.row(lines)
  }

  mutating func add(_ cells: [String]) { text += "\n" + MarkdownTable.row(cells) }

  private static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
}
