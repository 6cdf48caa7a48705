/// A request as far as the feed looks at it.
public struct FeedRequest: Sendable, Equatable {
  public var method: String
  /// As sent, with the query: `/tiles/prevalensi/9/411/264.png?v=1`.
  public var target: String
  public var ifNoneMatch: String?
  public var acceptEncoding: String?

  public init(method: String = "GET", target: String, ifNoneMatch: String? = nil, acceptEncoding: String? = nil) {
    self.method = method
    self.target = target
    self.ifNoneMatch = ifNoneMatch
    self.acceptEncoding = acceptEncoding
  }

  var path: String { String(target.prefix { $0 != "?" }) }

  /// Value of a query parameter; nil without one. No percent-decoding: the values in use need none.
  func query(_ name: String) -> String? {
    guard let start = target.firstIndex(of: "?") else { return nil }
    for pair in target[target.index(after: start)...].split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts[0] == name { return parts.count > 1 ? String(parts[1]) : "" }
    }
    return nil
  }

  /// True when gzip is named with a weight above 0, or `*` is and gzip is not refused.
  var acceptsGzip: Bool {
    var star = false
    for item in (acceptEncoding ?? "").lowercased().split(separator: ",") {
      let parts = item.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
      if parts.first == "gzip" || parts.first == "x-gzip" { return weight > 0 }
      if parts.first == "*" { star = weight > 0 }
    }
    return star
  }

  /// Whether `If-None-Match` names a tag (RFC 9110, 13.1.2: a list, `*`, weak comparison).
  func hasCopy(of tag: String) -> Bool {
    guard let ifNoneMatch else { return false }
    func bare(_ text: Substring) -> Substring { text.hasPrefix("W/") ? text.dropFirst(2) : text }
    return ifNoneMatch.split(separator: ",").contains { item in
      let trimmed = item.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
      let one = Substring(String(trimmed))
      return one == "*" || bare(one) == bare(Substring(tag))
    }
  }
}
