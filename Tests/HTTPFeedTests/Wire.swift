import Glibc

/// A plain TCP client, to send what no proper client would.
struct Wire {
  private let socket: Int32

  init?(port: Int) {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port)).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard socket >= 0, connected == 0 else { return nil }
  }

  func close() { _ = Glibc.close(socket) }

  func limitReceiveBuffer(_ bytes: Int32) {
    var size = bytes
    setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
  }

  @discardableResult func send(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
  }

  /// Bytes until the other side closes, `most` are read, or nothing comes for `seconds`.
  func receive(most: Int = .max, seconds: Int = 5) -> (bytes: [UInt8], closed: Bool) {
    var timeout = timeval(tv_sec: seconds, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while all.count < most {
      let got = recv(socket, &buffer, min(buffer.count, most - all.count), 0)
      if got == 0 { return (all, true) }
      if got < 0 { return (all, errno != EAGAIN && errno != EWOULDBLOCK) }
      all += buffer[0..<got]
    }
    return (all, false)
  }

  /// One exchange on a connection of its own.
  static func ask(_ port: Int, _ request: String) -> String {
    guard let wire = Wire(port: port) else { return "" }
    defer { wire.close() }
    wire.send(request)
    return String(decoding: wire.receive().bytes, as: UTF8.self)
  }
}
