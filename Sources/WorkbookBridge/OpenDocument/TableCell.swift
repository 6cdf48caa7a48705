/// A cell of an OpenDocument sheet.
struct TableCell {
  /// How many cells in a row it stands for.
  let repeats: Int
  let hasFormula: Bool
  private let type: String
  private let value: String?
  private var shown: [UInt8] = []
  private var paragraphs = 0

  init(_ attributes: XMLAttributes) {
    repeats = max(1, wholeNumber(attributes.full("table:number-columns-repeated")) ?? 1)
    hasFormula = attributes.full("table:formula") != nil
    let isError = attributes.fullText("calcext:value-type") == "error"
    type = isError ? "error" : attributes.fullText("office:value-type") ?? ""
    value =
      switch type {
      case "float", "percentage", "currency": attributes.fullText("office:value")
      case "date": attributes.fullText("office:date-value")
      case "time": attributes.fullText("office:time-value")
      case "boolean": attributes.fullText("office:boolean-value")
      case "string": attributes.fullText("office:string-value")
      default: nil
      }
  }

  var textBytes: Int { shown.count }
  var isNumber: Bool { value != nil && ["float", "percentage", "currency"].contains(type) }
  /// A formula has a result when the cell has a type or shows something.
  var hasResult: Bool { !type.isEmpty || !shown.isEmpty }

  mutating func beginParagraph() {
    if paragraphs > 0 { shown.append(0x0A) }
    paragraphs += 1
  }

  mutating func append(_ bytes: some Collection<UInt8>) { shown.append(contentsOf: bytes) }

  var text: String {
    if type == "error" { return "" }
    guard let value else { return String(decoding: shown, as: UTF8.self) }
    switch type {
    case "float", "currency": return shortened(Array(value.utf8))
    case "percentage": return Double(value).flatMap { $0.isFinite ? percentText($0) : nil } ?? value
    case "boolean": return value == "true" ? "TRUE" : "FALSE"
    case "time": return clockText(value) ?? value
    case "date": return value.hasSuffix("T00:00:00") ? String(value.dropLast(9)) : value
    default: return value
    }
  }
}

/// `PT14H05M00S` as `14:05:00`; nil for a duration of another shape.
private func clockText(_ duration: String) -> String? {
  guard duration.hasPrefix("PT") else { return nil }
  var parts: [Character: Int] = [:]
  var digits = ""
  var isFraction = false
  for character in duration.dropFirst(2) {
    if character.isASCII, character.isNumber {
      if !isFraction { digits.append(character) }
    } else if character == "." || character == "," {
      isFraction = true
    } else {
      guard let number = Int(digits), "HMS".contains(character) else { return nil }
      parts[character] = number
      digits = ""
      isFraction = false
    }
  }
  let texts = "HMS".map { String(parts[$0] ?? 0) }
  return texts.map { $0.count < 2 ? "0" + $0 : $0 }.joined(separator: ":")
}
