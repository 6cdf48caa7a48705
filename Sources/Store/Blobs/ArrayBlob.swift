import Foundation

/// Flat arrays as blobs, little endian, and back.
enum ArrayBlob {
  static func data(_ values: [Double]) -> Data { raw(values.map(\.bitPattern.littleEndian)) }

  /// Everything that is no number becomes one and the same NaN: the same values give the same bytes.
  static func data(_ values: [Float]) -> Data {
    raw(values.map { ($0.isFinite ? $0 : Float.nan).bitPattern.littleEndian })
  }

  static func data(_ values: [Int32]) -> Data { raw(values.map(\.littleEndian)) }
  static func data(_ values: [Int8]) -> Data { raw(values) }

  static func doubles(_ bytes: UnsafeRawBufferPointer) -> [Double]? {
    read(bytes, UInt64.self).map { $0.map { Double(bitPattern: UInt64(littleEndian: $0)) } }
  }

  static func floats(_ bytes: UnsafeRawBufferPointer) -> [Float]? {
    read(bytes, UInt32.self).map { $0.map { Float(bitPattern: UInt32(littleEndian: $0)) } }
  }

  static func int32s(_ bytes: UnsafeRawBufferPointer) -> [Int32]? {
    read(bytes, Int32.self).map { $0.map { Int32(littleEndian: $0) } }
  }

  static func int8s(_ bytes: UnsafeRawBufferPointer) -> [Int8]? { read(bytes, Int8.self) }

  private static func raw<Value: BitwiseCopyable>(_ values: [Value]) -> Data {
    values.withUnsafeBytes { Data($0) }
  }

  /// Nil when the bytes are no whole number of values.
  private static func read<Value: FixedWidthInteger & BitwiseCopyable>(
    _ bytes: UnsafeRawBufferPointer, _: Value.Type
  ) -> [Value]? {
    let size = MemoryLayout<Value>.size
    guard bytes.count % size == 0 else { return nil }
    return (0..<bytes.count / size).map { bytes.loadUnaligned(fromByteOffset: $0 * size, as: Value.self) }
  }
}
