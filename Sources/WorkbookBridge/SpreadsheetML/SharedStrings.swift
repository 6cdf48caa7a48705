/// The texts that cells refer to by number, in one piece of memory.
struct SharedStrings {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  var count: Int { ends.count }
  /// What it takes in memory.
  var size: Int { bytes.count + 8 * ends.count }

  mutating func append(_ text: [UInt8]) {
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
  }

  /// The text with this number; nil when there is none.
  subscript(index: Int) -> ArraySlice<UInt8>? {
    guard ends.indices.contains(index) else { return nil }
    return bytes[(index > 0 ? ends[index - 1] : 0)..<ends[index]]
  }
}

/// Reads the shared texts: of a rich text its runs, joined; never the phonetic ones.
final class SharedStringParser: XMLHandler {
  private(set) var strings = SharedStrings()
  private var current: [UInt8] = []
  private var isInText = false
  private var phonetic = 0

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name.isLocal("t") { isInText = phonetic == 0 } else if name.isLocal("rPh") { phonetic += 1 }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard isInText else { return }
    current.append(contentsOf: bytes)
    check()
  }

  override func end(_ name: XMLName) {
    if name.isLocal("t") {
      isInText = false
    } else if name.isLocal("rPh") {
      phonetic -= 1
    } else if name.isLocal("si") {
      strings.append(current)
      current.removeAll(keepingCapacity: true)
      check()
    }
  }

  private func check() {
    if strings.size + current.count > limits.sharedTextBytes { fail(.tooLarge(limitBytes: limits.sharedTextBytes)) }
  }
}
