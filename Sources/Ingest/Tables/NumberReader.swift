/// The character that separates decimals.
public enum DecimalMark: String, Sendable, Codable, CaseIterable {
  case comma, point
}

/// What a cell that should hold a number holds.
public enum NumberCell: Sendable, Equatable {
  /// Nothing, or a word or dash for nothing.
  case blank
  /// A number; `isMarked` when a footnote mark stood behind it (`0*`) or a sign for "about" before it.
  case number(Double, isMarked: Bool)
  case notANumber
}

/// Reads numbers as offices write them: `1.234,5`, `1,234.5`, `1 234`, `8.6 %`, `5.4% %`, `0*`, `± 12`, `12 orang`,
/// `Rp 1.000.000,-`.
/// Percent signs are dropped: the value stays in percent.
public struct NumberReader: Sendable, Equatable {
  /// Decides cells such as `3.021`, which are one number with a decimal point and another with a decimal comma. Cells
  /// that can only be one thing are read as that thing.
  public var decimal: DecimalMark

  public init(decimal: DecimalMark) { self.decimal = decimal }

  public func read(_ text: String) -> NumberCell {
    let body = NumberBody(text)
    if body.isBlank { return .blank }
    guard let value = body.shape.value(decimal: decimal), value.isFinite else { return .notANumber }
    return .number(body.isNegative ? -value : value, isMarked: body.isMarked)
  }
}

/// The digits and separators of a number, by what they can mean.
enum NumberShape: Equatable {
  case none
  /// Only one reading; `mark` when it shows which character separates decimals.
  case certain(Double, mark: DecimalMark?)
  /// One separator with one to three digits before and three behind it: thousands or decimals.
  case ambiguous(asDecimal: Double, asThousands: Double, separator: DecimalMark)

  init(_ text: Substring) {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, NumberShape.isDigit(first) || NumberShape.separator(first) != nil, bytes.count <= 60
    else {
      self = .none
      return
    }
    if let last = bytes.lastIndex(where: { $0 | 0x20 == 0x65 }) {
      self = NumberShape.scientific(text, bytes, exponentAt: last)
    } else {
      self = NumberShape.plain(bytes)
    }
  }

  func value(decimal: DecimalMark) -> Double? {
    switch self {
    case .none: nil
    case .certain(let value, _): value
    case .ambiguous(let asDecimal, let asThousands, let separator): separator == decimal ? asDecimal : asThousands
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 <= 9 }

  private static func separator(_ byte: UInt8) -> DecimalMark? {
    byte == 0x2C ? .comma : byte == 0x2E ? .point : nil
  }

  /// `1.5E-05`, as programs write it: always with a decimal point.
  private static func scientific(_ text: Substring, _ bytes: [UInt8], exponentAt: Int) -> NumberShape {
    let isPlain = bytes.enumerated().allSatisfy { index, byte in
      isDigit(byte) || byte == 0x2E && index < exponentAt || index == exponentAt
        || index == exponentAt + 1 && (byte == 0x2B || byte == 0x2D)
    }
    guard isPlain, let value = Double(text) else { return .none }
    return .certain(value, mark: nil)
  }

  private static func plain(_ bytes: [UInt8]) -> NumberShape {
    guard let compact = withoutBlankGroups(bytes) else { return .none }
    let marks = compact.indices.filter { separator(compact[$0]) != nil }
    guard let last = marks.last, let mark = separator(compact[last]) else {
      return number(compact).map { .certain($0, mark: nil) } ?? .none
    }
    let isMixed = marks.contains { compact[$0] != compact[last] }
    if isMixed { return mixed(compact, marks, mark: mark) }
    let hadBlankGroups = compact.count != bytes.count
    if marks.count > 1 { return hadBlankGroups ? .none : grouped(compact, decimalOther: mark) }
    return single(compact, at: last, mark: mark, canGroup: !hadBlankGroups)
  }

  /// `1.234,5`: the last separator is the decimal one, the others group thousands.
  private static func mixed(_ bytes: [UInt8], _ marks: [Int], mark: DecimalMark) -> NumberShape {
    guard let last = marks.last, marks.filter({ bytes[$0] == bytes[last] }).count == 1, last + 1 < bytes.count,
      let whole = thousands(bytes[..<last]), let value = number(whole + [0x2E] + bytes[(last + 1)...])
    else { return .none }
    return .certain(value, mark: mark)
  }

  /// `1.234.567`: thousands, so the other character separates decimals.
  private static func grouped(_ bytes: [UInt8], decimalOther mark: DecimalMark) -> NumberShape {
    guard let whole = thousands(bytes[...]), let value = number(whole) else { return .none }
    return .certain(value, mark: mark == .comma ? .point : .comma)
  }

  private static func single(_ bytes: [UInt8], at: Int, mark: DecimalMark, canGroup: Bool) -> NumberShape {
    guard bytes.count > 1 else { return .none }
    let whole = Array(bytes[..<at])
    let decimals = bytes[(at + 1)...]
    guard let asDecimal = number((whole.isEmpty ? [48] : whole) + [0x2E] + (decimals.isEmpty ? [48] : decimals)) else {
      return .none
    }
    if canGroup, decimals.count == 3, (1...3).contains(whole.count), whole[0] != 48,
      let other = number(whole + decimals)
    {
      return .ambiguous(asDecimal: asDecimal, asThousands: other, separator: mark)
    }
    return .certain(asDecimal, mark: mark)
  }

  /// Digits without their separators when those group by threes: `1.234.567`; nil when they do not.
  private static func thousands(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    let groups = bytes.split(omittingEmptySubsequences: false) { !isDigit($0) }
    guard let first = groups.first, (1...3).contains(first.count), groups.dropFirst().allSatisfy({ $0.count == 3 })
    else {
      return nil
    }
    return groups.flatMap { $0 }
  }

  /// Takes out blanks and apostrophes that group thousands; nil when they stand elsewhere or another character does.
  private static func withoutBlankGroups(_ bytes: [UInt8]) -> [UInt8]? {
    var text = String(decoding: bytes, as: UTF8.self)
    guard text.contains(where: { $0.isWhitespace || $0 == "'" || $0 == "\u{2019}" }) else {
      return bytes.allSatisfy { isDigit($0) || separator($0) != nil } ? bytes : nil
    }
    text = String(text.map { $0.isWhitespace || $0 == "\u{2019}" ? "'" : $0 })
    let all = Array(text.utf8)
    let end = all.firstIndex { separator($0) != nil } ?? all.endIndex
    guard let whole = thousands(all[..<end]), all[..<end].allSatisfy({ isDigit($0) || $0 == 0x27 }) else { return nil }
    let rest = all[end...]
    return rest.allSatisfy { isDigit($0) || separator($0) != nil } ? whole + rest : nil
  }

  private static func number(_ bytes: [UInt8]) -> Double? { Double(String(decoding: bytes, as: UTF8.self)) }
}
