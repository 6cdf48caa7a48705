import GDALBridge
import Stunting

/// The columns of a request, found in a layer, as a table of their texts.
struct DirectBinding {
  /// A rate's columns in `table`.
  struct Rate {
    var cases: [Int]
    var measured: [Int]
  }

  /// All features of the layer, only the columns in use; row i is feature i.
  private(set) var table: TextTable
  private(set) var code: Int?
  private(set) var name: Int?
  private(set) var district: Int?
  private(set) var group: Int?
  private(set) var rates: [Rate] = []
  private(set) var numbers: [Int] = []

  init(_ request: DirectRequest, _ layer: VectorLayer, file: String) throws(DirectError) {
    let finder = ColumnFinder(layer, file: file)
    var used = UsedColumns()
    for rate in request.rates {
      let cases = try finder.columns(rate.cases).map { used.place(of: $0) }
      rates.append(Rate(cases: cases, measured: try finder.columns(rate.measured).map { used.place(of: $0) }))
    }
    numbers = try finder.columns(request.numbers.map(\.column)).map { used.place(of: $0) }
    for filter in request.filters { _ = used.place(of: try finder.column(filter.column)) }
    code = try finder.column(optional: request.code).map { used.place(of: $0) }
    group = try finder.column(optional: request.group).map { used.place(of: $0) }
    let taken = Set(used.columns)
    let named = try finder.column(optional: request.name) ?? usualColumn(usualNames, layer, except: taken)
    let around = try finder.column(optional: request.district) ?? usualColumn(usualDistricts, layer, except: taken)
    name = named.map { used.place(of: $0) }
    district = around.map { used.place(of: $0) }
    let recognised = request.code == nil ? codeColumn(layer) : nil
    code = code ?? recognised.map { used.place(of: $0) }
    table = textTable(layer, columns: used.columns, file: file)
  }

  func columnName(_ column: Int?) -> String? { column.map { table.columnNames[$0] } }
}

/// Columns of a layer in the order of their first use.
private struct UsedColumns {
  private(set) var columns: [Int] = []

  mutating func place(of column: Int) -> Int {
    if let place = columns.firstIndex(of: column) { return place }
    columns.append(column)
    return columns.count - 1
  }
}

/// Finds the columns of a layer by name.
private struct ColumnFinder {
  private let file: String
  private let layer: String
  private let names: [String]
  private let index: ColumnIndex

  init(_ layer: VectorLayer, file: String) {
    self.file = file
    self.layer = layer.name
    names = layer.fields.map(\.name)
    index = ColumnIndex(names)
  }

  func column(_ name: String) throws(DirectError) -> Int {
    if let found = index.find(name) { return found }
    let same = names.filter { columnKey($0) == columnKey(name) }
    guard same.count < 2 else { throw .columnAmbiguous(file: file, layer: layer, column: name, candidates: same) }
    throw .columnMissing(
      file: file, layer: layer, column: name, available: names, nearest: nearestColumn(to: name, in: names))
  }

  func column(optional name: String?) throws(DirectError) -> Int? {
    guard let name else { return nil }
    return try column(name)
  }

  func columns(_ names: [String]) throws(DirectError) -> [Int] {
    var columns: [Int] = []
    for name in names { columns.append(try column(name)) }
    return columns
  }
}

/// The chosen columns as text, every feature a row, with the cells that are numbers for certain.
private func textTable(_ layer: VectorLayer, columns: [Int], file: String) -> TextTable {
  let cells = columns.map { layer.columns[$0] }
  let rows = (0..<layer.featureCount).map { feature in
    let row = cells.map { $0[feature] }
    return (number: feature + 1, cells: row.map(\.text), numeric: row.map(\.isNumber))
  }
  return TextTable(file: file, names: columns.map { layer.fields[$0].name }, headerRow: 0, rows: rows)
}

extension Cell {
  fileprivate var isNumber: Bool {
    switch self {
    case .integer, .real: true
    default: false
    }
  }
}
