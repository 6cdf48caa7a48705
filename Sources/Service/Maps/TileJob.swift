internal import Analysis
internal import Cartography
internal import Foundation
internal import Project
internal import Stunting
internal import Tiles

/// Draws PNG tiles of a region's themes.
struct TileJob {
  let region: MapRegion
  let base: BaseMap
  let language: Language
  let threads: Int

  var mapLanguage: MapLanguage { language == .indonesian ? .indonesian : .english }

  func scene(_ theme: Theme) throws -> MapScene {
    let mark = region.place.synthetic ? language.pick("DATA SINTETIS", "SYNTHETIC DATA") : nil
    return try MapScene(
      base: base, style: theme.style, values: theme.values,
      options: SceneOptions(language: mapLanguage, watermark: mark, unitName: unitName))
  }

  private var unitName: String? {
    switch region.parameters.unit {
    case .puskesmas: "puskesmas"
    case .district: "kecamatan"
    default: nil
    }
  }

  /// Draws the tiles of each theme into a folder of tiles; those that did not change are taken from the present one.
  func run(_ themes: [Theme], into folder: TileFolder) async throws -> TileManifest {
    let plan = try TileSet.plan(bounds: base.bounds, maxZoom: base.zooms.upperBound)
    var entries: [TileManifest.StyleEntry] = []
    for theme in themes {
      let scene = try scene(theme)
      var drawn: [DrawnTile] = []
      try await renderTiles(
        plan.tiles, scene: scene, known: folder.known(theme.style.key), threads: threads
      ) { tile in
        drawn.append(try folder.take(tile, of: theme.style.key))
      }
      entries.append(TileManifest.StyleEntry(scene: scene, tiles: drawn))
    }
    return TileManifest(
      plan: plan, attribution: attribution, isSynthetic: region.place.synthetic, styles: entries)
  }

  private var attribution: LocalisedText {
    let edition = region.result.edition.id
    return LocalisedText(
      id: "Peta ini bukan referensi resmi mengenai garis batas administrasi. Batas: edisi \(edition).",
      en: "This map is no official reference for administrative boundaries. Boundaries: edition \(edition).")
  }
}

extension MapRegion {
  var mapLayer: MapLayer { result.mapLayer }
}

extension RegionResult {
  /// What every map of the region shares.
  var mapLayer: MapLayer {
    let villages = edition.villages
    let districts = Array(Set(villages.map(\.districtLabel))).sorted()
    let place = Dictionary(uniqueKeysWithValues: districts.enumerated().map { ($1, $0) })
    var codes = [String](repeating: "", count: districts.count)
    for village in villages {
      if let district = place[village.districtLabel], codes[district].isEmpty {
        codes[district] = village.districtCode?.formatted ?? ""
      }
    }
    return MapLayer(
      villages: edition.polygons, districtOf: villages.map { place[$0.districtLabel] ?? -1 },
      villageNames: villages.map(\.name), districtNames: districts, villageCodes: villages.map(\.printedCode),
      districtCodes: codes,
      facilities: facilities.compactMap { f in
        f.position.map { FacilityPoint(kind: f.kind, position: $0, name: f.name, code: f.id) }
      })
  }
}

/// The manifest as the file `tiles/manifest.json`.
func manifestBytes(_ manifest: TileManifest) throws -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
  return Array(try encoder.encode(manifest)) + [10]
}
