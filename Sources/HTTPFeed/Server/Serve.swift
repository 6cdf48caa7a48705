internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore

/// Serves a public folder until the process is told to stop (SIGINT, SIGTERM): answers in flight are finished first. A
/// cancelled task stops at once.
///
/// - Parameter onReady: Called once with the address to open in a browser, when connections are accepted.
/// - Throws: `FeedError` before anything is served; errors of the socket (port in use, no permission).
public func serve(
  _ configuration: FeedConfiguration,
  onReady: @escaping @Sendable (_ url: String, _ port: Int) async -> Void = { _, _ in }
) async throws {
  let local = "http://\(configuration.host):\(configuration.port)"
  let feed = try PublicFeed(
    folder: configuration.folder, leafletFolder: configuration.leafletFolder, baseURL: configuration.baseURL ?? local)
  var logger = Logger(label: "lokus.serve")
  logger.logLevel = .critical
  let application = Application(
    responder: FeedResponder(feed: feed, longestAnswer: .seconds(Int64(configuration.longestAnswerSeconds))),
    server: .http1(
      configuration: .init(
        idleTimeout: .seconds(Int64(configuration.idleTimeoutSeconds)),
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: 8 << 10, maxHeaderListSize: 16 << 10, maxHeaderFieldCount: 100))),
    configuration: .init(
      address: .hostname(configuration.host, port: configuration.port), serverName: nil, backlog: 256,
      availableConnectionsDelegate: MaximumAvailableConnections(configuration.maximumConnections, logger: logger)),
    onServerRunning: { channel in
      let port = channel.localAddress?.port ?? configuration.port
      await onReady(configuration.baseURL ?? "http://\(configuration.host):\(port)", port)
    },
    logger: logger)
  try await application.runService()
}
