internal import Analysis
internal import Cartography
internal import DrawingBridge
internal import Foundation
internal import Geometry
internal import Project
internal import Publish
internal import Stunting

/// Draws the tile set of each theme and hands every file to `write`.
struct TileJob {
  let result: RegionResult
  let place: ProjectPlace
  let language: Language
  let maximumZoom: Int
  let threads: Int

  /// - Parameter classes: Class ids a theme, one a village.
  func run(
    styles: [MapStyle], classes: (String) -> [String]?, unstable: [Bool], write: ([UInt8], String) throws -> Void
  ) async throws -> TileManifest? {
    guard let bounds = result.edition.polygons.planar.bounds else { return nil }
    let plan = try TileSet.plan(bounds: bounds, maxZoom: maximumZoom)
    let base = try BaseMap(layer: mapLayer, zooms: plan.zooms)
    var entries: [TileManifest.StyleEntry] = []
    for style in styles {
      guard let ids = classes(style.key) else { continue }
      let scene = try MapScene(base: base, style: style, values: themeValues(ids, style, unstable), options: options)
      let tiles = try await renderTiles(plan.tiles, scene: scene, threads: threads)
      for tile in tiles {
        if let png = tile.png { try write(png, "\(style.key)/\(tile.id.path).png") }
      }
      entries.append(TileManifest.StyleEntry(scene: scene, tiles: tiles))
    }
    return TileManifest(plan: plan, attribution: attribution, isSynthetic: place.synthetic, styles: entries)
  }

  private var options: SceneOptions {
    SceneOptions(
      language: language == .indonesian ? .indonesian : .english,
      watermark: place.synthetic ? language.pick("DATA SINTETIS", "SYNTHETIC DATA") : nil)
  }

  private func themeValues(_ ids: [String], _ style: MapStyle, _ unstable: [Bool]) -> ThemeValues {
    ThemeValues(classOf: ids.map { style.classIndex($0) ?? -1 }, isUnstable: style.unstable == nil ? [] : unstable)
  }

  private var attribution: LocalisedText {
    LocalisedText(
      id: "Peta ini bukan referensi resmi mengenai garis batas administrasi. Batas: edisi \(result.edition.id).",
      en: "This map is no official reference for administrative boundaries. Boundaries: edition \(result.edition.id).")
  }

  var mapLayer: MapLayer {
    let villages = result.edition.villages
    let districts = Array(Set(villages.map(\.districtLabel))).sorted()
    let place = Dictionary(uniqueKeysWithValues: districts.enumerated().map { ($1, $0) })
    return MapLayer(
      villages: result.edition.polygons, districtOf: villages.map { place[$0.districtLabel] ?? -1 },
      villageNames: villages.map(\.name), districtNames: districts,
      facilities: result.facilities.compactMap { f in f.position.map { FacilityPoint(kind: f.kind, position: $0) } })
  }
}

/// The manifest as the file `tiles/manifest.json`.
func manifestBytes(_ manifest: TileManifest) throws -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
  return Array(try encoder.encode(manifest)) + [10]
}
