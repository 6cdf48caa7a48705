/// A PDF of one page as cairo writes it: plain objects with a cross-reference table.
struct PDFPart {
  let bytes: [UInt8]
  /// Number and place of every object, by place.
  private(set) var objects: [(number: Int, range: Range<Int>)] = []
  let page: Int
  let tree: Int
  private let catalogue: Int
  private let info: Int?
  /// Height of the page in points.
  let height: Double

  /// nil when the file is cut off or of another form.
  init?(_ bytes: [UInt8]) {
    let tail = max(0, bytes.count - 40)
    guard bytes.starts(with: Array("%PDF-1.".utf8)), let mark = find("startxref", in: bytes, from: tail),
      find("%%EOF", in: bytes, from: mark) != nil,
      let xref = numbers(in: bytes, from: mark + 9, count: 1).first,
      let table = Self.table(bytes, at: xref), let trailer = find("trailer", in: bytes, from: xref),
      let root = reference("/Root", in: bytes, trailer..<mark)
    else { return nil }
    var ranges: [Int: Range<Int>] = [:]
    let order = table.sorted { $0.place < $1.place }
    for (index, item) in order.enumerated() {
      let end = index + 1 < order.count ? order[index + 1].place : xref
      ranges[item.number] = item.place..<end
      objects.append((item.number, item.place..<end))
    }
    guard let rootRange = ranges[root], let tree = reference("/Pages", in: bytes, rootRange),
      let treeRange = ranges[tree], let page = reference("/Kids", in: bytes, treeRange), let pageRange = ranges[page],
      let box = find("/MediaBox", in: bytes, from: pageRange.lowerBound), box < pageRange.upperBound
    else { return nil }
    let sides = numbers(in: bytes, from: box + 9, count: 4)
    guard sides.count == 4, page != tree, page != root else { return nil }
    self.bytes = bytes
    self.page = page
    self.tree = tree
    catalogue = root
    info = reference("/Info", in: bytes, trailer..<mark)
    height = Double(sides[3])
  }

  /// Objects that a joined file takes over.
  var kept: [(number: Int, range: Range<Int>)] {
    objects.filter { $0.number != tree && $0.number != catalogue && $0.number != info }
  }

  private static func table(_ bytes: [UInt8], at xref: Int) -> [(number: Int, place: Int)]? {
    guard xref > 0, xref < bytes.count, bytes[xref...].starts(with: Array("xref".utf8)) else { return nil }
    let head = numbers(in: bytes, from: xref + 4, count: 2)
    guard head.count == 2, head[0] == 0, 2...1_000_000 ~= head[1] else { return nil }
    guard var at = find("\n", in: bytes, from: xref + 5).map({ $0 + 1 }) else { return nil }
    var table: [(number: Int, place: Int)] = []
    for number in 0..<head[1] {
      guard at + 20 <= bytes.count else { return nil }
      let place = numbers(in: bytes, from: at, count: 1).first ?? -1
      if bytes[at + 17] == UInt8(ascii: "n") {
        guard place > 0, place < xref else { return nil }
        table.append((number, place))
      }
      at += 20
    }
    return table
  }
}

/// Place of an ASCII text at or after `from`.
private func find(_ text: String, in bytes: [UInt8], from: Int) -> Int? {
  let wanted = Array(text.utf8)
  guard from >= 0, bytes.count >= wanted.count, from <= bytes.count - wanted.count else { return nil }
  return (from...bytes.count - wanted.count).first { bytes[$0...].starts(with: wanted) }
}

/// The next whole numbers, past blanks, brackets and fractions; fewer when something else stands there.
private func numbers(in bytes: [UInt8], from: Int, count: Int) -> [Int] {
  var found: [Int] = []
  var at = from
  while found.count < count, at < bytes.count {
    while at < bytes.count, [0x20, 0x0a, 0x0d, 0x5b].contains(bytes[at]) { at += 1 }
    var value = 0
    let first = at
    while at < bytes.count, 48...57 ~= bytes[at], at - first < 15 {
      value = value * 10 + Int(bytes[at] - 48)
      at += 1
    }
    if at == first { return found }
    found.append(value)
    if at < bytes.count, bytes[at] == 0x2e {
      at += 1
      while at < bytes.count, 48...57 ~= bytes[at] { at += 1 }
    }
  }
  return found
}

/// The object that a key names: `/Root 19 0 R`, `/Kids [ 2 0 R ]`.
private func reference(_ key: String, in bytes: [UInt8], _ range: Range<Int>) -> Int? {
  guard let at = find(key, in: bytes, from: range.lowerBound), at < range.upperBound else { return nil }
  return numbers(in: bytes, from: at + key.utf8.count, count: 1).first
}
