/// Polygons written as nested lists of numbers, such as `[[[-2.33,115.46],[-2.34,115.46],[-2.34,115.47]]]`.
enum PathText {
  /// Appends the polygons of a text; the rings are not ended as a feature.
  ///
  /// - Returns: False, with nothing appended, when the text is no such list, is nested unevenly, or a position has fewer
  ///   than two numbers or one that is not finite.
  static func append(_ text: String, order: CoordinateOrder, to rings: inout RingBuilder) -> Bool {
    let mark = rings.mark
    var text = text
    let isRead = text.withUTF8 { bytes in
      var reader = Reader(bytes: bytes, order: order)
      return reader.read(&rings)
    }
    if !isRead { rings.goBack(to: mark) }
    return isRead
  }

  private struct Reader {
    let bytes: UnsafeBufferPointer<UInt8>
    let order: CoordinateOrder
    var at = 0
    var depth = 0

    init(bytes: UnsafeBufferPointer<UInt8>, order: CoordinateOrder) {
      self.bytes = bytes
      self.order = order
    }

    mutating func read(_ rings: inout RingBuilder) -> Bool {
      let deepest = nesting()
      guard (2...4).contains(deepest) else { return false }
      repeat {
        skipBlanks()
        guard at < bytes.count else { return false }
        switch bytes[at] {
        case 0x5B:
          at += 1
          depth += 1
          guard depth <= deepest else { return false }
          if depth == deepest, !readPosition(&rings) { return false }
        case 0x5D:
          at += 1
          depth -= 1
          if depth == deepest - 2 { rings.endRing() }
          if depth == max(0, deepest - 3) { rings.endPolygon() }
        case 0x2C: at += 1
        default: return false
        }
        guard !rings.isFull else { return false }
      } while depth > 0
      skipBlanks()
      return at == bytes.count
    }

    /// Opening brackets at the start.
    private func nesting() -> Int {
      var count = 0
      for byte in bytes {
        if byte == 0x5B { count += 1 } else if byte > 32 { break }
      }
      return count
    }

    /// The numbers of a position, up to its closing bracket; those after the second one are dropped.
    private mutating func readPosition(_ rings: inout RingBuilder) -> Bool {
      var numbers = (0.0, 0.0)
      var count = 0
      while at < bytes.count, bytes[at] != 0x5D {
        let start = at
        while at < bytes.count, bytes[at] != 0x2C, bytes[at] != 0x5D { at += 1 }
        guard let number = number(start..<at) else { return false }
        if count == 0 { numbers.0 = number } else if count == 1 { numbers.1 = number }
        count += 1
        if at < bytes.count, bytes[at] == 0x2C { at += 1 }
      }
      guard count >= 2 else { return false }
      if order == .latLon { rings.append(numbers.1, numbers.0) } else { rings.append(numbers.0, numbers.1) }
      return true
    }

    private func number(_ range: Range<Int>) -> Double? {
      let plain = bytes[range].filter { $0 > 32 && $0 != 0x22 }
      guard plain.count <= 64, let first = plain.first, first == 0x2D || first &- 48 <= 9 else { return nil }
      return Double(String(decoding: plain, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
    }

    private mutating func skipBlanks() { while at < bytes.count, bytes[at] <= 32 { at += 1 } }
  }
}
