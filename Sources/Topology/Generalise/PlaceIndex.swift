import Parallel

/// Distinct places of a grid in rows of a few steps' height, by x within a row. The number of a place is its rank.
struct PlaceIndex: Sendable {
  private(set) var x: [Int32] = []
  private(set) var y: [Int32] = []
  /// Rank of each row's first place, then the number of places.
  private(set) var rowStart: [Int32] = [0]
  private var firstRow: Int32 = 0
  /// Rows are `2^rowShift` steps high.
  private var rowShift: Int32 = 0

  var count: Int { x.count }

  init() {}

  /// - Returns: The index, and for each place given its number. Coordinates must be in `0...2^26`.
  static func make(x: [Int32], y: [Int32], threads: Int) async throws -> (index: PlaceIndex, numbers: [Int32]) {
    guard let minX = x.min(), let minY = y.min(), let maxY = y.max() else { return (PlaceIndex(), []) }
    var index = PlaceIndex()
    index.rowShift = suitedShift(height: maxY - minY, count: x.count)
    index.firstRow = minY >> index.rowShift
    let rows = Int(maxY >> index.rowShift - index.firstRow) + 1
    let (keys, start) = index.keysByRow(x: x, y: y, minX: minX, rows: rows)
    let sorted = try await mapChunks(count: rows, chunkSize: max(1, rows / 64), threads: threads) { chunk in
      var part = Array(keys[start[chunk.lowerBound]..<start[chunk.upperBound]])
      for row in chunk {
        part[start[row] - start[chunk.lowerBound]..<start[row + 1] - start[chunk.lowerBound]].sort()
      }
      return part
    }
    let numbers = index.fill(from: sorted, rowStarts: start, minX: minX)
    return (index, numbers)
  }

  /// About a hundred places a row, as far as a key holds the height.
  private static func suitedShift(height: Int32, count: Int) -> Int32 {
    var shift: Int32 = 0
    while shift < min(26, 37 - bitsOfPosition(count: count)), Int(height) >> Int(shift) > count / 96 { shift += 1 }
    return shift
  }

  private static func bitsOfPosition(count: Int) -> Int32 { Int32(Int.bitWidth - count.leadingZeroBitCount) }

  /// x (27 bits), y within the row and the place's position in one number, by rows.
  private func keysByRow(x: [Int32], y: [Int32], minX: Int32, rows: Int) -> (keys: [UInt64], start: [Int]) {
    var start = [Int](repeating: 0, count: rows + 1)
    for v in y { start[Int(v >> rowShift - firstRow) + 1] += 1 }
    for row in 0..<rows { start[row + 1] += start[row] }
    var next = start
    var keys = [UInt64](repeating: 0, count: x.count)
    let mask = Int32(1) << rowShift - 1
    let positionBits = UInt64(PlaceIndex.bitsOfPosition(count: x.count))
    for i in x.indices {
      let row = Int(y[i] >> rowShift - firstRow)
      let place = UInt64(x[i] - minX) << UInt64(rowShift) | UInt64(y[i] & mask)
      keys[next[row]] = place << positionBits | UInt64(i)
      next[row] += 1
    }
    return (keys, start)
  }

  /// Takes over the sorted keys; returns the number of each place.
  private mutating func fill(from sorted: [[UInt64]], rowStarts: [Int], minX: Int32) -> [Int32] {
    let total = rowStarts.last ?? 0
    var numbers = [Int32](repeating: 0, count: total)
    x.reserveCapacity(total)
    y.reserveCapacity(total)
    rowStart.reserveCapacity(rowStarts.count)
    let positionBits = UInt64(PlaceIndex.bitsOfPosition(count: total))
    let mask = UInt64(1) << UInt64(rowShift) - 1
    var row = 0
    var seen = 0
    var last = UInt64.max
    for part in sorted {
      for key in part {
        while seen == rowStarts[row + 1] {
          endRow()
          row += 1
          last = .max
        }
        let place = key >> positionBits
        if place != last {
          last = place
          x.append(Int32(truncatingIfNeeded: place >> UInt64(rowShift)) + minX)
          y.append((firstRow + Int32(row)) << rowShift + Int32(truncatingIfNeeded: place & mask))
        }
        numbers[Int(key - place << positionBits)] = Int32(truncatingIfNeeded: x.count - 1)
        seen += 1
      }
    }
    while rowStart.count < rowStarts.count { endRow() }
    return numbers
  }

  private mutating func endRow() { rowStart.append(Int32(truncatingIfNeeded: x.count)) }

  /// Calls `body` with every place in a closed box until it answers false; says whether it never did.
  @inline(__always)
  func all(minX: Int32, minY: Int32, maxX: Int32, maxY: Int32, _ body: (Int) -> Bool) -> Bool {
    let firstRow = max(0, Int(minY >> rowShift - self.firstRow))
    let lastRow = min(rowStart.count - 2, Int(maxY >> rowShift - self.firstRow))
    guard firstRow <= lastRow else { return true }
    for row in firstRow...lastRow {
      var i = lowerBound(of: minX, from: Int(rowStart[row]), to: Int(rowStart[row + 1]))
      let end = Int(rowStart[row + 1])
      while i < end, x[i] <= maxX {
        if y[i] >= minY, y[i] <= maxY, !body(i) { return false }
        i += 1
      }
    }
    return true
  }

  @inline(__always)
  private func lowerBound(of value: Int32, from: Int, to: Int) -> Int {
    var low = from
    var high = to
    while low < high {
      let middle = (low + high) >> 1
      if x[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
