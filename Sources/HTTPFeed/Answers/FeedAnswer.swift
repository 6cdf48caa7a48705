/// What the feed answers, before it becomes HTTP on the wire.
public struct FeedAnswer: Sendable {
  /// Bytes in memory, or a file to be read while it is sent.
  enum Body: Sendable {
    case bytes([UInt8])
    case file(OpenFile)

    var size: Int {
      switch self {
      case .bytes(let bytes): bytes.count
      case .file(let file): file.size
      }
    }
  }

  public internal(set) var status: Int
  /// In the order they are sent.
  public internal(set) var headers: [(name: String, value: String)]
  var body: Body
  /// False for HEAD and 304: headers only.
  var sendsBody = true

  init(_ status: Int, _ headers: [(name: String, value: String)], _ body: Body = .bytes([])) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  public func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// The body that is sent.
  public var bodyBytes: [UInt8] {
    guard sendsBody else { return [] }
    switch body {
    case .bytes(let bytes): return bytes
    case .file(let file): return file.readAll(limit: .max) ?? []
    }
  }

  mutating func set(_ name: String, _ value: String) {
    headers.removeAll { $0.name.lowercased() == name.lowercased() }
    headers.append((name, value))
  }
}
