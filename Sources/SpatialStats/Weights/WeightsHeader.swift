/// The first line of a text of weights.
struct WeightsHeader {
  var count: Int
  var layer = ""
  var column = ""

  /// `n` or `0 n layer column`, the names optional. The first field is a flag that nothing uses; old files have 1.
  init(_ lines: inout WeightsLines) throws(StatisticsError) {
    guard let line = try lines.next() else { throw .weightsFile(line: 1, fault: .empty) }
    let fields = line.fields
    guard fields.count == 1 || fields[0] == "0" || fields[0] == "1" else {
      throw .weightsFile(line: line.number, fault: .badHeader)
    }
    let text = fields.count == 1 ? fields[0] : fields[1]
    // One less than the offsets can number, so that rows and their end fit.
    guard let count = wholeNumber(text), count < Int(Int32.max) else {
      throw .weightsFile(line: line.number, fault: .badUnitCount(shortened(text)))
    }
    self.count = count
    // A layer's name may hold blanks without quotes: all fields between the count and the column are its.
    let names = fields.dropFirst(2)
    if names.count > 1 { column = WeightsHeader.known(names[names.endIndex - 1]) }
    layer = WeightsHeader.known(names.prefix(max(1, names.count - 1)).joined(separator: " "))
  }

  /// The name that stands for "no name" in files of libpysal.
  static let unknown = "Unknown"

  private static func known(_ name: String) -> String { name == unknown ? "" : name }
}

/// Digits only, and in the range of numbers.
func wholeNumber(_ text: String) -> Int? {
  text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? Int(text) : nil
}

/// Text of a file as an error carries it: no longer than 80 characters.
func shortened(_ text: String) -> String { text.count > 80 ? String(text.prefix(80)) : text }
