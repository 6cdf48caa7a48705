public import Analysis
public import Stunting

/// The gap of a service with the totals of kecamatan and region, its norms, and the villages beyond reach, worst first.
public func gapJSON(_ g: GapTable, edition: BoundaryEdition) -> JSONText {
  .object([
    "service": .string(g.service.key), "total": area(g.total),
    "districts": .array(
      g.districts.map { district in
        .object(["district_name": .string(district.name), "gap": area(district.gap)])
      }),
    "worst_fifth_share": .optional(g.worstFifthShare, decimals: 6),
    "villages_bearing_half": .optional(g.villagesBearingHalf),
    "villages_beyond": .array(g.beyond.map { .string(edition.villages[$0].printedCode) }),
    "over_supplied": codes(g.balance.isOverSupplied, edition),
    "under_supplied": codes(g.balance.isUnderSupplied, edition),
    "norms": .array(g.checks.compactMap(norm)),
  ])
}

private func area(_ g: ServiceGap) -> JSONText {
  .object([
    "demand": .optional(g.demand, decimals: 2), "within": .optional(g.within, decimals: 2),
    "beyond": .optional(g.beyond, decimals: 2), "share_within": .optional(g.shareWithin, decimals: 6),
    "share_of": .string(g.shareBasis.rawValue), "capacity": .optional(g.capacity, decimals: 2),
    "facilities": .optional(g.facilities), "coverage_percent": .optional(g.coveragePercent, decimals: 4),
    "gap_people": .optional(g.gapPeople, decimals: 2), "facilities_to_add": .optional(g.facilitiesToAdd),
    "villages": .int(g.villages), "villages_without_gap": .int(g.villagesWithoutGap),
  ])
}

private func codes(_ isIn: [Bool], _ edition: BoundaryEdition) -> JSONText {
  .array(isIn.indices.filter { isIn[$0] }.map { .string(edition.villages[$0].printedCode) })
}

private func norm(_ checks: [NormCheck]) -> JSONText? {
  guard let norm = checks.first?.norm else { return nil }
  return .object([
    "measure": .string(norm.measure.rawValue), "value": .number(norm.value, decimals: 3),
    "source": .string(norm.source), "applies_to": .string(norm.appliesTo), "status": .string(norm.status.rawValue),
    "met": .int(checks.count { $0.isMet == true }), "not_met": .int(checks.count { $0.isMet == false }),
    "unknown": .int(checks.count { $0.isMet == nil }),
  ])
}
