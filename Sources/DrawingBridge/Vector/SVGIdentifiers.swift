/// cairo numbers the parts of an SVG with a counter of the whole process. Numbers them from 1 in order of appearance
/// instead, so that the same drawing gives the same bytes.
func numberingIdentifiers(inSVG bytes: [UInt8]) -> [UInt8] {
  var names: [ArraySlice<UInt8>: Int] = [:]
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  var at = 0
  while at < bytes.count {
    guard let start = identifierStart(bytes, at) else {
      result.append(bytes[at])
      at += 1
      continue
    }
    let end = bytes[start...].firstIndex { $0 == quote || $0 == closingBracket } ?? bytes.count
    result += bytes[at..<start]
    let number = names[bytes[start..<end]] ?? names.count + 1
    names[bytes[start..<end]] = number
    result += Array("i\(number)".utf8)
    at = end
  }
  return result
}

private let quote = UInt8(ascii: "\"")
private let closingBracket = UInt8(ascii: ")")
private let introductions = [" id=\"", "href=\"#", "url(#"].map { Array($0.utf8) }

/// Where a name starts, when one of the introductions stands at `at`.
private func identifierStart(_ bytes: [UInt8], _ at: Int) -> Int? {
  guard bytes[at] == 0x20 || bytes[at] == 0x68 || bytes[at] == 0x75 else { return nil }
  for lead in introductions where bytes[at...].starts(with: lead) { return at + lead.count }
  return nil
}
