internal import Publish
internal import Stunting

/// The numbers of a table of villages, by column.
struct VillageNumbers {
  enum Value: Equatable {
    case number(Double)
    case missing
    /// Nobody is meant.
    case noTarget
    /// There is one that may not be shown.
    case suppressed

    var number: Double? { if case .number(let value) = self { value } else { nil } }
  }

  private let columns: [String: VillageTable.Column]
  let count: Int

  init(_ columns: [VillageTable.Column], count: Int) {
    self.columns = Dictionary(columns.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    self.count = count
  }

  /// Keys of the columns in which a number is.
  var keys: [String] {
    columns.values.filter { column in
      (0..<count).contains { number(column.value($0)) != nil }
    }.map(\.key).sorted()
  }

  /// Nil when there is no such column.
  func values(_ key: String) -> [Value]? {
    guard let column = columns[key] else { return nil }
    let own = key.hasSuffix("_percent") ? columns[key.dropLast(7) + "_state"] : nil
    let state = own ?? columns["state"]
    return (0..<count).map { village in
      let cell = column.value(village)
      if let number = number(cell) { return .number(number) }
      if case .string(let mark) = cell, mark.hasPrefix("<") { return .suppressed }
      guard case .string(let state) = state?.value(village) ?? .null else { return .missing }
      return state == "suppressed" ? .suppressed : state == CellState.noTarget.rawValue ? .noTarget : .missing
    }
  }

  /// A cell as it is read: numbers in the language, nothing for null.
  func cell(_ key: String, _ village: Int) -> JSONText { columns[key]?.value(village) ?? .null }

  private func number(_ cell: JSONText) -> Double? {
    switch cell {
    case .int(let value): Double(value)
    case .number(let value, _): value
    default: nil
    }
  }
}
