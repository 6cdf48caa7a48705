import Foundation
import HTTPFeed
import Publish
import Testing

/// The service over loopback: what only the wire shows.
@Suite(.serialized) struct ServeTests {
  /// Runs `work` against a service on a free port, then stops it.
  private func serving(
    _ folder: PublicFolder, _ change: (inout FeedConfiguration) -> Void = { _ in },
    _ work: @escaping @Sendable (Int) throws -> Void
  ) async throws {
    var configuration = FeedConfiguration(folder: folder.url.path, leafletFolder: folder.leaflet.path, port: 0)
    change(&configuration)
    let (ports, found) = AsyncStream<Int>.makeStream()
    let service = Task { [configuration] in try await serve(configuration) { _, port in found.yield(port) } }
    var iterator = ports.makeAsyncIterator()
    let port = try #require(await iterator.next())
    // The work waits in system calls: on a thread of its own, so that it takes none from the service.
    let outcome: Result<Void, any Error> = await withCheckedContinuation { done in
      DispatchQueue.global().async { done.resume(returning: Result { try work(port) }) }
    }
    service.cancel()
    _ = await service.result
    try outcome.get()
  }

  private static let close = "Host: x\r\nConnection: close\r\n\r\n"

  @Test(.timeLimit(.minutes(1))) func answersOverTheWire() async throws {
    try await serving(try PublicFolder()) { port in
      let page = Wire.ask(port, "GET / HTTP/1.1\r\n" + Self.close)
      #expect(page.hasPrefix("HTTP/1.1 200 OK\r\n"))
      #expect(page.hasSuffix("</html>\n"))
      #expect(page.lowercased().contains("x-content-type-options: nosniff"))
      let head = Wire.ask(port, "HEAD /geojson/desa.geojson HTTP/1.1\r\n" + Self.close)
      #expect(head.contains("Content-Length: 5800\r\n"))
      #expect(head.hasSuffix("\r\n\r\n"))
      let missing = Wire.ask(port, "GET /tiles/lokus/1/0/0.png HTTP/1.1\r\nOrigin: https://a.example\r\n" + Self.close)
      #expect(missing.hasPrefix("HTTP/1.1 404"))
      #expect(missing.contains("Access-Control-Allow-Origin: *"))
      #expect(Wire.ask(port, "DELETE / HTTP/1.1\r\n" + Self.close).contains("Allow: GET, HEAD, OPTIONS"))
      #expect(Wire.ask(port, "OPTIONS / HTTP/1.1\r\n" + Self.close).hasPrefix("HTTP/1.1 204"))
      #expect(Wire.ask(port, "GET /../rahasia.txt HTTP/1.1\r\n" + Self.close).hasPrefix("HTTP/1.1 404"))
      #expect(Wire.ask(port, "GET http://x/csv/desa.csv HTTP/1.1\r\n" + Self.close).hasPrefix("HTTP/1.1 200"))
      #expect(Wire.ask(port, "GET http://x/../rahasia.txt HTTP/1.1\r\n" + Self.close).hasPrefix("HTTP/1.1 404"))
    }
  }

  @Test(.timeLimit(.minutes(1))) func nonsenseAndLongHeadersAreRefused() async throws {
    try await serving(try PublicFolder()) { port in
      let long = "GET / HTTP/1.1\r\nX: " + String(repeating: "a", count: 100_000) + "\r\n" + Self.close
      let many = "GET / HTTP/1.1\r\n" + (0..<500).map { "X\($0): a\r\n" }.joined() + Self.close
      for request in [long, many, "\u{0}\u{1}\u{2}\r\n\r\n", "GET\r\n\r\n"] {
        let answer = Wire.ask(port, request)
        #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 400"), "\(request.prefix(20))")
      }
      #expect(Wire.ask(port, "GET / HTTP/1.1\r\n" + Self.close).hasPrefix("HTTP/1.1 200"))
    }
  }

  @Test(.timeLimit(.minutes(1))) func requestBodiesAreRefusedAtOnce() async throws {
    try await serving(try PublicFolder()) { port in
      let wire = try #require(Wire(port: port))
      defer { wire.close() }
      wire.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\na")
      let answer = wire.receive()
      #expect(String(decoding: answer.bytes, as: UTF8.self).hasPrefix("HTTP/1.1 413"))
      #expect(answer.closed)
    }
  }

  /// Silent connections and half requests are closed; others are served meanwhile.
  @Test(.timeLimit(.minutes(1))) func slowClientsDoNotStopOthers() async throws {
    let configure = { @Sendable (c: inout FeedConfiguration) in c.idleTimeoutSeconds = 2
    }
    try await serving(try PublicFolder(), configure) { port in
      let silent = (0..<40).compactMap { _ in Wire(port: port) }
      let half = (0..<40).compactMap { _ in Wire(port: port) }
      defer { for wire in silent + half { wire.close() } }
      for wire in half { wire.send("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ") }
      #expect(Wire.ask(port, "GET / HTTP/1.1\r\n" + Self.close).hasPrefix("HTTP/1.1 200"))
      for second in 0..<5 {
        for wire in half { wire.send("\(second)") }
        sleep(1)
      }
      for wire in [silent[0], silent[39], half[0], half[39]] { #expect(wire.receive(seconds: 2).closed) }
    }
  }

  /// A reader that takes a large file slowly gets all of it, also when it pauses longer than the idle time.
  @Test(.timeLimit(.minutes(2))) func aSlowReaderGetsTheWholeFile() async throws {
    let folder = try PublicFolder()
    let size = 12_000_000
    try folder.write(String(repeating: "0123456789", count: size / 10), to: "geojson/desa.geojson")
    let configure = { @Sendable (c: inout FeedConfiguration) in c.idleTimeoutSeconds = 3
    }
    try await serving(folder, configure) { port in
      let wire = try #require(Wire(port: port))
      defer { wire.close() }
      wire.limitReceiveBuffer(65_536)
      wire.send("GET /geojson/desa.geojson HTTP/1.1\r\nHost: x\r\n\r\n")
      var got = wire.receive(most: 200_000).bytes.count
      sleep(4)
      got += wire.receive(most: 200_000).bytes.count
      sleep(4)
      let rest = wire.receive(most: size - got + 300, seconds: 40)
      got += rest.bytes.count
      #expect(got > size && got < size + 2000, "\(got) closed \(rest.closed)")
    }
  }

  @Test(.timeLimit(.minutes(1))) func aReaderThatStopsIsCutOff() async throws {
    let folder = try PublicFolder()
    try folder.write(String(repeating: "0123456789", count: 4_000_000), to: "geojson/desa.geojson")
    let configure = { @Sendable (c: inout FeedConfiguration) in c.longestAnswerSeconds = 2
    }
    try await serving(folder, configure) { port in
      let wire = try #require(Wire(port: port))
      defer { wire.close() }
      wire.limitReceiveBuffer(65_536)
      wire.send("GET /geojson/desa.geojson HTTP/1.1\r\nHost: x\r\n\r\n")
      sleep(4)
      let rest = wire.receive()
      #expect(rest.closed)
      #expect(rest.bytes.count < 40_000_000)
    }
  }

  /// Beyond the cap connections wait; they are served when others have gone.
  @Test(.timeLimit(.minutes(1))) func connectionsAreCapped() async throws {
    let configure = { @Sendable (c: inout FeedConfiguration) in
      c.maximumConnections = 4
      c.idleTimeoutSeconds = 3
    }
    try await serving(try PublicFolder(), configure) { port in
      let held = (0..<8).compactMap { _ in Wire(port: port) }
      defer { for wire in held { wire.close() } }
      let waiting = try #require(Wire(port: port))
      defer { waiting.close() }
      waiting.send("GET / HTTP/1.1\r\n" + Self.close)
      #expect(waiting.receive(seconds: 1).bytes.isEmpty)
      #expect(String(decoding: waiting.receive(seconds: 15).bytes, as: UTF8.self).hasPrefix("HTTP/1.1 200"))
    }
  }

  @Test(.timeLimit(.minutes(1))) func aFolderThatIsNotPublicIsNotServed() async throws {
    let folder = try PublicFolder { $0.audience = "internal" }
    let configuration = FeedConfiguration(folder: folder.url.path, leafletFolder: folder.leaflet.path, port: 0)
    await #expect(throws: FeedError.notPublic(folder: folder.url.path, audience: "internal")) {
      try await serve(configuration)
    }
  }
}
