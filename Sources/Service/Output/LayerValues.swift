internal import GDALBridge
internal import Publish

/// A column of JSON values by the kind of its first value.
func layerValues(_ values: [JSONText]) -> LayerValues {
  let first = values.first { if case .null = $0 { false } else { true } }
  switch first {
  case .bool: return .boolean(values.map { if case .bool(let b) = $0 { b } else { nil } })
  case .int: return .integer(values.map { if case .int(let i) = $0 { i } else { nil } })
  case .number:
    return .real(
      values.map { if case .number(let x, let decimals) = $0 { Double(JSONText.decimal(x, decimals)) } else { nil } })
  default: return .text(values.map { if case .string(let s) = $0 { s } else { nil } })
  }
}
