import GDALBridge

/// Reading of delimited text row by row: a first pass finds the encoding and zero bytes, a second one the records.
enum TextRows {
  static func read(_ file: TableFile, _ body: (SheetRow) throws(IngestError) -> Bool) throws(IngestError) {
    let source = try ByteSource(path: file.path)
    let encoding = try encoding(of: source, declared: file.encoding)
    source.rewind()
    var start = try DecodedStart(source, encoding)
    if let content = markup(start.text) { throw .wrongContent(file: source.name, really: content) }
    let delimiter = try delimiter(&start.text, declared: file.delimiter, source.name)
    var scanner = RecordScanner(delimiter: delimiter, isWindows1252: encoding == .windows1252)
    let fault = { (fault: RecordScanner.Fault) in IngestError(fault, file: source.name) }
    let hand = { (number: Int, cells: [String]) throws(IngestError) -> Bool in
      guard cells.contains(where: { !$0.isEmpty }) else { return true }
      return try body(SheetRow(number: number, cells: cells))
    }
    guard try scanner.add(start.text, fault: fault, hand) else { return }
    while let piece = try start.next() {
      guard try scanner.add(piece[...], fault: fault, hand) else { return }
    }
    try scanner.finish(fault: fault, hand)
  }

  /// An HTML table in a text file, also behind gzip.
  private static func markup(_ text: ArraySlice<UInt8>) -> FileContent? {
    let content = FileContent(head: Array(text.prefix(4096)))
    return [.text, .empty].contains(content) ? nil : content
  }

  // MARK: - Encoding

  private static func encoding(of source: ByteSource, declared: String?) throws(IngestError) -> TextEncoding {
    let head = Array(try source.next().prefix(512))
    source.rewind()
    if let marked = markedUTF16(head) { return marked }
    let named = declared.map { TextEncoding(named: $0) }
    if case .some(.none) = named { throw .badRequest(source: source.name, detail: "encoding \(declared ?? "")") }
    if let named = named ?? nil, named == .utf16LittleEndian || named == .utf16BigEndian { return named }
    if declared == nil, let silent = unmarkedUTF16(head) { return silent }
    let scan = try scan(source)
    if let row = scan.firstNulLine { throw .nulBytes(file: source.name, row: row) }
    if named == .utf8, let line = scan.firstBadLine {
      throw .wrongEncoding(file: source.name, row: line - 1, expected: declared ?? "")
    }
    return (named ?? nil) ?? (scan.isUTF8 ? .utf8 : .windows1252)
  }

  private static func scan(_ source: ByteSource) throws(IngestError) -> TextScan {
    var scan = TextScan()
    while true {
      let piece = try source.next()
      guard !piece.isEmpty else { break }
      scan.add(piece)
    }
    scan.finish()
    return scan
  }

  private static func markedUTF16(_ head: [UInt8]) -> TextEncoding? {
    if head.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    return head.starts(with: [0xFE, 0xFF]) ? .utf16BigEndian : nil
  }

  /// UTF-16 without a mark: nearly every other byte of a header is 0.
  private static func unmarkedUTF16(_ head: [UInt8]) -> TextEncoding? {
    let pairs = head.count / 2
    guard pairs >= 8 else { return nil }
    let zeros = (0...1).map { side in (0..<pairs).count { head[2 * $0 + side] == 0 } }
    if zeros[1] * 10 >= pairs * 9, zeros[0] == 0 { return .utf16LittleEndian }
    return zeros[0] * 10 >= pairs * 9 && zeros[1] == 0 ? .utf16BigEndian : nil
  }

  // MARK: - Delimiter

  /// The delimiter declared, or the one in Excel's `sep=;` line (which is cut off), or the one that fits.
  private static func delimiter(
    _ text: inout ArraySlice<UInt8>, declared: String?, _ name: String
  ) throws(IngestError) -> UInt8 {
    var stated: UInt8?
    let line = text.prefix { $0 != 10 && $0 != 13 }
    if line.count == 5, line.starts(with: Array("sep=".utf8)), let last = line.last {
      stated = last
      text = text.dropFirst(line.count)
      if text.first == 13 { text = text.dropFirst() }
      if text.first == 10 { text = text.dropFirst() }
    }
    guard let declared else { return stated ?? DelimitedText.detectDelimiter(text) }
    let bytes = Array((declared == "tab" ? "\t" : declared).utf8)
    guard bytes.count == 1, let byte = bytes.first, DelimitedText.delimiters.contains(byte) else {
      throw .badRequest(source: name, detail: "delimiter \(declared)")
    }
    return byte
  }
}

/// The text without its byte order mark, the first piece at hand for a look. UTF-16 comes out as UTF-8.
private struct DecodedStart {
  var text: ArraySlice<UInt8>
  private let source: ByteSource
  private var decoder: UTF16Decoder?

  init(_ source: ByteSource, _ encoding: TextEncoding) throws(IngestError) {
    self.source = source
    if encoding == .utf16LittleEndian || encoding == .utf16BigEndian {
      decoder = UTF16Decoder(isBigEndian: encoding == .utf16BigEndian)
    }
    text = []
    text = (try next() ?? [])[...]
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
  }

  /// The next piece; nil at the end.
  mutating func next() throws(IngestError) -> [UInt8]? {
    let piece = try source.next()
    guard var decoder else { return piece.isEmpty ? nil : piece }
    defer { self.decoder = decoder }
    if piece.isEmpty {
      decoder.finish()
      guard !decoder.hasFault else { throw .fileDamaged(file: source.name, detail: "UTF-16") }
      return nil
    }
    let text = decoder.decode(piece)
    if text.contains(0) { throw .nulBytes(file: source.name, row: 1) }
    return text
  }
}

/// A cell in Windows-1252 as text.
func windows1252Text(_ bytes: ArraySlice<UInt8>) -> String {
  guard bytes.contains(where: { $0 >= 0x80 }) else { return String(decoding: bytes, as: UTF8.self) }
  var text = String.UnicodeScalarView()
  for byte in bytes { text.append(windows1252Scalar(byte)) }
  return String(text)
}

extension IngestError {
  fileprivate init(_ fault: RecordScanner.Fault, file: String) {
    switch fault {
    case .tooManyColumns(let record): self = .tooManyColumns(file: file, row: record, limit: RowLimits.columns)
    case .cellTooLong(let record, let column):
      self = .cellTooLong(file: file, row: record, column: column, limit: RowLimits.cellCharacters)
    case .quoteLeftOpen(let record):
      self = .fileDamaged(file: file, detail: "quote left open in record \(record)")
    }
  }
}
