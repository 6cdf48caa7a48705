/// The measurement effect beside every klaster and every juknis hotspot of a region.
public struct RegionMeasurement: Sendable, Equatable {
  public var table: MeasurementTable
  /// By klaster number (`KlasterTable.klasterNumber`).
  public var ofKlaster: [Int: MeasurementEffect]
  /// By village that is a hotspot for its prevalence.
  public var ofHotspot: [Int: MeasurementEffect]
}

/// Asks for the measurement effect of the klaster and the hotspots at once: the whole-map evidence is the same for all.
///
/// - Parameter input: Everything known about measuring; its groups are not looked at.
public func regionMeasurement(
  _ input: MeasurementInput, klaster: KlasterTable?, hotspots: HotspotTable?, threads: Int
) async throws -> RegionMeasurement {
  let groups = klaster.map(klasterGroups) ?? []
  let villages = hotspots.map { h in h.isRateHotspot.indices.filter { h.isRateHotspot[$0] } } ?? []
  var input = input
  input.groups = groups.map(\.group) + villages.map { MeasuredGroup(members: [$0], isHigh: true) }
  let table = try await measurementEffects(input, threads: threads)
  return RegionMeasurement(
    table: table,
    ofKlaster: Dictionary(
      zip(groups.map(\.number), table.effects).map { ($0, $1) }, uniquingKeysWith: { first, _ in first }),
    ofHotspot: Dictionary(
      zip(villages, table.effects.dropFirst(groups.count)).map { ($0, $1) }, uniquingKeysWith: { first, _ in first }))
}

/// The numbered groups of the headline method, ascending.
private func klasterGroups(_ k: KlasterTable) -> [(number: Int, group: MeasuredGroup)] {
  var members: [Int: [Int]] = [:]
  for (village, number) in k.klasterNumber.enumerated() {
    if let number { members[number, default: []].append(village) }
  }
  return members.keys.sorted().map { number in
    let villages = members[number] ?? []
    let isHigh = villages.first.map { k.consistency.sign($0, by: k.headline) == .high } ?? true
    return (number, MeasuredGroup(members: villages, isHigh: isHigh))
  }
}
