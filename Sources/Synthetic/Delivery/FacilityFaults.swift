import Geometry
import Stunting

/// Plants faults in rows of posyandu that are not the first of their village, so that no distance changes much.
struct FacilityFaults {
  private(set) var posyandu: TextTable
  private(set) var faults: [PlantedFault] = []

  private let regency: SyntheticRegency
  private var free: [Int]

  init(_ regency: SyntheticRegency, free: [Int]) {
    self.regency = regency
    self.free = free.filter { !regency.diagnoses.isMade($0) }
    posyandu = CleanTables(regency: regency).posyandu()
  }

  mutating func plant(_ stream: inout DrawStream) {
    plantSlips()
    if let sea = seaPoint(&stream) {
      change("position in the sea", flags: [.outsideRegion]) { table, row, _ in FacilityFaults.put(sea, row, &table) }
    }
    change("position left empty", flags: [.noPosition]) { table, row, _ in
      table.set(row: row, "bujur", "")
      table.set(row: row, "lintang", "")
    }
    plantDeclared("declares a neighbour in the same kecamatan", [.otherVillage], sameDistrict: true)
    plantDeclared("declares a village of another kecamatan", [.otherDistrict], sameDistrict: false)
    plantSharedSpot()
    plantSpotForMany()
    plantTwice()
  }

  // MARK: - Positions that are read again

  private mutating func plantSlips() {
    change("longitude and latitude exchanged", finding: .positionRepaired) { table, row, _ in
      FacilityFaults.exchange(row, &table)
    }
    change("the decimal point of the longitude lost", finding: .positionRepaired) { table, row, _ in
      table.set(row: row, "bujur", table.cell(row: row, "bujur").replacing(".", with: ""))
    }
    // A latitude beyond 90 is no position, and the exchanged one lies where the record does not say.
    let regency = regency
    let other = FacilityFaults.otherPlace(regency, sameDistrict: false)
    change(
      "longitude and latitude exchanged, and declares a village of another kecamatan",
      flags: [.looksSwapped, .noPosition], finding: .positionAsked, in: { other($0) != nil },
      { table, row, v in
        FacilityFaults.exchange(row, &table)
        if let declared = other(v) { FacilityFaults.declare(declared, regency, row, &table) }
      })
    guard let last = faults.indices.last, faults[last].finding == .positionAsked else { return }
    faults[last].column = "lintang"
    faults[last].setAside = .unreadablePosition
  }

  private mutating func plantDeclared(_ detail: String, _ flags: [FacilityFlag], sameDistrict: Bool) {
    let regency = regency
    let other = FacilityFaults.otherPlace(regency, sameDistrict: sameDistrict)
    change(
      detail, flags: flags, in: { other($0) != nil },
      { table, row, v in
        if let declared = other(v) { FacilityFaults.declare(declared, regency, row, &table) }
      })
  }

  // MARK: - One spot

  /// A posyandu at the very place of the first one of its village, as when both meet in the village hall.
  private mutating func plantSharedSpot() {
    guard let v = takeVillage({ [self] in first($0) != nil }), let item = spare(v), let host = first(v) else { return }
    FacilityFaults.put(regency.posyandu[host].position, item + 1, &posyandu)
    report(min(item, host), "the position of row \(max(item, host) + 1)", [.samePosition], .sharedPosition)
    report(max(item, host), "the position of row \(min(item, host) + 1)", [.samePosition], nil)
  }

  /// Four posyandu of four villages of a kecamatan, all with the position of one of them.
  private mutating func plantSpotForMany() {
    let byDistrict = Dictionary(grouping: free.filter { spare($0) != nil }) { regency.villages[$0].district }
    guard let crowd = byDistrict.filter({ $0.value.count >= 4 }).min(by: { $0.key < $1.key })?.value.prefix(4) else {
      return
    }
    free.removeAll(where: crowd.contains)
    let items = crowd.compactMap(spare).sorted()
    guard let host = items.first else { return }
    for item in items {
      FacilityFaults.put(regency.posyandu[host].position, item + 1, &posyandu)
      let flags: [FacilityFlag] = item == host ? [.samePosition] : [.otherVillage, .samePosition]
      let detail = item == host ? "one position for posyandu of four villages" : "the position of row \(host + 1)"
      report(item, detail, flags, item == host ? .oneSpotForMany : nil)
    }
  }

  private mutating func plantTwice() {
    guard let v = takeVillage(), let item = spare(v) else { return }
    posyandu.rows.append(posyandu.rows[item])
    let row = posyandu.rows.count
    let kader = Int(posyandu.cell(row: row, "kader")) ?? 4
    posyandu.set(row: row, "kader", "\(kader + 1)")
    report(item, "row \(row) has it once more", [.samePosition], .sharedPosition)
    var fault = PlantedFault(
      file: posyandu.fileName, row: row, code: regency.posyandu[item].id,
      detail: "row \(item + 1) once more with another number of kader")
    fault.flags = [.samePosition, .duplicateID]
    faults.append(fault)
  }

  // MARK: - Rows

  /// Changes a spare posyandu of a free village.
  private mutating func change(
    _ detail: String, flags: [FacilityFlag]? = nil, finding: FindingKind? = nil,
    in wanted: (Int) -> Bool = { _ in true }, _ change: (inout TextTable, Int, Int) -> Void
  ) {
    guard let v = takeVillage(wanted), let item = spare(v) else { return }
    change(&posyandu, item + 1, v)
    report(item, detail, flags, finding)
  }

  private mutating func report(_ item: Int, _ detail: String, _ flags: [FacilityFlag]?, _ finding: FindingKind?) {
    var fault = PlantedFault(file: posyandu.fileName, row: item + 1, code: regency.posyandu[item].id, detail: detail)
    fault.flags = flags
    fault.finding = finding
    faults.append(fault)
  }

  private mutating func takeVillage(_ wanted: (Int) -> Bool = { _ in true }) -> Int? {
    free.lastIndex { wanted($0) && spare($0) != nil }.map { free.remove(at: $0) }
  }

  private func spare(_ v: Int) -> Int? {
    regency.posyandu.indices.first { regency.posyandu[$0].village == v && !regency.posyanduPlaces[$0].isFirst }
  }

  private func first(_ v: Int) -> Int? {
    regency.posyandu.indices.first { regency.posyandu[$0].village == v && regency.posyanduPlaces[$0].isFirst }
  }

  private static func exchange(_ row: Int, _ table: inout TextTable) {
    let longitude = table.cell(row: row, "bujur")
    table.set(row: row, "bujur", table.cell(row: row, "lintang"))
    table.set(row: row, "lintang", longitude)
  }

  private static func put(_ position: LonLat, _ row: Int, _ table: inout TextTable) {
    table.set(row: row, "bujur", DegreeText.text(position.longitude))
    table.set(row: row, "lintang", DegreeText.text(position.latitude))
  }

  private static func declare(_ v: Int, _ regency: SyntheticRegency, _ row: Int, _ table: inout TextTable) {
    let place = CleanTables(regency: regency).place(v)
    for (column, text) in zip(CleanTables.placeColumns, place) { table.set(row: row, column, text) }
  }

  /// A neighbour in the same kecamatan, or a village of another one; none whose supply is planted.
  private static func otherPlace(_ regency: SyntheticRegency, sameDistrict: Bool) -> (Int) -> Int? {
    { v in
      let choices = sameDistrict ? regency.plan.neighbours[v] : Array(regency.villages.indices.reversed())
      return choices.first { other in
        (regency.villages[other].district == regency.villages[v].district) == sameDistrict
          && !regency.diagnoses.isMade(other) && !regency.villages[other].roles.contains(.overServed)
      }
    }
  }

  // MARK: - Sea

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
