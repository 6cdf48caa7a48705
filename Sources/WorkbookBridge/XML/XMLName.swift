import Glibc

/// The name of an element or attribute, valid during the call that hands it over.
struct XMLName {
  /// With its prefix, as written.
  let full: UnsafePointer<CChar>
  /// Without its prefix.
  let local: UnsafePointer<CChar>

  init(_ name: UnsafePointer<CChar>) {
    full = name
    local = strchr(name, 0x3A).map { UnsafePointer($0 + 1) } ?? name
  }

  /// Compares without the prefix.
  func isLocal(_ other: StaticString) -> Bool { equal(local, other) }
  /// Compares with the prefix.
  func isFull(_ other: StaticString) -> Bool { equal(full, other) }

  private func equal(_ name: UnsafePointer<CChar>, _ other: StaticString) -> Bool {
    memcmp(name, other.utf8Start, min(strlen(name) + 1, other.utf8CodeUnitCount + 1)) == 0
  }
}

/// The attributes of an element, valid during the call that hands them over.
struct XMLAttributes {
  let list: UnsafeMutablePointer<UnsafePointer<CChar>?>

  /// The value of the attribute with this name but for its prefix.
  func local(_ name: StaticString) -> UnsafePointer<CChar>? { first { $0.isLocal(name) } }

  /// The value of the attribute with this name and prefix.
  func full(_ name: StaticString) -> UnsafePointer<CChar>? { first { $0.isFull(name) } }

  func localText(_ name: StaticString) -> String? { local(name).map { String(cString: $0) } }
  func fullText(_ name: StaticString) -> String? { full(name).map { String(cString: $0) } }

  private func first(_ fits: (XMLName) -> Bool) -> UnsafePointer<CChar>? {
    var at = 0
    while let name = list[at] {
      if fits(XMLName(name)) { return list[at + 1] }
      at += 2
    }
    return nil
  }
}

/// A whole number of up to nine digits; nil for anything else.
func wholeNumber(_ text: UnsafePointer<CChar>?) -> Int? {
  guard let text, text[0] != 0 else { return nil }
  var value = 0
  var at = 0
  while text[at] != 0 {
    let digit = Int(text[at]) - 48
    guard (0...9).contains(digit), at < 9 else { return nil }
    value = value * 10 + digit
    at += 1
  }
  return value
}

/// A truth value of XML: `1`, `true`, `on`.
func isTrue(_ text: UnsafePointer<CChar>?) -> Bool {
  guard let text else { return false }
  return ["1", "true", "on"].contains(String(cString: text))
}
