/// Cuts a text that comes in pieces into records (RFC 4180 with any delimiter): quoted cells may hold delimiters,
/// doubled quotes and line breaks, and go on in the next piece; what follows a closing quote is kept; lines end in LF,
/// CR LF or CR.
struct RecordScanner {
  /// A fault, at a record and column counted from 1.
  enum Fault: Error, Equatable {
    case tooManyColumns(record: Int)
    case cellTooLong(record: Int, column: Int)
    case quoteLeftOpen(record: Int)
  }

  private enum State { case cellStart, plain, quoted, quoteInQuoted }

  private let delimiter: UInt8
  private let isWindows1252: Bool
  private var state = State.cellStart
  private var lastWasReturn = false
  /// Something of the record has been read.
  private var isInRecord = false
  private var record = 1
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  /// - Parameter isWindows1252: Cells are decoded from Windows-1252, else from UTF-8.
  init(delimiter: UInt8, isWindows1252: Bool) {
    self.delimiter = delimiter
    self.isWindows1252 = isWindows1252
  }

  /// Reads a piece; records that end in it go to `body` with their numbers, until it returns false.
  ///
  /// - Returns: False when `body` has stopped.
  mutating func add<Failure: Error>(
    _ piece: ArraySlice<UInt8>, fault: (Fault) -> Failure, _ body: (Int, [String]) throws(Failure) -> Bool
  ) throws(Failure) -> Bool {
    var at = piece.startIndex
    while at < piece.endIndex {
      let byte = piece[at]
      if lastWasReturn {
        lastWasReturn = false
        if byte == 10 {
          at += 1
          continue
        }
      }
      isInRecord = true
      switch state {
      case .cellStart where byte == 0x22:
        state = .quoted
        at += 1
      case .cellStart, .plain:
        state = .plain
        let end = plainEnd(piece, from: at)
        bytes.append(contentsOf: piece[at..<end])
        at = end
        guard at < piece.endIndex else { break }
        at += 1
        if piece[at - 1] == delimiter {
          do throws(Fault) { try endCell() } catch { throw fault(error) }
        } else {
          lastWasReturn = piece[at - 1] == 13
          guard try endRecord(fault: fault, body) else { return false }
        }
      case .quoted:
        let end = piece[at...].firstIndex(of: 0x22) ?? piece.endIndex
        bytes.append(contentsOf: piece[at..<end])
        at = end
        guard at < piece.endIndex else { break }
        at += 1
        state = .quoteInQuoted
      case .quoteInQuoted:
        if byte == 0x22 {
          bytes.append(0x22)
          state = .quoted
          at += 1
        } else {
          state = .plain
        }
      }
      if bytes.count - (ends.last ?? 0) > 4 * RowLimits.cellCharacters {
        throw fault(.cellTooLong(record: record, column: ends.count + 1))
      }
    }
    return true
  }

  /// Ends the text: the last record may lack its line end.
  mutating func finish<Failure: Error>(
    fault: (Fault) -> Failure, _ body: (Int, [String]) throws(Failure) -> Bool
  ) throws(Failure) {
    if state == .quoted { throw fault(.quoteLeftOpen(record: record)) }
    if isInRecord { _ = try endRecord(fault: fault, body) }
  }

  private func plainEnd(_ piece: ArraySlice<UInt8>, from start: Int) -> Int {
    piece.withUnsafeBufferPointer { buffer in
      var at = start - piece.startIndex
      while at < buffer.count, buffer[at] != delimiter, buffer[at] != 10, buffer[at] != 13 { at += 1 }
      return at + piece.startIndex
    }
  }

  private mutating func endCell() throws(Fault) {
    ends.append(bytes.count)
    state = .cellStart
    if ends.count > RowLimits.columns { throw .tooManyColumns(record: record) }
  }

  private mutating func endRecord<Failure: Error>(
    fault: (Fault) -> Failure, _ body: (Int, [String]) throws(Failure) -> Bool
  ) throws(Failure) -> Bool {
    let cells: [String]
    do throws(Fault) {
      try endCell()
      cells = try decoded()
    } catch {
      throw fault(error)
    }
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    isInRecord = false
    record += 1
    return try body(record - 1, cells)
  }

  private func decoded() throws(Fault) -> [String] {
    var cells: [String] = []
    cells.reserveCapacity(ends.count)
    var start = 0
    for end in ends {
      let cell = bytes[start..<end]
      if cell.count > RowLimits.cellCharacters, characters(cell) > RowLimits.cellCharacters {
        throw .cellTooLong(record: record, column: cells.count + 1)
      }
      cells.append(isWindows1252 ? windows1252Text(cell) : String(decoding: cell, as: UTF8.self))
      start = end
    }
    return cells
  }

  private func characters(_ cell: ArraySlice<UInt8>) -> Int {
    isWindows1252 ? cell.count : cell.count { $0 & 0xC0 != 0x80 }
  }
}
