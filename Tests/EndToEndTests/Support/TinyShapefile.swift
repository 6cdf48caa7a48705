import Foundation

/// A Shapefile of one square, written byte by byte: no `.prj`, so its coordinate system is not stated.
enum TinyShapefile {
  private static let square: [(Double, Double)] = [(110, -7), (110, -6), (111, -6), (111, -7), (110, -7)]

  static var shp: Data {
    var record = Data()
    record.little(Int32(5))
    box(&record)
    record.little(Int32(1))
    record.little(Int32(square.count))
    record.little(Int32(0))
    for (x, y) in square {
      record.little(x.bitPattern)
      record.little(y.bitPattern)
    }
    var file = header(bytes: 100 + 8 + record.count)
    file.big(Int32(1))
    file.big(Int32(record.count / 2))
    return file + record
  }

  static var shx: Data {
    var file = header(bytes: 108)
    file.big(Int32(50))
    file.big(Int32((shp.count - 108) / 2))
    return file
  }

  /// Columns `kode_desa`, `nama_desa`, `kecamatan` as dBASE III text.
  static var dbf: Data {
    let columns = [("kode_desa", 13, "99.99.01.2001"), ("nama_desa", 10, "Contoh"), ("kecamatan", 10, "Contoh")]
    let recordBytes = 1 + columns.reduce(0) { $0 + $1.1 }
    var file = Data([3, 125, 1, 1])
    file.little(Int32(1))
    file.little(Int16(32 + 32 * columns.count + 1))
    file.little(Int16(recordBytes))
    file.append(Data(count: 20))
    for (name, width, _) in columns {
      file.append(padded(name, 11, with: 0))
      file.append(UInt8(ascii: "C"))
      file.append(Data(count: 4))
      file.append(UInt8(width))
      file.append(Data(count: 15))
    }
    file.append(13)
    file.append(UInt8(ascii: " "))
    for (_, width, value) in columns { file.append(padded(value, width, with: UInt8(ascii: " "))) }
    file.append(26)
    return file
  }

  private static func header(bytes: Int) -> Data {
    var file = Data()
    file.big(Int32(9994))
    file.append(Data(count: 20))
    file.big(Int32(bytes / 2))
    file.little(Int32(1000))
    file.little(Int32(5))
    box(&file)
    file.append(Data(count: 32))
    return file
  }

  private static func box(_ data: inout Data) {
    for value in [110.0, -7, 111, -6] { data.little(value.bitPattern) }
  }

  private static func padded(_ text: String, _ width: Int, with filler: UInt8) -> Data {
    let bytes = Array(text.utf8.prefix(width))
    return Data(bytes + Array(repeating: filler, count: width - bytes.count))
  }
}

extension Data {
  fileprivate mutating func little(_ value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }

  fileprivate mutating func big(_ value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
  }
}
