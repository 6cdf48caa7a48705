import CBCBridge

/// The part of a savings problem that could still be better than the best choice known, as a model: for each point the
/// costs at which its chosen sites may lie, in steps (Cornuejols, Nemhauser and Wolsey 1980; in the sparse form of Garcia,
/// Labbe and Marin 2011).
struct SavingsModel {
  private(set) var model = MIPModel()
  /// The problem's column behind each of the first columns of the model.
  private(set) var columns: [Int] = []
  /// What the model's cost leaves out.
  private(set) var constant = 0.0
  /// What the model counts for one of the problem: the solver's tolerances are made for sums of about this size.
  let scale: Double
  private let problem: SavingsProblem
  private let known: LagrangianBound
  private var modelColumn: [Int]

  /// - Parameter known: Bound and choice; columns and costs that cannot belong to a better choice are left out.
  init(_ problem: SavingsProblem, known: LagrangianBound) {
    self.problem = problem
    self.known = known
    scale = known.total > 0 ? 1e6 / known.total : 1
    modelColumn = [Int](repeating: -1, count: problem.columnCount)
    addColumns()
    for point in 0..<problem.pointCount { addPoint(point) }
    addLimit()
  }

  private mutating func addColumns() {
    for column in 0..<problem.columnCount where known.reduced[column] <= known.room {
      modelColumn[column] = columns.count
      columns.append(column)
      let isSure = -known.reduced[column] > known.room
      model.addColumn(lower: isSure ? 1 : 0, upper: 1, isInteger: true)
    }
  }

  private mutating func addLimit() {
    let largest = columns.reduce(0) { max($0, problem.prices[$1]) }
    let unit = largest == 1 || largest == 0 ? 1 : 1000 / largest
    model.addRow(
      upper: problem.limit * unit, columns.enumerated().map { ($0.offset, problem.prices[$0.element] * unit) })
  }

  /// Rows of a point: `open[k]` is 1 when no site of the steps up to k is chosen.
  private mutating func addPoint(_ point: Int) {
    let weight = problem.weights[point]
    let most = known.pointPrices[point] + known.room
    var steps: [(cost: Double, columns: [Int])] = []
    for slot in problem.row(point) where weight * problem.rowCost[slot] <= most {
      let column = modelColumn[Int(problem.rowColumn[slot])]
      if column < 0 { continue }
      if let last = steps.last, last.cost == problem.rowCost[slot] {
        steps[steps.count - 1].columns.append(column)
      } else {
        steps.append((problem.rowCost[slot], [column]))
      }
    }
    addSteps(steps, weight, base: weight * problem.base[point] <= most ? problem.base[point] : nil)
  }

  private mutating func addSteps(_ steps: [(cost: Double, columns: [Int])], _ weight: Double, base: Double?) {
    let costs = steps.map(\.cost) + (base.map { [$0] } ?? [])
    guard let first = costs.first else {
      // Nothing is left for the point: no better choice exists.
      model.addRow(lower: 1, [])
      return
    }
    constant += weight * first
    var former = -1
    for (index, step) in steps.enumerated() {
      var entries = step.columns.map { (column: $0, coefficient: 1.0) }
      if former >= 0 { entries.append((former, -1)) }
      if index + 1 < costs.count {
        former = model.addColumn(upper: 1, cost: scale * weight * (costs[index + 1] - step.cost))
        entries.append((former, 1))
      }
      model.addRow(lower: index == 0 ? 1 : 0, entries)
    }
  }

  /// The known choice, for the solver to begin from.
  var start: [(column: Int, value: Double)] {
    let isOpen = Set(known.chosen)
    return columns.enumerated().map { ($0.offset, isOpen.contains($0.element) ? 1 : 0) }
  }
}
