import CExpat

/// Reads a part as XML, piece by piece, into a handler.
///
/// No entity is expanded but the five of XML itself: a document type declaration is a fault. Expat keeps a tag whole,
/// so its length is limited, too.
enum XMLReader {
  private static let pieceBytes = 1 << 16

  /// - Parameters:
  ///   - key: Entry of the archive.
  ///   - handOver: Called between pieces, to take what the handler has collected; false stops.
  static func read<Failure: Error>(
    _ archive: borrowing ZipArchive, key: String, into handler: XMLHandler, fault: (WorkbookError) -> Failure,
    handOver: () throws(Failure) -> Bool
  ) throws(Failure) {
    do throws(XMLStop<Failure>) {
      try run(archive, key, handler, handOver)
    } catch {
      switch error {
      case .workbook(let error): throw fault(error)
      case .receiver(let error): throw error
      }
    }
  }

  /// Reads a part whole.
  static func read(
    _ archive: borrowing ZipArchive, key: String, into handler: XMLHandler
  ) throws(WorkbookError) {
    try read(archive, key: key, into: handler, fault: { $0 }, handOver: { () throws(WorkbookError) in true })
  }

  private static func run<Failure: Error>(
    _ archive: borrowing ZipArchive, _ key: String, _ handler: XMLHandler, _ handOver: () throws(Failure) -> Bool
  ) throws(XMLStop<Failure>) {
    guard let parser = XML_ParserCreate(nil) else { throw .workbook(.damaged(detail: "no memory")) }
    connect(parser, handler)
    defer {
      handler.stop = nil
      XML_ParserFree(parser)
    }
    var input: EntryReader
    do throws(WorkbookError) { input = try EntryReader(archive, key: key) } catch { throw .workbook(error) }
    var fed = 0
    var isLast = false
    while !isLast {
      guard let buffer = XML_GetBuffer(parser, Int32(pieceBytes)) else {
        throw .workbook(.damaged(detail: "no memory"))
      }
      let count: Int
      do throws(WorkbookError) { count = try input.read(buffer, pieceBytes) } catch { throw .workbook(error) }
      fed += count
      isLast = count == 0
      var status = XML_ParseBuffer(parser, Int32(count), isLast ? 1 : 0)
      while true {
        if let fault = handler.fault { throw .workbook(named(fault, key)) }
        let goesOn: Bool
        do throws(Failure) { goesOn = try handOver() } catch { throw .receiver(error) }
        if !goesOn || handler.isDone { return }
        guard status == XML_STATUS_SUSPENDED else { break }
        handler.wantsPause = false
        status = XML_ResumeParser(parser)
      }
      guard status == XML_STATUS_OK else { throw .workbook(.damaged(detail: message(parser))) }
      if fed - Int(XML_GetCurrentByteIndex(parser)) > handler.limits.markupBytes {
        throw .workbook(.damaged(detail: "markup too long"))
      }
    }
  }

  private static func named(_ fault: WorkbookError, _ key: String) -> WorkbookError {
    if case .forbiddenMarkup = fault { return .forbiddenMarkup(entry: key) }
    return fault
  }

  private static func message(_ parser: XML_Parser) -> String {
    XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "XML"
  }
}

/// Who stopped the reading.
private enum XMLStop<Failure: Error>: Error {
  case workbook(WorkbookError)
  case receiver(Failure)
}

/// The C callbacks get the handler, which the caller keeps alive, and stop the parser through it.
private func connect(_ parser: XML_Parser, _ handler: XMLHandler) {
  handler.stop = { XML_StopParser(parser, 1) }
  XML_SetUserData(parser, Unmanaged.passUnretained(handler).toOpaque())
  XML_SetStartDoctypeDeclHandler(parser) { user, _, _, _, _ in
    guard let handler = handlerOf(user) else { return }
    handler.fail(.forbiddenMarkup(entry: ""))
    handler.stopIfAsked()
  }
  XML_SetElementHandler(
    parser,
    { user, name, attributes in
      guard let handler = handlerOf(user), let name, let attributes, handler.fault == nil else { return }
      handler.open()
      handler.start(XMLName(name), XMLAttributes(list: attributes))
      handler.stopIfAsked()
    },
    { user, name in
      guard let handler = handlerOf(user), let name, handler.fault == nil else { return }
      handler.end(XMLName(name))
      handler.close()
      handler.stopIfAsked()
    })
  XML_SetCharacterDataHandler(parser) { user, text, count in
    guard let handler = handlerOf(user), let text, count > 0, handler.fault == nil else { return }
    text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
      handler.text(UnsafeBufferPointer(start: $0, count: Int(count)))
    }
    handler.stopIfAsked()
  }
}

private func handlerOf(_ user: UnsafeMutableRawPointer?) -> XMLHandler? {
  user.map { Unmanaged<XMLHandler>.fromOpaque($0).takeUnretainedValue() }
}
