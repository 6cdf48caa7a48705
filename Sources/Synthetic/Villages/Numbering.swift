/// Order, codes and status of villages: the kecamatan of the town comes first, kelurahan come before desa, and the rest
/// follow by distance from the seat.
struct Numbering {
  /// The plan with villages in code order and kecamatan by number.
  let plan: RegionPlan
  /// `99.99.KK.1VVV` (kelurahan) or `99.99.KK.2VVV` (desa) of each village.
  let codes: [String]
  let isUrban: [Bool]
  /// Seat village of each kecamatan.
  let seats: [Int]

  static let regencyCode = "99.99"

  init(_ plan: RegionPlan, seed: UInt64) {
    let numbers = Numbering.districtNumbers(plan)
    let seats = Numbering.seats(plan)
    let urban = Numbering.urban(plan, seats: seats, seed: seed)
    let order = plan.cells.indices.sorted { a, b in
      Numbering.key(a, plan, numbers, seats, urban) < Numbering.key(b, plan, numbers, seats, urban)
    }
    self.plan = plan.reordered(order, districtNumber: numbers)
    isUrban = order.map { urban[$0] }
    codes = Numbering.codes(district: self.plan.district, isUrban: isUrban)
    var byNumber = [Int](repeating: 0, count: seats.count)
    for (d, seat) in seats.enumerated() { byNumber[numbers[d]] = order.firstIndex(of: seat) ?? 0 }
    self.seats = byNumber
  }

  static func districtCode(_ district: Int) -> String { regencyCode + "." + twoDigits(district + 1) }

  private static func key(
    _ v: Int, _ plan: RegionPlan, _ numbers: [Int], _ seats: [Int], _ urban: [Bool]
  ) -> (Int, Int, Double, Int) {
    let d = plan.district[v]
    let away = plan.interior[v].point.distance(to: plan.interior[seats[d]].point)
    return (numbers[d], urban[v] ? 0 : 1, away, v)
  }

  private static func codes(district: [Int], isUrban: [Bool]) -> [String] {
    var serial = [Int: Int]()
    return district.indices.map { v in
      serial[district[v], default: 0] += 1
      let number = serial[district[v], default: 0]
      let digits = number < 10 ? "00\(number)" : "0\(number)"
      return districtCode(district[v]) + "." + (isUrban[v] ? "1" : "2") + digits
    }
  }

  /// The kecamatan of the town gets number 0, the others follow by distance from the town.
  private static func districtNumbers(_ plan: RegionPlan) -> [Int] {
    let away = (0..<plan.districtCount).map { d in
      members(of: d, plan).map { plan.interior[$0].point.distance(to: plan.landform.town) }.min() ?? .infinity
    }
    let order = away.indices.sorted { (away[$0], $0) < (away[$1], $1) }
    var numbers = [Int](repeating: 0, count: order.count)
    for (number, d) in order.enumerated() { numbers[d] = number }
    return numbers
  }

  private static func members(of d: Int, _ plan: RegionPlan) -> [Int] {
    plan.district.indices.filter { plan.district[$0] == d && !plan.isIsland[$0] }
  }

  /// The seat of a kecamatan: central, and where people live close together.
  private static func seats(_ plan: RegionPlan) -> [Int] {
    (0..<plan.districtCount).map { d in
      let members = members(of: d, plan)
      let sum = members.reduce(PlanePoint(x: 0, y: 0)) { $0 + plan.interior[$1].point }
      let middle = sum * (1 / Double(max(1, members.count)))
      let rank = { (v: Int) in
        let p = plan.interior[v].point
        return (p.distance(to: middle) + 2_000) * plan.landform.spacing(p)
      }
      return members.min { rank($0) < rank($1) } ?? 0
    }
  }

  /// The town's villages are kelurahan, and so are some seats.
  private static func urban(_ plan: RegionPlan, seats: [Int], seed: UInt64) -> [Bool] {
    var stream = DrawStream(seed: seed, topic: .counts, item: 2)
    var urban = [Bool](repeating: false, count: plan.cells.count)
    for seat in seats where stream.chance(0.5) { urban[seat] = true }
    let near = plan.cells.indices.filter { !plan.isIsland[$0] }
      .sorted { townDistance($0, plan) < townDistance($1, plan) }
    for v in near.prefix(8) where townDistance(v, plan) < 6_000 { urban[v] = true }
    return urban
  }

  private static func townDistance(_ v: Int, _ plan: RegionPlan) -> Double {
    plan.interior[v].point.distance(to: plan.landform.town)
  }
}

/// A number below 100 with two digits.
func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
