import Stunting

/// Puts the truth about a delivery together.
struct TruthWriter {
  let regency: SyntheticRegency
  let boundaries: BoundaryFaults
  let tables: TableFaults
  let programmes: ProgrammeTable

  static let puskesmasThresholdMetres = 10_000

  var truth: PlantedTruth {
    PlantedTruth(
      generator: SyntheticRegency.generatorName, seed: regency.seed, regencyCode: Numbering.regencyCode,
      regencyName: NameBook.regency, villageCount: regency.villages.count, districtCount: regency.districts.count,
      baselinePrevalence: regency.options.baselinePrevalence,
      intraClassCorrelation: 1 / Double(regency.options.concentration + 1),
      effects: regency.options.effects, roles: roles,
      islands: codes { regency.villages[$0].isIsland }, multipart: codes { regency.plan.rings[$0].count > 1 },
      truePrevalence: byCode { (regency.villages[$0].truePrevalence * 10_000).rounded() / 10_000 }, access: access,
      lokus: LokusTruth(regency, withoutValue: tables.withoutValue).expected,
      diagnosis: AccessTruth(regency: regency).diagnoses, travel: AccessTruth(regency: regency).travel,
      programmes: programmes.truth, noData: cells { $0 == nil },
      noTarget: cells { $0 == 0 }, villagesWithoutRow: tables.withoutRow.mapValues { $0.sorted().map(code) },
      faults: boundaries.faults + withoutLandNeighbour + sameName + tables.faults + programmes.faults)
  }

  private func code(_ v: Int) -> String { regency.villages[v].code }
  private func codes(_ test: (Int) -> Bool) -> [String] { regency.villages.indices.filter(test).map(code) }

  private func byCode<Value>(_ value: (Int) -> Value) -> [String: Value] {
    Dictionary(uniqueKeysWithValues: regency.villages.indices.map { (code($0), value($0)) })
  }

  private var roles: [PlantedRole: [String]] {
    Dictionary(
      uniqueKeysWithValues: PlantedRole.allCases.map { role in
        (role, codes { regency.villages[$0].roles.contains(role) })
      })
  }

  /// No fault of the file, and told all the same.
  private var withoutLandNeighbour: [PlantedFault] {
    regency.villages.indices.filter { regency.plan.neighbours[$0].isEmpty }.map { v in
      var fault = PlantedFault(
        file: "batas_desa.geojson", row: v + 1, code: code(v), detail: "an island without a land neighbour")
      fault.finding = .island
      return fault
    }
  }

  private var sameName: [PlantedFault] {
    guard let first = regency.sameNamePair.first, let second = regency.sameNamePair.last else { return [] }
    var fault = PlantedFault(
      file: "batas_desa.geojson", row: second + 1, code: code(second),
      detail: "the name of a village in another kecamatan")
    fault.otherCode = code(first)
    fault.finding = .duplicateVillageName
    return [fault]
  }

  private func cells(_ test: (Int?) -> Bool) -> [String] {
    regency.coverage.flatMap { coverage in
      regency.villages.indices.filter { test(coverage.target[$0]) }.map { code($0) + " " + coverage.indicator.key }
    }
  }

  private var access: PlantedAccess {
    let d = regency.distances
    let far = regency.villages.indices.sorted { d.puskesmasMetres[$0] > d.puskesmasMetres[$1] }
    let beyond = { (v: Int) in d.puskesmasMetres[v] - Double(TruthWriter.puskesmasThresholdMetres) }
    return PlantedAccess(
      posyanduFurthestServedMetres: Int(edge(d.posyanduMetres, .posyanduGap, inside: false).rounded(.up)),
      posyanduNearestGapMetres: Int(edge(d.posyanduMetres, .posyanduGap, inside: true)),
      waterFurthestServedMetres: Int(edge(d.waterMetres, .waterGap, inside: false).rounded(.up)),
      waterNearestGapMetres: Int(edge(d.waterMetres, .waterGap, inside: true)),
      puskesmasThresholdMetres: TruthWriter.puskesmasThresholdMetres,
      puskesmasGap: far.filter { beyond($0) > 300 }.map(code),
      puskesmasClose: far.filter { abs(beyond($0)) <= 300 }.map(code),
      distanceMetres: byCode { v in
        [d.puskesmasMetres[v], d.posyanduMetres[v], d.waterMetres[v]].map { Int($0.rounded()) }
      })
  }

  /// The shortest distance among the gaps, or the longest among the others.
  private func edge(_ metres: [Double], _ role: PlantedRole, inside: Bool) -> Double {
    let chosen = regency.villages.indices.filter { regency.villages[$0].roles.contains(role) == inside }.map {
      metres[$0]
    }
    return (inside ? chosen.min() : chosen.max()) ?? 0
  }
}
