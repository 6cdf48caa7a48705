internal import Publish

extension FeedAnswer {
  /// An error after RFC 9457, with `code` and `description` for older clients.
  static func problem(_ status: Int, code: String, _ description: String) -> FeedAnswer {
    let titles = [
      400: "Bad Request", 404: "Not Found", 405: "Method Not Allowed", 413: "Content Too Large",
      503: "Service Unavailable",
    ]
    let json = JSONText.object([
      "type": .string("about:blank"), "title": .string(titles[status] ?? "Error"), "status": .int(status),
      "code": .string(code), "description": .string(description), "detail": .string(description),
    ]).pretty
    return FeedAnswer(
      status, [("Content-Type", "application/problem+json"), ("Cache-Control", "no-store")], .bytes(Array(json.utf8)))
  }

  static var notFound: FeedAnswer {
    .problem(404, code: "NotFound", "Tidak ada di layanan ini / There is no such thing here.")
  }
}
