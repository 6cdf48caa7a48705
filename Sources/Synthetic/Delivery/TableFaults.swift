import Stunting

/// Plants faults in the tables, each in a plain village of its own.
struct TableFaults {
  var latest: TextTable
  var oldest: TextTable
  var coverage: TextTable
  var posyandu: TextTable
  var faults: [PlantedFault] = []
  /// Villages that no usable row of a file is about, by file.
  var withoutRow: [String: [Int]] = [:]
  /// Villages without a usable value in the latest weighing month.
  var withoutValue: Set<Int> = []

  let regency: SyntheticRegency
  var free: [Int]

  init(_ regency: SyntheticRegency, avoiding touched: Set<Int>) {
    let tables = CleanTables(regency: regency)
    self.regency = regency
    latest = tables.weighing(regency.weighings[regency.weighings.count - 1])
    oldest = tables.weighing(regency.weighings[0])
    coverage = tables.coverage()
    posyandu = tables.posyandu()
    free = regency.villages.indices.filter { v in
      regency.villages[v].roles.isEmpty && !regency.villages[v].isIsland && !touched.contains(v)
        && !regency.sameNamePair.contains(v)
    }
    var stream = DrawStream(seed: regency.seed, topic: .faults, item: 2)
    stream.shuffle(&free)
    guard regency.options.plantsFaults else { return }
    plantNames()
    plantCodes()
    plantCoverage()
    plantMissingRow()
    plantNumbers()
    plantAbsentVillages()
    var facilities = FacilityFaults(regency, free: free)
    facilities.plant(&stream)
    posyandu = facilities.posyandu
    faults += facilities.faults
  }

  // MARK: - Numbers

  private mutating func plantNumbers() {
    if let v = free.popLast() {
      edit(v, ["balita_diukur": ""], "denominator left empty", column: "balita_diukur", setAside: .missingDenominator)
      withoutValue.insert(v)
    }
    if let v = free.popLast() {
      edit(v, ["pendek": "tt"], "text where a number belongs", column: "pendek", setAside: .notANumber)
      withoutValue.insert(v)
    }
    if let v = free.popLast() {
      append(
        latest.rows[v], "row \(v + 1) once more", setAside: .duplicateRow, code: regency.villages[v].code)
    }
  }

  /// The oldest weighing has no row for one village.
  private mutating func plantMissingRow() {
    guard let v = free.popLast() else { return }
    oldest.rows.remove(at: v)
    withoutRow[oldest.fileName, default: []].append(v)
  }

  private mutating func plantCoverage() {
    guard let v = free.popLast(), let people = Int(coverage.cell(row: v + 1, "imunisasi_sasaran")) else { return }
    coverage.set(row: v + 1, "imunisasi_terlayani", "\(people + max(3, people / 20))")
    var fault = PlantedFault(
      file: coverage.fileName, row: v + 1, code: regency.villages[v].code, detail: "more served than there are")
    fault.column = "imunisasi_terlayani"
    fault.finding = .coverageAboveHundred
    faults.append(fault)
  }

  // MARK: - Rows of the latest weighing

  /// Takes the last free village that is as wanted.
  mutating func take(_ wanted: (TableFaults, Int) -> Bool) -> Int? {
    let now = self
    return free.lastIndex { wanted(now, $0) }.map { free.remove(at: $0) }
  }

  mutating func edit(
    _ v: Int, _ cells: [String: String], _ detail: String, column: String? = nil, setAside: SetAsideReason? = nil,
    finding: FindingKind? = nil, otherCode: String? = nil
  ) {
    for (name, text) in cells.sorted(by: { $0.key < $1.key }) { latest.set(row: v + 1, name, text) }
    var fault = PlantedFault(file: latest.fileName, row: v + 1, code: regency.villages[v].code, detail: detail)
    fault.otherCode = otherCode
    fault.column = column
    fault.setAside = setAside
    fault.finding = finding
    faults.append(fault)
  }

  /// A row that is about no village of its own.
  mutating func append(
    _ cells: [String], _ detail: String, setAside: SetAsideReason, code: String? = nil, otherCode: String? = nil
  ) {
    latest.rows.append(cells)
    var fault = PlantedFault(file: latest.fileName, row: latest.rows.count, code: code, detail: detail)
    fault.otherCode = otherCode
    fault.setAside = setAside
    faults.append(fault)
  }

  mutating func lose(_ v: Int) {
    withoutRow[latest.fileName, default: []].append(v)
    withoutValue.insert(v)
  }
}
