/// Identifiers, names and attributes of placed facilities.
struct FacilityNaming {
  let villages: [SyntheticVillage]
  let districts: [SyntheticDistrict]
  let frame: RegionFrame
  let seed: UInt64

  private static let flowers = [
    "Melati", "Mawar", "Anggrek", "Kenanga", "Cempaka", "Dahlia", "Flamboyan", "Teratai", "Seroja",
  ]
  private static let sources = ["PAMSIMAS", "Sumur bor", "Mata air", "Hidran umum"]

  func puskesmas(_ placed: [PlacedFacility]) -> [SyntheticFacility] {
    var serial = [Int](repeating: 0, count: districts.count)
    return placed.enumerated().map { item, facility in
      let district = villages[facility.village].district
      serial[district] += 1
      var stream = DrawStream(seed: seed, topic: .facilities, item: 4_000_000 + item)
      let name = districts[district].name + (serial[district] > 1 ? " \(serial[district])" : "")
      return SyntheticFacility(
        id: "P9999" + twoDigits(district + 1) + twoDigits(serial[district]), name: "Puskesmas " + name,
        village: facility.village, position: frame.lonLat(facility.point),
        attributes: [
          .init(column: "dokter", text: "\(stream.integer(1...4))"),
          .init(column: "bidan", text: "\(stream.integer(6...24))"),
          .init(column: "tenaga_gizi", text: "\(stream.integer(0...3))"),
          .init(column: "alat_antropometri", text: stream.chance(0.8) ? "lengkap" : "tidak lengkap"),
        ])
    }
  }

  /// The flowers in turn, with a number from the second round on.
  private func flower(_ serial: Int) -> String {
    let (round, number) = serial.quotientAndRemainder(dividingBy: FacilityNaming.flowers.count)
    return FacilityNaming.flowers[number] + (round > 0 ? " \(round + 1)" : "")
  }

  func posyandu(_ placed: [PlacedFacility]) -> [SyntheticFacility] {
    var serial = [Int](repeating: 0, count: villages.count)
    return placed.enumerated().map { item, facility in
      let village = villages[facility.village]
      let flower = flower(serial[facility.village])
      serial[facility.village] += 1
      var stream = DrawStream(seed: seed, topic: .facilities, item: 5_000_000 + item)
      let few = village.roles.contains(.underServed)
      return SyntheticFacility(
        id: "PY-" + padded(item + 1), name: "Posyandu \(flower) \(village.name)", village: facility.village,
        position: frame.lonLat(facility.point),
        attributes: [
          .init(column: "kader", text: "\(few ? stream.integer(2...3) : stream.integer(4...8))"),
          .init(column: "aktif", text: facility.isFirst || stream.chance(0.92) ? "ya" : "tidak"),
          .init(column: "alat_antropometri", text: stream.chance(few ? 0.3 : 0.75) ? "lengkap" : "tidak lengkap"),
        ])
    }
  }

  func water(_ placed: [PlacedFacility]) -> [SyntheticFacility] {
    placed.enumerated().map { item, facility in
      var stream = DrawStream(seed: seed, topic: .facilities, item: 6_000_000 + item)
      let kind = FacilityNaming.sources[stream.index(below: FacilityNaming.sources.count)]
      return SyntheticFacility(
        id: "AM-" + padded(item + 1), name: "\(kind) \(villages[facility.village].name)", village: facility.village,
        position: frame.lonLat(facility.point),
        attributes: [
          .init(column: "jenis", text: kind),
          .init(column: "berfungsi", text: facility.isFirst || stream.chance(0.9) ? "ya" : "tidak"),
          .init(column: "keluarga_terlayani", text: "\(stream.integer(20...240))"),
        ])
    }
  }

  private func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
