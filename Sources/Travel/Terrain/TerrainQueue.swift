/// Cells by time in buckets of equal width: nearly in order. Within a bucket the first in is the first out, so that a
/// search must take a cell again when its time has become better. Times must not fall below the bucket that is open.
///
/// 4096 buckets make a window; the buckets of the open window hold entries of their own, the next 4096 windows are one
/// list of entries each, what lies beyond them waits in one list.
struct TerrainQueue {
  struct Entry {
    var key: Double
    var cell: Int32
    /// What the search wants to know of the entry beside.
    var source: Int32
  }

  private static let span = 4096
  private let perMinute: Double
  private var buckets = [[Entry]](repeating: [], count: span)
  private var windows = [[Entry]](repeating: [], count: span)
  private var beyond: [Entry] = []
  /// The open bucket, its entries, and the one that is next.
  private var openBucket = 0
  private var current: [Entry] = []
  private var next = 0
  /// The open window and the first one beyond those kept apart.
  private var openWindow = 0
  private var endWindow = span
  /// Entries in closed buckets of the open window, and in the windows after it.
  private var inBuckets = 0
  private var inWindows = 0

  /// - Parameter width: minutes a bucket; anything sound is right, about a 64th of a step is quick.
  init(width: Double) {
    let rate = 1 / width
    perMinute = rate.isFinite && rate > 0 ? rate : 1
  }

  @inline(__always)
  mutating func push(_ key: Double, _ cell: Int, _ source: Int32) {
    put(Entry(key: key, cell: Int32(truncatingIfNeeded: cell), source: source))
  }

  /// The next entry; nil when there is none left.
  @inline(__always)
  mutating func pop() -> Entry? {
    if next == current.count, !advance() { return nil }
    next &+= 1
    return current[next &- 1]
  }

  /// Buckets are numbered up to 2^52, where all times share the last one.
  @inline(__always)
  private func bucket(_ key: Double) -> Int { Int(min(0x1p52, key * perMinute)) }

  @inline(__always)
  private mutating func put(_ entry: Entry) {
    let bucket = bucket(entry.key)
    let window = bucket / Self.span
    if bucket <= openBucket {
      current.append(entry)
    } else if window == openWindow {
      buckets[bucket & (Self.span - 1)].append(entry)
      inBuckets &+= 1
    } else if window < endWindow {
      windows[window & (Self.span - 1)].append(entry)
      inWindows &+= 1
    } else {
      beyond.append(entry)
    }
  }

  /// Opens the next bucket with an entry.
  @inline(never)
  private mutating func advance() -> Bool {
    current.removeAll(keepingCapacity: true)
    next = 0
    while current.isEmpty {
      if inBuckets > 0 {
        openNextBucket()
      } else if inWindows > 0 {
        openNextWindow()
      } else if !openBeyond() {
        return false
      }
    }
    return true
  }

  private mutating func openNextBucket() {
    repeat { openBucket += 1 } while buckets[openBucket & (Self.span - 1)].isEmpty
    let slot = openBucket & (Self.span - 1)
    inBuckets -= buckets[slot].count
    swap(&current, &buckets[slot])
  }

  private mutating func openNextWindow() {
    repeat { openWindow += 1 } while windows[openWindow & (Self.span - 1)].isEmpty
    openBucket = openWindow * Self.span
    var entries: [Entry] = []
    swap(&entries, &windows[openWindow & (Self.span - 1)])
    inWindows -= entries.count
    for entry in entries { put(entry) }
  }

  /// Starts again at the first of the entries that lie beyond; false when there is none.
  private mutating func openBeyond() -> Bool {
    guard let first = beyond.lazy.map(\.key).min() else { return false }
    openBucket = bucket(first)
    openWindow = openBucket / Self.span
    endWindow = openWindow + Self.span
    var entries: [Entry] = []
    swap(&entries, &beyond)
    for entry in entries { put(entry) }
    return true
  }
}
