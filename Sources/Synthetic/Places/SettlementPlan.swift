/// Where people live: one main settlement a village and some dusun in other cells.
struct SettlementPlan {
  let plan: RegionPlan
  let villages: [SyntheticVillage]
  let districts: [SyntheticDistrict]
  let children: [Int]
  let frame: RegionFrame
  let seed: UInt64

  func settlements(hub: (Int) -> Int) -> [SyntheticSettlement] {
    villages.indices.flatMap { village(_: $0, hub: hub($0)) }
  }

  private func village(_ v: Int, hub: Int) -> [SyntheticSettlement] {
    var stream = DrawStream(seed: seed, topic: .settlements, item: v)
    var others = plan.cells[v].filter { $0 != hub }
    stream.shuffle(&others)
    let cells = [hub] + others.prefix(min(4, plan.cells[v].count / 4))
    let people = children[v] * 11
    return cells.enumerated().map { number, cell in
      let share = cells.count == 1 ? 1 : number == 0 ? 0.5 : 0.5 / Double(cells.count - 1)
      let reach = number == 0 ? 60.0 : 0.2 * plan.lattice.cellMetres
      let shift = PlanePoint(x: stream.uniform(-reach, reach), y: stream.uniform(-reach, reach))
      return SyntheticSettlement(
        name: number == 0 ? villages[v].name : "Dusun \(number) \(villages[v].name)", village: v,
        rank: number == 0 ? rank(v) : "dusun", population: Int(Double(people) * share * stream.uniform(0.9, 1.1)),
        position: frame.lonLat(plan.warp(plan.lattice.centre(cell) + shift)))
    }
  }

  private func rank(_ village: Int) -> String {
    guard let district = districts.firstIndex(where: { $0.seat == village }) else { return "desa" }
    return district == 0 ? "ibu kota kabupaten" : "ibu kota kecamatan"
  }
}
