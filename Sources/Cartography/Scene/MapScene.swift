import DrawingBridge
import Geometry

/// What is drawn over a whole map besides its theme.
public struct SceneOptions: Sendable, Equatable {
  public var language: MapLanguage
  /// Written faintly and repeatedly over the region, as "DATA SINTETIS"; nil for nothing.
  public var watermark: String?

  public init(language: MapLanguage = .indonesian, watermark: String? = nil) {
    self.language = language
    self.watermark = watermark
  }
}

/// One theme of a region, ready to be drawn tile by tile. Immutable; share it between tasks.
public struct MapScene: Sendable {
  public let base: BaseMap
  public let style: MapStyle
  public let options: SceneOptions
  let values: ThemeValues
  let zooms: [SceneZoom]

  /// - Throws: `styleWithoutClasses`, `duplicateClass`, `countMismatch`.
  public init(
    base: BaseMap, style: MapStyle, values: ThemeValues, options: SceneOptions = SceneOptions()
  ) throws(CartographyError) {
    guard !style.classes.isEmpty else { throw .styleWithoutClasses(key: style.key) }
    for (index, item) in style.classes.enumerated() where style.classIndex(item.id) != index {
      throw .duplicateClass(key: style.key, id: item.id)
    }
    try checkCount("classOf", values.classOf.count, base.villageCount)
    if !values.isUnstable.isEmpty { try checkCount("isUnstable", values.isUnstable.count, base.villageCount) }
    self.base = base
    self.style = style
    self.options = options
    self.values = values
    zooms = base.geometries.map { SceneZoom($0, base: base, style: style, values: values) }
  }

  func zoom(_ zoom: Int) -> SceneZoom? {
    base.zooms.contains(zoom) ? zooms[zoom - base.zooms.lowerBound] : nil
  }

  /// Number of villages a class, in the order of the style's classes.
  public var classCounts: [Int] {
    var counts = [Int](repeating: 0, count: style.classes.count)
    for index in values.classOf where counts.indices.contains(index) { counts[index] += 1 }
    return counts
  }

  /// Villages marked as unstable.
  public var unstableCount: Int { values.isUnstable.count { $0 } }

  /// Class of a village; nil when its index is outside of the style's classes.
  func mapClass(ofVillage village: Int) -> MapClass? {
    let index = values.classOf[village]
    return style.classes.indices.contains(index) ? style.classes[index] : nil
  }

  func isUnstable(_ village: Int) -> Bool { values.isUnstable.indices.contains(village) && values.isUnstable[village] }
}

/// What one theme adds to the geometry of one zoom.
struct SceneZoom: Sendable {
  let zoom: Int
  let labels: [PlacedLabel]
  let symbols: [PlacedSymbol]
  /// Villages too small to be seen as areas, drawn as dots so that none is lost.
  let dots: [VillageDot]

  init(_ geometry: ZoomGeometry, base: BaseMap, style: MapStyle, values: ThemeValues) {
    zoom = geometry.zoom
    symbols = placeSymbols(base.layer.facilities, style.facilities, zoom: geometry.zoom, side: geometry.side)
    dots = villageDots(geometry, base.coverage.rings)
    let placer = LabelPlacer(
      geometry: geometry, coverage: base.coverage, anchors: base.anchors, layer: base.layer,
      villageDetail: { village in
        guard style.labels.classNumbers, style.classes.indices.contains(values.classOf[village]) else { return nil }
        return style.classes[values.classOf[village]].number.map(String.init)
      },
      symbols: symbols.map { BoundingBox(minX: $0.x, minY: $0.y, maxX: $0.x, maxY: $0.y).expanded(by: $0.size / 2) })
    labels = placer.place(style.labels)
  }
}

/// A village drawn as a dot.
struct VillageDot: Sendable, Equatable {
  var village: Int
  var x: Double
  var y: Double
}

/// Villages that cover less than 3 square pixels, each at its first vertex.
private func villageDots(_ geometry: ZoomGeometry, _ rings: CoverageRings) -> [VillageDot] {
  let scale = geometry.side / CoverageRings.gridSize
  return (0..<rings.featureCount).compactMap { village in
    guard geometry.featureArea[village] < 3, let anchor = rings.anchors[village] else { return nil }
    return VillageDot(
      village: village, x: (Double(rings.x[Int(anchor)]) * scale).rounded(),
      y: (Double(rings.y[Int(anchor)]) * scale).rounded())
  }
}
