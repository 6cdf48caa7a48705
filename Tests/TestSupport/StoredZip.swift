/// Zip archives written by hand, for tests of what reads them: entries stored, or with packed bytes from elsewhere.
public enum StoredZip {
  public struct Entry: Sendable {
    public var name: String
    /// Unpacked content.
    public var bytes: [UInt8]
    /// Raw deflate data to store instead.
    public var deflated: [UInt8]?
    /// General purpose flags; bit 0 says encrypted.
    public var flags = 0
    /// Size that the directory declares instead of the true one.
    public var declaredSize: Int?

    public init(_ name: String, _ bytes: [UInt8], deflated: [UInt8]? = nil) {
      self.name = name
      self.bytes = bytes
      self.deflated = deflated
    }

    public init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }
  }

  public static func archive(_ entries: [Entry]) -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let data = entry.deflated ?? entry.bytes
      let fields =
        little(entry.flags, 2) + little(entry.deflated == nil ? 0 : 8, 2) + little(0, 4)
        + little(Int(crc(entry.bytes)), 4) + little(data.count, 4)
        + little(entry.declaredSize ?? entry.bytes.count, 4) + little(entry.name.utf8.count, 2)
      directory +=
        little(0x0201_4B50, 4) + little(20, 2) + little(20, 2) + fields + little(0, 12) + little(file.count, 4)
        + Array(entry.name.utf8)
      file += little(0x0403_4B50, 4) + little(20, 2) + fields + little(0, 2) + Array(entry.name.utf8) + data
    }
    let end =
      little(0x0605_4B50, 4) + little(0, 4) + little(entries.count, 2) + little(entries.count, 2)
      + little(directory.count, 4) + little(file.count, 4) + little(0, 2)
    return file + directory + end
  }

  private static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { crc, byte in crc >> 8 ^ table[Int(UInt8(truncatingIfNeeded: crc) ^ byte)] }
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 0 ? value >> 1 : value >> 1 ^ 0xEDB8_8320 }
  }
}
