/// How much of each cell a feature covers, exactly: the area of the cell inside the feature over the area of the cell.
///
/// Each edge adds the signed area to its right to the cells it crosses and its height to the next one; summed along a row
/// this is the covered share (the accumulation buffer of font renderers, such as Raph Levien's font-rs). Shells count
/// up and holes down whatever their directions, so the result is exact for valid polygons. No sampling.
struct CellCoverage {
  let window: RasterWindow
  private let stride: Int
  /// Running differences, row-major, one column more than the window.
  private var differences: [Double]

  /// The cells of `window`; edges beyond it count for what they enclose in it.
  init(_ polygons: PolygonSet, feature: Int, grid: RasterGrid, window: RasterWindow) {
    self.window = window
    stride = window.columns.count + 1
    differences = [Double](repeating: 0, count: stride * window.rows.count)
    for polygon in polygons.polygons(ofFeature: feature) {
      let rings = polygons.rings(ofPolygon: polygon)
      for ring in rings { add(polygons, ring, grid, isHole: ring != rings.lowerBound) }
    }
  }

  /// Covered shares of the cells of a row of the window, `row` counted in the raster.
  func shares(row: Int) -> [Double] {
    var shares = [Double](repeating: 0, count: window.columns.count)
    var sum = 0.0
    let first = (row - window.rows.lowerBound) * stride
    for column in shares.indices {
      sum += differences[first + column]
      shares[column] = CellCoverage.rounded(sum)
    }
    return shares
  }

  /// What is left of a border that only touches a cell is rounding.
  private static func rounded(_ share: Double) -> Double {
    share < 1e-10 ? 0 : share > 1 - 1e-10 ? 1 : share
  }

  private mutating func add(_ set: PolygonSet, _ ring: Int, _ grid: RasterGrid, isHole: Bool) {
    let vertices = set.vertices(ofRing: ring)
    guard vertices.count >= 4 else { return }
    let left = Double(window.columns.lowerBound)
    let top = Double(window.rows.lowerBound)
    // An edge going up in rows (v) has its inside to the right when the ring turns one way, to the left when the other.
    let isFlipped = (grid.cellWidth < 0) != (grid.cellHeight < 0)
    let area = set.signedArea(ofRing: ring)
    let sign = ((area < 0) != isFlipped) != isHole ? 1.0 : -1.0
    var u = (set.x[vertices.lowerBound] - grid.originX) / grid.cellWidth - left
    var v = (set.y[vertices.lowerBound] - grid.originY) / grid.cellHeight - top
    for vertex in vertices.dropFirst() {
      let nextU = (set.x[vertex] - grid.originX) / grid.cellWidth - left
      let nextV = (set.y[vertex] - grid.originY) / grid.cellHeight - top
      addEdge(u, v, nextU, nextV, sign)
      (u, v) = (nextU, nextV)
    }
  }

  /// Adds the parts of an edge row by row.
  private mutating func addEdge(_ u0: Double, _ v0: Double, _ u1: Double, _ v1: Double, _ sign: Double) {
    guard v0 != v1, u0.isFinite, u1.isFinite, v0.isFinite, v1.isFinite else { return }
    let (ua, va, ub, vb, way) = v0 < v1 ? (u0, v0, u1, v1, sign) : (u1, v1, u0, v0, -sign)
    let bottom = Double(window.rows.count)
    guard vb > 0, va < bottom else { return }
    let slope = (ub - ua) / (vb - va)
    let from = max(0, va)
    let to = min(bottom, vb)
    var row = Int(from)
    var v = from
    var u = va < 0 ? ua - va * slope : ua
    while v < to, row < window.rows.count {
      let nextV = min(Double(row + 1), to)
      let nextU = nextV == vb ? ub : ua + (nextV - va) * slope
      addRow(row, u, nextU, (nextV - v) * way)
      (u, v) = (nextU, nextV)
      row += 1
    }
  }

  /// Adds a piece within one row that goes from `a` to `b` and is `height` high: split where it leaves the window.
  private mutating func addRow(_ row: Int, _ a: Double, _ b: Double, _ height: Double) {
    let (low, high) = a < b ? (a, b) : (b, a)
    let width = Double(window.columns.count)
    let first = row * stride
    guard low < width else { return }
    guard high > 0 else {
      differences[first] += height
      return
    }
    guard high - low > 0 else { return addCells(first, low, high, height) }
    let perUnit = height / (high - low)
    if low < 0 { differences[first] += -low * perUnit }
    let from = max(0, low)
    let to = min(width, high)
    addCells(first, from, to, low < 0 || high > width ? (to - from) * perUnit : height)
  }

  /// Adds a piece within the window, cell by cell.
  private mutating func addCells(_ first: Int, _ low: Double, _ high: Double, _ height: Double) {
    var column = min(Int(low), stride - 2)
    if high <= Double(column + 1) { return addCell(first + column, (low + high) / 2 - Double(column), height) }
    let perUnit = height / (high - low)
    var u = low
    while u < high, column < stride - 1 {
      let next = min(Double(column + 1), high)
      addCell(first + column, (u + next) / 2 - Double(column), (next - u) * perUnit)
      u = next
      column += 1
    }
  }

  /// The share of a cell right of a piece whose middle is `middle` from the cell's left border.
  private mutating func addCell(_ at: Int, _ middle: Double, _ height: Double) {
    differences[at] += height * (1 - middle)
    differences[at + 1] += height * middle
  }
}

extension PolygonSet {
  /// The exact share of each cell of `window` that a feature covers, row-major.
  public func coveredShares(ofFeature feature: Int, grid: RasterGrid, window: RasterWindow) -> [Double] {
    let coverage = CellCoverage(self, feature: feature, grid: grid, window: window)
    return window.rows.flatMap { coverage.shares(row: $0) }
  }
}
