import Foundation
import TestSupport

/// Files that mean harm, or are not what their names say.
enum HostileBytes {
  static let header = ["Kode Desa", "Desa", "Pendek", "Sangat Pendek", "Jumlah Balita Diukur"]

  /// A table by village that would be imported: `--period` is all it lacks.
  static var goodTable: [[String]] {
    [header] + SmallProject.villages.map { [$0.code, $0.name, "4", "1", "50"] }
  }

  /// A workbook whose sheet is `count` blanks, packed as one repetition.
  static func bomb(blanks count: Int, declared: Int?) -> Data {
    var entries = SmallWorkbook.parts([SmallWorkbook.Sheet("Data", rows: "")])
    entries[entries.count - 1].deflated = packedBlanks(count)
    entries[entries.count - 1].declaredSize = declared
    return Data(StoredZip.archive(entries))
  }

  /// Raw deflate data that unpacks to a thousand times its size (RFC 1951, 3.2.7): a blank, then copies of 258 from one
  /// back in two bits each. Codes: copy 0, blank 10, end 11.
  private static func packedBlanks(_ count: Int) -> [UInt8] {
    var bits = BitWriter()
    for (value, width) in [(1, 1), (2, 2), (29, 5), (0, 5), (14, 4)] { bits.add(UInt32(value), count: width) }
    // Lengths of the codes of lengths: 1 for 18 (a run of zeros), 2 for 2 and for 1.
    for position in 0..<18 { bits.add([2: 1, 15: 2, 17: 2][position] ?? 0, count: 3) }
    for (code, width, zeros) in [
      (0, 1, 32), (3, 2, 0), (0, 1, 138), (0, 1, 85), (3, 2, 0), (0, 1, 28), (2, 2, 0), (2, 2, 0),
    ] {
      bits.addCode(UInt32(code), count: width)
      if zeros > 0 { bits.add(UInt32(zeros - 11), count: 7) }
    }
    bits.addCode(2, count: 2)
    for _ in 0..<(count / 258 / 4) { bits.add(0, count: 8) }
    bits.addCode(3, count: 2)
    return bits.finished()
  }

  /// A compound file with a stream of a name, as a workbook with a password is ([MS-CFB] 2.2, 2.6).
  static func compoundFile(stream: String) -> Data {
    var file = [UInt8](repeating: 0, count: 512 * 4)
    file.replaceSubrange(0..<8, with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    file[30] = 9
    file[48] = 1
    for at in 80..<1024 { file[at] = 0xFF }
    file.replaceSubrange(516..<520, with: [0xFE, 0xFF, 0xFF, 0xFF])
    for (entry, name) in ["Root Entry", stream].enumerated() {
      let start = 1024 + 128 * entry
      for (index, byte) in name.utf8.enumerated() { file[start + 2 * index] = byte }
      file[start + 64] = UInt8(2 * name.utf8.count + 2)
      file[start + 116] = 2
    }
    return Data(file)
  }
}

/// Bits in the order of deflate.
private struct BitWriter {
  private var bytes: [UInt8] = []
  private var held: UInt32 = 0
  private var heldCount = 0

  /// Lowest bit first.
  mutating func add(_ value: UInt32, count: Int) {
    held |= value << UInt32(heldCount)
    heldCount += count
    while heldCount >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: held))
      held >>= 8
      heldCount -= 8
    }
  }

  /// A Huffman code: highest bit first.
  mutating func addCode(_ code: UInt32, count: Int) {
    for bit in (0..<count).reversed() { add(code >> UInt32(bit) & 1, count: 1) }
  }

  func finished() -> [UInt8] { heldCount > 0 ? bytes + [UInt8(truncatingIfNeeded: held)] : bytes }
}
