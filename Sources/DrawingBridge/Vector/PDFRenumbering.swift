/// The body of an object (what follows `n 0 obj`) with every reference `n 0 R` moved by `shift`, those to the page tree
/// led to object 2, and `extra` put at the end of its dictionary. What follows `stream` is left as it is.
func renumbered(_ part: PDFPart, _ range: Range<Int>, shift: Int, extra: String) -> [UInt8] {
  let bytes = part.bytes
  let start = bytes[range].firstIndex(of: UInt8(ascii: "j")).map { $0 + 2 } ?? range.lowerBound
  let stream = Array("stream".utf8)
  var result: [UInt8] = []
  var at = start
  var depth = 0
  while at < range.upperBound {
    let byte = bytes[at]
    if byte == UInt8(ascii: "s"), bytes[at..<range.upperBound].starts(with: stream) { break }
    if byte == UInt8(ascii: "(") {
      let end = stringEnd(bytes, at, range.upperBound)
      result += bytes[at..<end]
      at = end
    } else if let found = referenceAt(bytes, at, range.upperBound) {
      result += Array("\(found.number == part.tree ? 2 : found.number + shift) 0 R".utf8)
      at = found.end
    } else {
      if byte == UInt8(ascii: "<") { depth += 1 }
      if byte == UInt8(ascii: ">") { depth -= 1 }
      result.append(byte)
      at += 1
      if byte == UInt8(ascii: ">"), depth == 0, !extra.isEmpty {
        result.replaceSubrange(result.count - 2..<result.count, with: Array((extra + ">>").utf8))
      }
    }
  }
  return result + bytes[at..<range.upperBound]
}

/// Past the bracket that ends a string; brackets may be nested or stand behind a backslash.
private func stringEnd(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Int {
  var depth = 0
  var at = start
  while at < limit {
    switch bytes[at] {
    case UInt8(ascii: "\\"): at += 1
    case UInt8(ascii: "("): depth += 1
    case UInt8(ascii: ")"):
      depth -= 1
      if depth == 0 { return at + 1 }
    default: break
    }
    at += 1
  }
  return limit
}

/// A reference `12 0 R` that starts here, where no number or name is running.
private func referenceAt(_ bytes: [UInt8], _ at: Int, _ limit: Int) -> (number: Int, end: Int)? {
  guard 48...57 ~= bytes[at], at > 0, [0x20, 0x0a, 0x0d, 0x5b].contains(bytes[at - 1]) else { return nil }
  var (place, number) = (at, 0)
  while place < limit, 48...57 ~= bytes[place], place - at < 10 {
    number = number * 10 + Int(bytes[place] - 48)
    place += 1
  }
  guard place + 4 <= limit, bytes[place..<limit].starts(with: Array(" 0 R".utf8)) else { return nil }
  return (number, place + 4)
}
