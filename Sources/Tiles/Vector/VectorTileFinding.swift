/// Something in a readable tile that the specification or good practice forbids.
public struct VectorTileFinding: Sendable, Equatable {
  public enum Problem: Sendable, Equatable {
    /// Two layers of a tile have the same name (4.1).
    case duplicateLayer
    case emptyLayer
    /// Two features of the layer have the same number (4.2).
    case duplicateID(UInt64)
    /// A feature has an attribute twice (4.4).
    case duplicateKey(String)
    case unknownGeometry
    /// A line or ring stays at a place (4.3.3.2), or a ring repeats its first place (4.3.4.4).
    case repeatedPlace
    case zeroAreaRing
    /// The first ring of a feature is a hole (4.3.4.4).
    case startsWithHole
    /// A place lies farther outside of the tile than the buffer.
    case outsideBuffer(x: Int32, y: Int32)
  }

  public var layer: String
  /// Place of the feature in its layer; nil for what concerns the whole layer.
  public var feature: Int?
  public var problem: Problem
}

extension VectorTile {
  /// Everything wrong with the tile beyond what `init(decoding:)` refuses.
  ///
  /// - Parameter buffer: Steps that places may lie outside of the tile; nil for any number.
  public func findings(buffer: Int? = TileGrid.buffer) -> [VectorTileFinding] {
    var findings: [VectorTileFinding] = []
    var names: Set<String> = []
    for layer in layers {
      let found = LayerInspection(layer, buffer: buffer)
      if !names.insert(layer.name).inserted { findings.append(found.finding(nil, .duplicateLayer)) }
      if layer.features.isEmpty { findings.append(found.finding(nil, .emptyLayer)) }
      findings.append(contentsOf: found.duplicateIDs())
      for feature in layer.features.indices { findings.append(contentsOf: found.findings(feature)) }
    }
    return findings
  }
}

private struct LayerInspection {
  private let layer: VectorLayer
  private let allowed: ClosedRange<Int64>

  init(_ layer: VectorLayer, buffer: Int?) {
    self.layer = layer
    let margin = min(Int64(max(buffer ?? Int.max, 0)), Int64(Int32.max))
    allowed = -margin...Int64(layer.extent) + margin
  }

  func finding(_ feature: Int?, _ problem: VectorTileFinding.Problem) -> VectorTileFinding {
    VectorTileFinding(layer: layer.name, feature: feature, problem: problem)
  }

  func duplicateIDs() -> [VectorTileFinding] {
    var seen: Set<UInt64> = []
    return layer.features.enumerated().compactMap { place, feature in
      guard let id = feature.id, !seen.insert(id).inserted else { return nil }
      return finding(place, .duplicateID(id))
    }
  }

  func findings(_ place: Int) -> [VectorTileFinding] {
    let feature = layer.features[place]
    var problems = duplicateKeys(feature).map { VectorTileFinding.Problem.duplicateKey($0) }
    problems.append(contentsOf: self.problems(feature.geometry))
    return problems.map { finding(place, $0) }
  }

  private func duplicateKeys(_ feature: VectorFeature) -> [String] {
    var seen: Set<String> = []
    return feature.attributes.map(\.key).filter { !seen.insert($0).inserted }
  }

  private func problems(_ geometry: TileGeometry) -> [VectorTileFinding.Problem] {
    var problems: [VectorTileFinding.Problem] = []
    if geometry.kind == .unknown { problems.append(.unknownGeometry) }
    for part in 0..<geometry.partCount {
      if geometry.kind == .polygons { problems.append(contentsOf: ringProblems(geometry, part)) }
      if geometry.kind != .points, repeatsPlace(geometry, part) { problems.append(.repeatedPlace) }
    }
    if let place = geometry.x.indices.first(where: { isOutside(geometry.x[$0], geometry.y[$0]) }) {
      problems.append(.outsideBuffer(x: geometry.x[place], y: geometry.y[place]))
    }
    return problems
  }

  private func ringProblems(_ geometry: TileGeometry, _ part: Int) -> [VectorTileFinding.Problem] {
    let area = geometry.doubleArea(ofPart: part)
    if area == 0 { return [.zeroAreaRing] }
    return part == 0 && area < 0 ? [.startsWithHole] : []
  }

  private func repeatsPlace(_ geometry: TileGeometry, _ part: Int) -> Bool {
    let places = geometry.places(ofPart: part)
    guard let first = places.first, let last = places.last else { return false }
    if geometry.kind == .polygons, isSame(geometry, first, last) { return true }
    return places.dropFirst().contains { isSame(geometry, $0, $0 - 1) }
  }

  private func isSame(_ geometry: TileGeometry, _ a: Int, _ b: Int) -> Bool {
    geometry.x[a] == geometry.x[b] && geometry.y[a] == geometry.y[b]
  }

  private func isOutside(_ x: Int32, _ y: Int32) -> Bool {
    !(allowed ~= Int64(x) && allowed ~= Int64(y))
  }
}
