/// The value of an attribute, in one of the seven types of a vector tile (Mapbox Vector Tile specification 2.1, 4.1).
public enum TileValue: Sendable, Equatable {
  case string(String)
  case float(Float)
  case double(Double)
  /// A number that is written as it is; negative ones take ten bytes.
  case int(Int64)
  case uint(UInt64)
  /// A number that is written in zigzag order: short for small negative ones.
  case sint(Int64)
  case bool(Bool)
}

extension TileValue {
  /// The value as a `Value` message, without its length.
  func append(to bytes: inout [UInt8]) {
    switch self {
    case .string(let text): Protobuf.appendField(1, text: text, to: &bytes)
    case .float(let number): Protobuf.appendField(2, fixed32: number.bitPattern, to: &bytes)
    case .double(let number): Protobuf.appendField(3, fixed64: number.bitPattern, to: &bytes)
    case .int(let number): Protobuf.appendField(4, varint: UInt64(bitPattern: number), to: &bytes)
    case .uint(let number): Protobuf.appendField(5, varint: number, to: &bytes)
    case .sint(let number): Protobuf.appendField(6, varint: Protobuf.zigzag(number), to: &bytes)
    case .bool(let flag): Protobuf.appendField(7, varint: flag ? 1 : 0, to: &bytes)
    }
  }
}
