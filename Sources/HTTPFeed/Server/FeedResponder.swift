internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import NIOCore

/// Puts answers of the feed on the wire.
struct FeedResponder: HTTPResponder {
  typealias Context = FeedContext
  static let chunkBytes = 64 << 10

  let feed: PublicFeed
  let longestAnswer: TimeAmount

  func respond(to request: Request, context: FeedContext) async throws -> Response {
    let headers = request.headers
    if hasBody(headers) { return refuseBody(context) }
    let answer = feed.answer(
      FeedRequest(
        method: request.method.rawValue, target: request.head.path ?? "", ifNoneMatch: headers[.ifNoneMatch],
        acceptEncoding: headers[.acceptEncoding]))
    return Response(status: .init(code: answer.status), headers: fields(answer), body: body(answer, context))
  }

  /// No request here needs one, and a client that trickles a body would keep its connection for ever.
  private func hasBody(_ headers: HTTPFields) -> Bool {
    headers[.transferEncoding] != nil || (headers[.contentLength] ?? "0") != "0"
  }

  private func refuseBody(_ context: FeedContext) -> Response {
    var answer = FeedAnswer.problem(
      413, code: "ContentTooLarge", "Permintaan dengan isi tidak diterima / no request body is accepted.")
    answer.set("Connection", "close")
    answer.set("Content-Length", "\(answer.body.size)")
    for header in SecurityHeaders.all { answer.set(header.name, header.value) }
    let bytes = answer.bodyBytes
    let channel = context.channel
    let body = ResponseBody(contentLength: bytes.count) { writer in
      try await writer.write(ByteBuffer(bytes: bytes))
      try await writer.finish(nil)
      channel.close(mode: .all, promise: nil)
    }
    return Response(status: .contentTooLarge, headers: fields(answer), body: body)
  }

  private func fields(_ answer: FeedAnswer) -> HTTPFields {
    var fields = HTTPFields()
    for (name, value) in answer.headers {
      if answer.status == 204 && name == "Content-Length" { continue }
      if let name = HTTPField.Name(name) { fields[name] = value }
    }
    return fields
  }

  private func body(_ answer: FeedAnswer, _ context: FeedContext) -> ResponseBody {
    guard answer.sendsBody else { return ResponseBody() }
    switch answer.body {
    case .bytes(let bytes) where bytes.count <= FeedResponder.chunkBytes:
      return ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
    case .bytes(let bytes):
      return stream(bytes.count, context) { offset, count in Array(bytes[offset..<(offset + count)]) }
    case .file(let file): return stream(file.size, context) { file.read(from: $0, count: $1) }
    }
  }

  /// Sends `size` bytes a chunk at a time, no faster than they are taken, within `longestAnswer`.
  private func stream(
    _ size: Int, _ context: FeedContext, _ chunk: @escaping @Sendable (_ offset: Int, _ count: Int) -> [UInt8]?
  ) -> ResponseBody {
    let channel = context.channel
    let longest = longestAnswer
    return ResponseBody(contentLength: size) { writer in
      let deadline = channel.eventLoop.scheduleTask(in: longest) { channel.close(mode: .all, promise: nil) }
      defer { deadline.cancel() }
      var offset = 0
      while offset < size {
        let count = min(FeedResponder.chunkBytes, size - offset)
        // A file that shrank cannot be made up for: the connection ends short of the length it announced.
        guard let bytes = chunk(offset, count), bytes.count == count else {
          channel.close(mode: .all, promise: nil)
          return
        }
        try await writer.write(ByteBuffer(bytes: bytes))
        offset += count
      }
      try await writer.finish(nil)
    }
  }
}
