internal import Glibc

/// A folder of which files are opened by plain names only. No symbolic link below it is followed and only regular files are
/// opened, so nothing outside the folder can be reached.
struct SafeFolder: Sendable {
  let path: String

  /// Opens a file by the parts of its path; nil when there is none, or a part is not a plain name.
  func open(_ parts: [String]) -> OpenFile? {
    guard let name = parts.last, parts.allSatisfy(SafeFolder.isPlainName) else { return nil }
    var folder = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if folder >= 0 { close(folder) } }
    for part in parts.dropLast() {
      guard folder >= 0 else { return nil }
      let next = openat(folder, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      close(folder)
      folder = next
    }
    guard folder >= 0 else { return nil }
    return OpenFile(descriptor: openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC))
  }

  /// Letters, digits, `.`, `_` and `-`, not starting with a dot; at most 100 bytes.
  static func isPlainName(_ name: String) -> Bool {
    guard !name.isEmpty, name.utf8.count <= 100, name.utf8.first != UInt8(ascii: ".") else { return false }
    return name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
      default: false
      }
    }
  }
}
