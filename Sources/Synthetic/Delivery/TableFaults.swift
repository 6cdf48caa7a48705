import Geometry
import Stunting

/// Plants faults in the tables, each in a plain village of its own.
struct TableFaults {
  private(set) var latest: TextTable
  private(set) var oldest: TextTable
  private(set) var coverage: TextTable
  private(set) var posyandu: TextTable
  private(set) var faults: [PlantedFault] = []
  /// Villages that no usable row of a file is about, by file.
  private(set) var withoutRow: [String: [Int]] = [:]
  /// Villages without a usable value in the latest weighing month.
  private(set) var withoutValue: Set<Int> = []

  private let regency: SyntheticRegency
  private var free: [Int]

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
    plantNumbers()
    plantMissingRow()
    plantCoverage()
    plantFacilities(&stream)
  }

  // MARK: - Names and codes of the latest weighing

  private mutating func plantNames() {
    if let v = free.popLast() {
      let name = regency.villages[v].name.uppercased().replacing(" ", with: "  ")
      edit(
        v, ["kode_desa": "", "nama_desa": name], "no code, name in capitals with two blanks", finding: .matchedByName)
    }
    for way in 0..<2 {
      guard let v = free.popLast() else { return }
      let name = misspelt(regency.villages[v].name, way: way)
      edit(v, ["kode_desa": "", "nama_desa": name], "no code, name misspelt", setAside: .unknownName)
      lose(v)
    }
    if let v = regency.sameNamePair.last {
      let detail = "no code, no kecamatan, a name that two villages bear"
      edit(v, ["kode_desa": "", "kecamatan": ""], detail, setAside: .ambiguousName)
      lose(v)
    }
    if let v = free.popLast() {
      let code = regency.villages[v].code.dropLast(4) + "2999"
      edit(
        v, ["kode_desa": String(code), "nama_desa": "Desa Pemekaran"], "a code that no village has",
        setAside: .unknownCode)
      lose(v)
    }
    if let v = free.popLast() {
      let name = misspelt(regency.villages[v].name, way: 0)
      edit(v, ["nama_desa": name], "code right, name misspelt", finding: .nameDiffers)
    }
  }

  /// A letter left out (0) or two letters exchanged (1), so that no other village is called so.
  private func misspelt(_ name: String, way: Int) -> String {
    let taken = Set(regency.villages.map(\.name))
    let letters = Array(name)
    for at in stride(from: letters.count - 3, through: 1, by: -1) where letters[at] != " " && letters[at + 1] != " " {
      var changed = letters
      if way == 0 { changed.remove(at: at) } else { changed.swapAt(at, at + 1) }
      if changed != letters, !taken.contains(String(changed)) { return String(changed) }
    }
    return name + "x"
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
      latest.rows.append(latest.rows[v])
      var fault = PlantedFault(
        file: latest.fileName, row: latest.rows.count, code: regency.villages[v].code, detail: "row \(v + 1) once more")
      fault.setAside = .duplicateRow
      faults.append(fault)
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

  private mutating func edit(
    _ v: Int, _ cells: [String: String], _ detail: String, column: String? = nil, setAside: SetAsideReason? = nil,
    finding: FindingKind? = nil
  ) {
    for (name, text) in cells.sorted(by: { $0.key < $1.key }) { latest.set(row: v + 1, name, text) }
    var fault = PlantedFault(file: latest.fileName, row: v + 1, code: regency.villages[v].code, detail: detail)
    fault.column = column
    fault.setAside = setAside
    fault.finding = finding
    faults.append(fault)
  }

  private mutating func lose(_ v: Int) {
    withoutRow[latest.fileName, default: []].append(v)
    withoutValue.insert(v)
  }

  // MARK: - Facilities

  private mutating func plantFacilities(_ stream: inout DrawStream) {
    // A latitude beyond 90 is no position.
    plantFacility("longitude and latitude exchanged", [.looksSwapped, .noPosition]) { table, row, _ in
      let longitude = table.cell(row: row, "bujur")
      table.set(row: row, "bujur", table.cell(row: row, "lintang"))
      table.set(row: row, "lintang", longitude)
    }
    if let last = faults.indices.last, faults[last].flags?.contains(.looksSwapped) ?? false {
      faults[last].column = "lintang"
      faults[last].setAside = .unreadablePosition
    }
    if let sea = seaPoint(&stream) {
      plantFacility("position in the sea", [.outsideRegion]) { table, row, _ in
        table.set(row: row, "bujur", DegreeText.text(sea.longitude))
        table.set(row: row, "lintang", DegreeText.text(sea.latitude))
      }
    }
    plantFacility("position left empty", [.noPosition]) { table, row, _ in
      table.set(row: row, "bujur", "")
      table.set(row: row, "lintang", "")
    }
    plantDeclared("declares a neighbour in the same kecamatan", [.otherVillage], sameDistrict: true)
    plantDeclared("declares a village of another kecamatan", [.otherDistrict], sameDistrict: false)
    plantFacilityTwice()
  }

  /// Changes the row of a posyandu that is not the first of its village.
  private mutating func plantFacility(
    _ detail: String, _ flags: [FacilityFlag], otherCode: String? = nil,
    in wanted: (Int) -> Bool = { _ in true }, _ change: (inout TextTable, Int, Int) -> Void
  ) {
    guard let at = free.lastIndex(where: { wanted($0) && spare($0) != nil }) else { return }
    let v = free.remove(at: at)
    guard let item = spare(v) else { return }
    change(&posyandu, item + 1, v)
    var fault = PlantedFault(file: posyandu.fileName, row: item + 1, code: regency.posyandu[item].id, detail: detail)
    fault.flags = flags
    fault.otherCode = otherCode
    faults.append(fault)
  }

  private func spare(_ v: Int) -> Int? {
    regency.posyandu.indices.first { regency.posyandu[$0].village == v && !regency.placed.posyandu[$0].isFirst }
  }

  private mutating func plantDeclared(_ detail: String, _ flags: [FacilityFlag], sameDistrict: Bool) {
    let regency = regency
    let other = { (v: Int) -> Int? in
      let choices = sameDistrict ? regency.plan.neighbours[v] : Array(regency.villages.indices.reversed())
      return choices.first { (regency.villages[$0].district == regency.villages[v].district) == sameDistrict }
    }
    let hasOther = { (v: Int) in other(v) != nil }
    plantFacility(detail, flags, in: hasOther) { table, row, v in
      guard let declared = other(v) else { return }
      let place = CleanTables(regency: regency).place(declared)
      for (column, text) in zip(CleanTables.placeColumns, place) { table.set(row: row, column, text) }
    }
  }

  private mutating func plantFacilityTwice() {
    guard let at = free.lastIndex(where: { spare($0) != nil }), let item = spare(free[at]) else { return }
    free.remove(at: at)
    posyandu.rows.append(posyandu.rows[item])
    let row = posyandu.rows.count
    let kader = Int(posyandu.cell(row: row, "kader")) ?? 4
    posyandu.set(row: row, "kader", "\(kader + 1)")
    var fault = PlantedFault(
      file: posyandu.fileName, row: row, code: regency.posyandu[item].id,
      detail: "row \(item + 1) once more with another number of kader")
    fault.flags = [.samePosition, .duplicateID]
    faults.append(fault)
  }

  /// A point at sea, at least four cells from any land.
  private func seaPoint(_ stream: inout DrawStream) -> LonLat? {
    let plan = regency.plan
    let sea = (0..<plan.lattice.cellCount).filter { plan.lattice.isInner($0) && isOpenSea($0, plan) }
    guard !sea.isEmpty else { return nil }
    return regency.frame.lonLat(plan.warp(plan.lattice.centre(sea[stream.index(below: sea.count)])))
  }

  private func isOpenSea(_ cell: Int, _ plan: RegionPlan) -> Bool {
    guard plan.lattice.row(cell) > 3, plan.lattice.row(cell) < plan.lattice.rows / 3 else { return false }
    let p = plan.lattice.centre(cell)
    return !plan.labels.indices.contains { other in
      plan.labels[other] >= 0 && plan.lattice.centre(other).distance(to: p) < 4.5 * plan.lattice.cellMetres
    }
  }
}
