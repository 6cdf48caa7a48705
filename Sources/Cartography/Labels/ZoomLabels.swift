import DrawingBridge
public import Geometry
import Parallel

/// What is named on a map: villages in districts, measured once for all zooms.
public struct MapNames: Sendable {
  public let villages: LabelNames
  public let districts: LabelNames
  /// Index of each village's district; -1 for none.
  public let districtOf: [Int]

  /// - Parameters:
  ///   - villages: Text on the map a village; empty for none.
  ///   - districts: The same a district.
  public init(villages: [String], districts: [String], districtOf: [Int], threads: Int) async throws {
    self.villages = try await LabelNames(villages, threads: threads)
    self.districts = try await LabelNames(districts, isBold: true, threads: threads)
    self.districtOf = districtOf
  }
}

/// One zoom of tiles that is to be labelled.
public struct ZoomLabelInput: Sendable {
  public var zoom: Int
  public var villages: LabelAreas
  /// The villages dissolved by district, at the same scale.
  public var districts: LabelAreas
  public var rules: LabelRules
  /// Text under a village's name, such as its class number; nil or missing for none.
  public var details: [String?]
  /// What names stay clear of where they can: symbols, circles.
  public var symbols: [BoundingBox]

  public init(
    zoom: Int, villages: LabelAreas, districts: LabelAreas, rules: LabelRules = LabelRules(), details: [String?] = [],
    symbols: [BoundingBox] = []
  ) {
    self.zoom = zoom
    self.villages = villages
    self.districts = districts
    self.rules = rules
    self.details = details
    self.symbols = symbols
  }
}

/// Places the names of one zoom for the whole region at once, each inside its own area and none over another, in
/// whatever tile it lies.
///
/// A district in which at least a third of the villages has room for their names shows those; another shows its own
/// name, and from zoom 12 on also those village names that have room beside it. Larger areas come first, and ties go by
/// index, so that the result doesn't depend on threads.
public func placeLabels(
  _ input: ZoomLabelInput, names: MapNames, anchors: LabelAnchors, threads: Int
) async throws -> [PlacedLabel] {
  var placer = ZoomLabelPlacer(input, names: names, anchors: anchors)
  let fits = try await placer.villageFits(threads: threads)
  return placer.settle(fits)
}

private struct ZoomLabelPlacer: Sendable {
  let input: ZoomLabelInput
  let names: MapNames
  let villageFit: LabelFit
  let districtFit: LabelFit
  let details: [LabelSetting?]
  var taken: TakenBoxes
  var symbols: TakenBoxes

  init(_ input: ZoomLabelInput, names: MapNames, anchors: LabelAnchors) {
    self.input = input
    self.names = names
    villageFit = LabelFit(kind: .village, areas: input.villages, anchors: anchors.villages)
    districtFit = LabelFit(kind: .district, areas: input.districts, anchors: anchors.districts)
    details = labelDetails(input.details, count: input.villages.count)
    let bounds = input.villages.boxes.reduce(LabelOutline.nothing) { $1.map($0.union) ?? $0 }
    taken = TakenBoxes(bounds: bounds)
    symbols = TakenBoxes(bounds: bounds)
    for symbol in input.symbols { symbols.insert(symbol) }
  }

  /// Every village's name inside its area, alone on the map but for symbols; nil where it has no room.
  func villageFits(threads: Int) async throws -> [PlacedLabel?] {
    guard input.rules.villages else { return [] }
    let chunks = try await mapChunks(count: input.villages.count, chunkSize: 512, threads: threads) { villages in
      villages.map { village in placeVillage(village, taken: []) }
    }
    return chunks.flatMap { $0 }
  }

  private func placeVillage(_ village: Int, taken: [BoundingBox]) -> PlacedLabel? {
    guard let box = input.villages.boxes[village], box.height > 8 else { return nil }
    let forms = labelForms(
      names.villages, village, style: LabelLook.village(zoom: input.zoom), detail: details[village], sizes: [1, 0.9])
    let near = symbols.indices(meeting: box).map { symbols.boxes[$0] }
    let free = villageFit.place(forms, owner: village, obstacles: taken + near)
    return free ?? (near.isEmpty ? nil : villageFit.place(forms, owner: village, obstacles: taken))
  }

  // MARK: - Choosing, in one fixed order

  mutating func settle(_ fits: [PlacedLabel?]) -> [PlacedLabel] {
    let showsVillages = districtsWithVillageNames(fits)
    var placed = input.rules.districts ? settleDistricts(except: showsVillages) : []
    for label in fits.compactMap({ $0 }).sorted(by: isLarger) {
      let district = names.districtOf.indices.contains(label.owner) ? names.districtOf[label.owner] : -1
      let isShown = !input.rules.districts || district < 0 || showsVillages.contains(district)
      guard isShown || input.zoom >= 12, let free = free(label) else { continue }
      taken.insert(free.box)
      placed.append(free)
    }
    return placed
  }

  private func isLarger(_ a: PlacedLabel, _ b: PlacedLabel) -> Bool {
    (-input.villages.areas[a.owner], a.owner) < (-input.villages.areas[b.owner], b.owner)
  }

  /// The label where it stands or, when that is taken, elsewhere in its area.
  private func free(_ label: PlacedLabel) -> PlacedLabel? {
    guard taken.overlaps(label.box) else { return label }
    guard let box = input.villages.boxes[label.owner] else { return nil }
    return placeVillage(label.owner, taken: taken.indices(meeting: box).map { taken.boxes[$0] })
  }

  private func districtsWithVillageNames(_ fits: [PlacedLabel?]) -> Set<Int> {
    var named = [Int](repeating: 0, count: names.districts.names.count)
    var fitting = named
    for (village, name) in names.villages.names.enumerated() where !name.isEmpty {
      guard names.districtOf.indices.contains(village), named.indices.contains(names.districtOf[village]) else {
        continue
      }
      named[names.districtOf[village]] += 1
      if fits.indices.contains(village), fits[village] != nil { fitting[names.districtOf[village]] += 1 }
    }
    return Set(named.indices.filter { fitting[$0] > 0 && fitting[$0] * 3 >= named[$0] })
  }

  private mutating func settleDistricts(except others: Set<Int>) -> [PlacedLabel] {
    let areas = input.districts.areas
    let order = areas.indices.filter { !others.contains($0) }.sorted { (-areas[$0], $0) < (-areas[$1], $1) }
    var placed: [PlacedLabel] = []
    for district in order {
      guard let box = input.districts.boxes[district], box.height > 8 else { continue }
      let forms = labelForms(
        names.districts, district, style: LabelLook.district(zoom: input.zoom), detail: nil, sizes: [1, 0.88])
      let others = taken.indices(meeting: box).map { taken.boxes[$0] }
      let near = symbols.indices(meeting: box).prefix(64).map { symbols.boxes[$0] }
      let label =
        districtFit.place(forms, owner: district, obstacles: others + near)
        ?? districtFit.place(forms, owner: district, obstacles: others)
      guard let label else { continue }
      taken.insert(label.box)
      placed.append(label)
    }
    return placed
  }
}
