internal import Hummingbird
internal import Logging
internal import NIOCore

/// Keeps the channel of a request, to end what takes too long.
struct FeedContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    channel = source.channel
  }
}
