internal import Synchronization

/// The folder as it is now. When it has been exported anew, the next request sees the new state whole.
final class SiteStore: Sendable {
  private let folder: SafeFolder
  private let current: Mutex<PublicSite>

  init(folder: SafeFolder) throws(FeedError) {
    self.folder = folder
    current = Mutex(try PublicSite(folder: folder))
  }

  /// - Throws: `FeedError` when the folder has gone or is no longer public.
  func site() throws(FeedError) -> PublicSite {
    let stamp = folder.open([PublicSite.manifestName])?.stamp
    let known = current.withLock { $0 }
    if stamp == known.stamp { return known }
    let fresh = try PublicSite(folder: folder)
    current.withLock { $0 = fresh }
    return fresh
  }
}
