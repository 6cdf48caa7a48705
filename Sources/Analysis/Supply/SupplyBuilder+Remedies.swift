import Stunting

extension SupplyBuilder {
  /// Redistribution first, then addition, for every row that indicates a lack of resources. Indicators that rest on the same
  /// supply share one dealing out of its slack.
  mutating func addRemedies(to pairs: inout [SupplyPairTable]) {
    for aspect in SupplyAspect.allCases {
      let keys = pairs.map { key(aspect, $0) }
      var done: Set<SupplyKey> = []
      for key in keys.compactMap({ $0 }) where done.insert(key).inserted {
        let indices = keys.indices.filter { keys[$0] == key }
        addRemedies(key, indices, &pairs)
      }
    }
  }

  private func key(_ aspect: SupplyAspect, _ table: SupplyPairTable) -> SupplyKey? {
    guard let pair = table.definition.supply.first(where: { $0.aspect == aspect }) else { return nil }
    let kind = service(of: pair.facilityKind)?.key ?? pair.facilityKind
    guard aspect == .staff else { return SupplyKey(kind: kind, aspect: aspect, attribute: pair.attribute) }
    return SupplyKey(kind: kind, aspect: aspect, attribute: staffNorm(pair, service(of: pair.facilityKind)).attribute)
  }

  private func service(of kind: String) -> ServiceDefinition? {
    input.services.first { $0.key == kind } ?? input.services.first { $0.facilityKinds.contains(kind) }
  }

  private mutating func addRemedies(_ key: SupplyKey, _ indices: [Int], _ pairs: inout [SupplyPairTable]) {
    let needs = needs(key.aspect, indices, pairs)
    guard !needs.isEmpty else { return }
    let ground = ground(key.kind)
    let pair = SupplyPair(facilityKind: key.kind, aspect: key.aspect, attribute: key.attribute)
    let least = key.aspect == .staff ? staffNorm(pair, ground.service).norm?.value ?? 1 : 1
    var slack = villageSlack(key, least, ground, input)
    for village in lackingVillages(indices, pairs) where slack[village] != nil { slack[village] = 0 }
    let within = input.villages.indices.map { surplusWithin($0, key, least, ground) }
    var dealing = Redistribution(input, ground, slack: slack)
    let known = Dictionary(
      uniqueKeysWithValues: needs.map { ($0.village, dealing.isKnown(around: $0.village, districts)) })
    let transfers = dealing.deal(needs, inVillage: within, districts: districts)
    for index in indices { attach(key.aspect, transfers, known, &pairs[index]) }
  }

  private func needs(_ aspect: SupplyAspect, _ indices: [Int], _ pairs: [SupplyPairTable]) -> [SupplyNeed] {
    var byVillage: [Int: SupplyNeed] = [:]
    for table in indices.map({ pairs[$0] }) {
      for row in table.rows where row.diagnosis == .resources && row.check(aspect).state == .inadequate {
        let attained = attainment(row.cell, table.definition)
        var need = byVillage[row.village] ?? SupplyNeed(village: row.village, shortage: 0, attainment: attained)
        need.shortage = max(need.shortage, row.check(aspect).shortage ?? 0)
        need.attainment = min(need.attainment, attained)
        byVillage[row.village] = need
      }
    }
    return byVillage.keys.sorted().compactMap { byVillage[$0] }
  }

  private func attainment(_ cell: IndicatorCell, _ definition: IndicatorDefinition) -> Double {
    guard let percent = cell.percent, let target = definition.effectiveTarget else { return 0 }
    return CoverageClass.attainment(percent: percent, target: target.percent, direction: definition.direction) ?? 0
  }

  /// A village that lacks the coverage itself gives nothing away.
  private func lackingVillages(_ indices: [Int], _ pairs: [SupplyPairTable]) -> Set<Int> {
    Set(indices.flatMap { pairs[$0].rows }.filter { $0.cell.coverageClass?.isLacking == true }.map(\.village))
  }

  private func attach(
    _ aspect: SupplyAspect, _ transfers: [Int: [SupplyTransfer]], _ known: [Int: Bool], _ table: inout SupplyPairTable
  ) {
    for index in table.rows.indices where table.rows[index].diagnosis == .resources {
      let row = table.rows[index]
      let check = row.check(aspect)
      guard check.state == .inadequate else { continue }
      let own = transfers[row.village] ?? []
      let given = own.reduce(0) { $0 + $1.amount }
      table.rows[index].remedies.append(
        SupplyRemedy(
          aspect: aspect, shortage: check.shortage, transfers: own, toAdd: check.shortage.map { max(0, $0 - given) },
          slackIsKnown: known[row.village] ?? false))
    }
  }
}
