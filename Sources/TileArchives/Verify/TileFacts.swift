internal import Tiles

/// What one tile contributes to the checks of a set: everything that depends on its bytes alone.
struct TileFacts {
  struct Feature {
    var layer: Int
    var id: UInt64
    /// False when it lies in the buffer only.
    var isInside: Bool
  }

  /// Names of the layers, by the numbers used below.
  var layers: [String] = []
  /// Names of attributes a layer.
  var fields: [Set<String>] = []
  var featureCounts: [Int] = []
  var features: [Feature] = []
  var extent = 4096.0
  var sides: [SideCrossings] = []
  /// Area of the layers that must be at every zoom in the quarters of the tile, as shares of a quarter.
  var quarterShares: [Double] = [0, 0, 0, 0]
  /// Width and height of a raster tile.
  var pixels: (width: Int, height: Int)?
  var problems: [(fault: TileFault, layer: String?, feature: UInt64?)] = []
}

extension TileFacts {
  init(raster bytes: [UInt8]) {
    do {
      let header = try checkPNG(bytes)
      pixels = (header.width, header.height)
    } catch {
      problems.append((.notPNG(error), nil, nil))
    }
  }

  /// - Parameter areaLayers: Layers whose areas count for `quarterShares`.
  init(vector bytes: [UInt8], areaLayers: Set<String>) {
    self.init()
    do {
      read(try VectorTile(decoding: bytes), areaLayers: areaLayers)
    } catch {
      problems.append((.notVectorTile(error), nil, nil))
    }
  }

  private mutating func read(_ tile: VectorTile, areaLayers: Set<String>) {
    for finding in tile.findings(buffer: nil) {
      let layer = tile.layers.first { $0.name == finding.layer }
      let id = finding.feature.flatMap { place in
        layer.flatMap { place < $0.features.count ? $0.features[place].id : nil }
      }
      problems.append((.vectorTile(finding.problem), finding.layer, id))
    }
    if tile.layers.allSatisfy(\.features.isEmpty) { problems.append((.emptyTile, nil, nil)) }
    extent = Double(tile.layers.first?.extent ?? 4096)
    var crossings = CrossingFinder(extent: Int(extent))
    for layer in tile.layers { add(layer, isArea: areaLayers.contains(layer.name), &crossings) }
    sides = crossings.sides
  }

  private mutating func add(_ layer: VectorLayer, isArea: Bool, _ crossings: inout CrossingFinder) {
    let number = layers.count
    layers.append(layer.name)
    featureCounts.append(layer.features.count)
    var names: Set<String> = []
    for feature in layer.features {
      for attribute in feature.attributes { names.insert(attribute.key) }
      checkGeometry(feature, layer.name)
      guard let id = feature.id else {
        if isArea { problems.append((.noID, layer.name, nil)) }
        continue
      }
      features.append(Feature(layer: number, id: id, isInside: isInside(feature.geometry, extent: layer.extent)))
      if Double(layer.extent) == extent { crossings.add(feature.geometry, layer: number, id: id) }
      if isArea { addArea(feature.geometry, extent: layer.extent) }
    }
    fields.append(names)
  }

  private mutating func addArea(_ geometry: TileGeometry, extent: Int) {
    let quarter = Double(extent) * Double(extent) / 4
    for (place, area) in quadrantAreas(geometry, extent: extent).enumerated() {
      quarterShares[place] += area / quarter
    }
  }

  private mutating func checkGeometry(_ feature: VectorFeature, _ layer: String) {
    let geometry = feature.geometry
    let far = 4 * Int(extent)
    if geometry.x.isEmpty { problems.append((.emptyGeometry, layer, feature.id)) }
    if (geometry.x + geometry.y).contains(where: { abs(Int($0)) > far }) {
      problems.append((.farOutside, layer, feature.id))
    }
    guard geometry.kind == .polygons else { return }
    for part in 0..<geometry.partCount where ringCrosses(geometry, part: part, extent: Int(extent)) {
      problems.append((.crossingRing(part), layer, feature.id))
    }
  }

  private func isInside(_ geometry: TileGeometry, extent: Int) -> Bool {
    guard let west = geometry.x.min(), let east = geometry.x.max(), let north = geometry.y.min(),
      let south = geometry.y.max()
    else { return false }
    return east >= 0 && south >= 0 && west <= extent && north <= extent
  }
}
