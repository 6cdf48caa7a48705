/// What `lokus serve` serves and where.
public struct FeedConfiguration: Sendable, Equatable {
  /// Folder written by `lokus export --public`.
  public var folder: String
  /// Folder of the Leaflet library, as Debian's `libjs-leaflet` installs it.
  public var leafletFolder: String
  public var host: String
  /// 0 takes a free port; `serve` says which.
  public var port: Int
  /// Address under which others reach the service, without a trailing slash; nil is `http://host:port`. Links for other
  /// programs are built from it, never from the request.
  public var baseURL: String?
  /// A connection on which nothing is heard for so long is closed.
  public var idleTimeoutSeconds: Int
  /// An answer that a reader takes longer than this to fetch is cut off.
  public var longestAnswerSeconds: Int
  /// Connections beyond this wait until one is closed.
  public var maximumConnections: Int

  public init(
    folder: String, leafletFolder: String = "/usr/share/javascript/leaflet", host: String = "127.0.0.1",
    port: Int = 8080, baseURL: String? = nil
  ) {
    self.folder = folder
    self.leafletFolder = leafletFolder
    self.host = host
    self.port = port
    self.baseURL = baseURL
    idleTimeoutSeconds = 60
    longestAnswerSeconds = 900
    maximumConnections = 512
  }
}
