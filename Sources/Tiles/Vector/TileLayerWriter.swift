/// Writes the features of one layer, tile by tile, with attributes from a table. Reuse it: its buffers stay.
public struct TileLayerWriter {
  private let name: String
  private let table: AttributeTable
  /// Columns that are written at this zoom.
  private let columns: [Int]
  private var layer = LayerBytes()
  private var commands = GeometryCommands()
  private var keyOf: [Int]
  private var values = ValueNumbers()

  /// - Parameters:
  ///   - name: Name of the layer.
  ///   - zoom: Columns with a higher minimum zoom are left out.
  public init(name: String, table: AttributeTable, zoom: Int) {
    self.name = name
    self.table = table
    columns = table.minimumZooms.indices.filter { table.minimumZooms[$0] <= zoom }
    keyOf = [Int](repeating: -1, count: table.names.count)
  }

  /// Adds a feature; an empty geometry adds nothing.
  ///
  /// - Parameter row: Row of its attributes in the table; a row outside of it has none.
  public mutating func add(row: Int, id: UInt64?, geometry: TileGeometry) {
    commands.clear()
    commands.append(geometry)
    guard !commands.bytes.isEmpty else { return }
    if 0..<table.rowCount ~= row {
      let first = row * table.names.count
      for column in columns where table.cells[first + column] >= 0 { tag(column, table.cells[first + column]) }
    }
    layer.add(id: id, kind: geometry.kind, commands: commands.bytes)
  }

  private mutating func tag(_ column: Int, _ value: Int32) {
    if keyOf[column] < 0 { keyOf[column] = layer.add(key: table.names[column]) }
    let number = values.number(of: value, next: layer.valueCount)
    if number == layer.valueCount { _ = layer.add(value: table.message(value)) }
    layer.tag(key: keyOf[column], value: number)
  }

  /// Appends the layer to the bytes of a tile and starts the next tile. A layer without features adds nothing.
  public mutating func finish(into tile: inout [UInt8]) {
    layer.finish(name: name, extent: TileGrid.extent, into: &tile)
    for column in keyOf.indices { keyOf[column] = -1 }
    values.clear()
  }
}

/// Numbers of the values of a tile, by their numbers in the table: a small hash table with open places.
private struct ValueNumbers {
  private var keys = [Int32](repeating: -1, count: 64)
  private var numbers = [Int32](repeating: 0, count: 64)
  private var count = 0

  /// The number that a value has, or `next`, which it has from now on.
  mutating func number(of value: Int32, next: Int) -> Int {
    if count * 2 >= keys.count { grow() }
    let slot = place(of: value)
    if keys[slot] == value { return Int(numbers[slot]) }
    (keys[slot], numbers[slot]) = (value, Int32(truncatingIfNeeded: next))
    count += 1
    return next
  }

  mutating func clear() {
    guard count > 0 else { return }
    for slot in keys.indices { keys[slot] = -1 }
    count = 0
  }

  private func place(of value: Int32) -> Int {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: UInt32(bitPattern: value) &* 0x9E37_79B1) >> 4 & mask
    while keys[slot] >= 0, keys[slot] != value { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let (oldKeys, oldNumbers) = (keys, numbers)
    keys = [Int32](repeating: -1, count: oldKeys.count * 2)
    numbers = [Int32](repeating: 0, count: keys.count)
    for slot in oldKeys.indices where oldKeys[slot] >= 0 {
      let place = place(of: oldKeys[slot])
      (keys[place], numbers[place]) = (oldKeys[slot], oldNumbers[slot])
    }
  }
}
