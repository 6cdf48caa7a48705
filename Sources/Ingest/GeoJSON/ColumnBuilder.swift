import GDALBridge
import Glibc

/// Grows columns of cells from objects whose members come in any order and may be missing.
struct ColumnBuilder: Sendable {
  /// Distinct property names that a file may have; a table of villages has tens.
  static let mostColumns = 4096

  private(set) var names: [String] = []
  private(set) var columns: [[Cell]] = []
  private var indexOf: [String: Int] = [:]
  private var keyBytes: [[UInt8]] = []
  /// The last text of each column as it stands in the file, to share its storage with a repetition.
  private var lastText: [RawString?] = []
  private(set) var row = 0
  /// Members of the current object read so far: the next one is probably the column of that number.
  private var position = 0

  /// Forgets the cells of the current row.
  mutating func restartRow() {
    for index in columns.indices where columns[index].count > row {
      columns[index].removeLast()
      lastText[index] = nil
    }
    position = 0
  }

  mutating func endRow() {
    row += 1
    position = 0
  }

  /// Reads the value at the cursor into the column called `key`.
  mutating func readMember(_ key: RawString, _ cursor: inout JSONCursor) throws(JSONFault) {
    let index = try column(key, cursor)
    position += 1
    if columns[index].count > row { columns[index].removeLast() }
    while columns[index].count < row { columns[index].append(.null) }
    columns[index].append(try cell(&cursor, column: index))
  }

  private mutating func column(_ key: RawString, _ cursor: JSONCursor) throws(JSONFault) -> Int {
    if !key.isEscaped, isNext(key, cursor) {
      return position
    }
    let name = try cursor.decoded(key)
    if let index = indexOf[name] { return index }
    guard names.count < ColumnBuilder.mostColumns else { throw cursor.fault(.fewerColumns, at: key.start) }
    return add(name)
  }

  private func isNext(_ key: RawString, _ cursor: JSONCursor) -> Bool {
    guard position < keyBytes.count, keyBytes[position].count == key.count else { return false }
    return keyBytes[position].withUnsafeBufferPointer { name in
      guard let base = name.baseAddress else { return true }
      return memcmp(base, cursor.base + key.start, key.count) == 0
    }
  }

  private mutating func add(_ name: String) -> Int {
    indexOf[name] = names.count
    names.append(name)
    keyBytes.append(Array(name.utf8))
    columns.append([])
    lastText.append(nil)
    return names.count - 1
  }

  private mutating func cell(_ cursor: inout JSONCursor, column: Int) throws(JSONFault) -> Cell {
    if cursor.byte == 0x22 { return try textCell(&cursor, column: column) }
    lastText[column] = nil
    switch cursor.byte {
    case 0x6E:
      try cursor.literal("null")
      return .null
    case 0x74:
      try cursor.literal("true")
      return .boolean(true)
    case 0x66:
      try cursor.literal("false")
      return .boolean(false)
    case 0x7B, 0x5B:
      let start = cursor.at
      try cursor.skipValue()
      return .text(try cursor.decoded(RawString(start: start, end: cursor.at, isEscaped: false)))
    default: return try numberCell(&cursor)
    }
  }

  /// Column values often repeat the row before (province, regency): then the text is shared, not made again.
  private mutating func textCell(_ cursor: inout JSONCursor, column: Int) throws(JSONFault) -> Cell {
    let raw = try cursor.rawString()
    if let last = lastText[column], last.count == raw.count,
      memcmp(cursor.base + last.start, cursor.base + raw.start, raw.count) == 0,
      row > 0, columns[column].count == row
    {
      let previous = columns[column][row - 1]
      if case .text = previous { return previous }
    }
    let cell = Cell.text(try cursor.decoded(raw))
    lastText[column] = raw
    return cell
  }

  private func numberCell(_ cursor: inout JSONCursor) throws(JSONFault) -> Cell {
    let start = cursor.at
    guard cursor.byte == 0x2D || cursor.byte &- 48 <= 9 else { throw cursor.fault(.value) }
    let value = try cursor.number()
    let bytes = UnsafeBufferPointer(start: cursor.base + start, count: cursor.at - start)
    if bytes.allSatisfy({ $0 == 0x2D || $0 &- 48 <= 9 }) {
      if let integer = Int64(String(decoding: bytes, as: UTF8.self)) { return .integer(integer) }
    }
    return .real(value)
  }

  /// Adds the rows of another builder behind its own; columns keep the order of their first appearance.
  mutating func append(contentsOf other: ColumnBuilder) {
    for (name, cells) in zip(other.names, other.columns) {
      let index = indexOf[name] ?? add(name)
      while columns[index].count < row { columns[index].append(.null) }
      columns[index].append(contentsOf: cells)
    }
    row += other.row
    lastText = Array(repeating: nil, count: names.count)
  }

  /// The columns, each filled up to the last row, and what each holds.
  func finished() -> (fields: [Field], columns: [[Cell]]) {
    let full = columns.map { $0 + repeatElement(.null, count: row - $0.count) }
    return (zip(names, full).map { Field(name: $0, kind: kind(of: $1)) }, full)
  }

  private func kind(of cells: [Cell]) -> FieldKind {
    var kind: FieldKind?
    for cell in cells {
      guard let next = fieldKind(of: cell), next != kind else { continue }
      switch (kind, next) {
      case (nil, _): kind = next
      case (.integer, .real), (.real, .integer): kind = .real
      default: return .text
      }
    }
    return kind ?? .text
  }

  private func fieldKind(of cell: Cell) -> FieldKind? {
    switch cell {
    case .null: nil
    case .boolean: .boolean
    case .integer: .integer
    case .real: .real
    case .text: .text
    case .date: .date
    }
  }
}
