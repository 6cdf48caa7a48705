/// The name of an entry as other parts of the package refer to it: `/` between folders, lower case. Nil for a name that
/// leaves the folder: absolute, with a drive, or with `..`.
func entryKey(_ name: String) -> String? {
  let slashed = String(name.map { $0 == "\\" ? "/" : $0 })
  guard !slashed.hasPrefix("/"), !slashed.utf8.contains(0), !hasDrive(slashed) else { return nil }
  let parts = slashed.split(separator: "/", omittingEmptySubsequences: true)
  guard !parts.contains("..") else { return nil }
  return parts.filter { $0 != "." }.joined(separator: "/").lowercased()
}

private func hasDrive(_ name: String) -> Bool {
  let bytes = Array(name.utf8.prefix(2))
  return bytes.count == 2 && bytes[1] == 0x3A && (bytes[0] | 0x20) >= 97 && (bytes[0] | 0x20) <= 122
}

/// A relationship's target as an entry key: relative to `folder`, or from the root of the package. Nil when it leaves
/// the package.
func targetKey(_ target: String, folder: String) -> String? {
  var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
  for part in target.split(separator: "/", omittingEmptySubsequences: true) {
    if part == "." { continue }
    if part == ".." {
      guard parts.popLast() != nil else { return nil }
    } else {
      parts.append(String(part))
    }
  }
  return parts.joined(separator: "/").lowercased()
}
