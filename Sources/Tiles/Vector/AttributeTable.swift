/// A column of attributes: one value a feature, nil for none.
public struct AttributeColumn: Sendable, Equatable {
  public var name: String
  /// The lowest zoom at which the attribute is written: names and figures may wait, so that low zooms stay small.
  public var minimumZoom: Int
  public var values: [TileValue?]

  public init(_ name: String, minimumZoom: Int = 0, values: [TileValue?]) {
    self.name = name
    self.minimumZoom = minimumZoom
    self.values = values
  }

  /// A column of texts; empty ones are left out.
  public init(_ name: String, minimumZoom: Int = 0, texts: [String]) {
    self.init(name, minimumZoom: minimumZoom, values: texts.map { $0.isEmpty ? nil : .string($0) })
  }

  /// A column of numbers; nil and numbers that aren't finite are left out.
  public init(_ name: String, minimumZoom: Int = 0, numbers: [Double?]) {
    self.init(
      name, minimumZoom: minimumZoom,
      values: numbers.map { $0.flatMap { number in number.isFinite ? .double(number) : nil } })
  }

  /// A column of whole numbers.
  public init(_ name: String, minimumZoom: Int = 0, integers: [Int?]) {
    self.init(name, minimumZoom: minimumZoom, values: integers.map { $0.map { .sint(Int64($0)) } })
  }

  /// A column of yes and no.
  public init(_ name: String, minimumZoom: Int = 0, flags: [Bool]) {
    self.init(name, minimumZoom: minimumZoom, values: flags.map { .bool($0) })
  }
}

/// The attributes of a layer made ready to be written many times: every different value once, as bytes.
public struct AttributeTable: Sendable {
  let names: [String]
  let minimumZooms: [Int]
  let rowCount: Int
  /// Number of the value of each cell, row by row; -1 for none.
  let cells: [Int32]
  private let valueBytes: [UInt8]
  private let valueStart: [Int]

  /// - Parameter rowCount: Number of features; missing cells are empty, further ones are left out.
  public init(_ columns: [AttributeColumn], rowCount: Int) {
    var bytes: [UInt8] = []
    var starts = [0]
    var numbers: [[UInt8]: Int32] = [:]
    var cells = [Int32](repeating: -1, count: max(0, rowCount) * columns.count)
    for (place, column) in columns.enumerated() {
      for (row, value) in column.values.prefix(max(0, rowCount)).enumerated() {
        guard let value else { continue }
        var message: [UInt8] = []
        value.append(to: &message)
        if let known = numbers[message] {
          cells[row * columns.count + place] = known
        } else {
          let number = Int32(starts.count - 1)
          numbers[message] = number
          bytes.append(contentsOf: message)
          starts.append(bytes.count)
          cells[row * columns.count + place] = number
        }
      }
    }
    names = columns.map(\.name)
    self.rowCount = max(0, rowCount)
    minimumZooms = columns.map(\.minimumZoom)
    (self.cells, valueBytes, valueStart) = (cells, bytes, starts)
  }

  func message(_ value: Int32) -> ArraySlice<UInt8> { valueBytes[valueStart[Int(value)]..<valueStart[Int(value) + 1]] }
}
