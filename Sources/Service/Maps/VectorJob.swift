internal import Analysis
internal import Cartography
internal import Foundation
internal import Ingest
internal import Project
internal import Publish
internal import Stunting
internal import TileArchives
internal import Tiles

/// The vector tiles of a region: what is in them, and their making.
struct VectorJob {
  let region: MapRegion
  let themes: ThemeSource
  let base: BaseMap
  let zooms: ClosedRange<Int>
  let language: Language
  let threads: Int

  /// Makes every tile and gives it to `sink`, which it does not finish.
  func write(to sink: any TileSink) async throws {
    try await buildVectorTiles(content, pyramid: base.pyramid, zooms: zooms, threads: threads) { tiles in
      for tile in tiles { try sink.add(tile.bytes, at: tile.id) }
    }
  }

  var metadata: TileSetMetadata {
    let content = content
    return TileSetMetadata(
      name: region.place.name, content: .mvt, zooms: zooms, bounds: base.bounds, description: description,
      attribution: attribution, vectorLayers: content.layerInfo(zooms))
  }

  private var description: String {
    let whom = themes.view == nil ? language.pick("untuk penggunaan internal", "for internal use") : "publik"
    let synthetic = region.place.synthetic ? language.pick("; DATA SINTETIS", "; SYNTHETIC DATA") : ""
    return "Lokus \(LokusVersion.current); \(region.result.edition.id); \(region.asOf); \(whom)\(synthetic)"
  }

  private var attribution: String { borderNotice.text(language == .indonesian ? .indonesian : .english) }

  // MARK: - Layers

  var content: VectorContent {
    var areas = [
      VectorAreaLayer.villages(base.layer, columns: villageColumns), VectorAreaLayer.districts(base.layer),
    ]
    areas += [hotspot, klaster, accessLayer].compactMap { $0 }
    return VectorContent(areas: areas, points: [.facilities(base.layer), labels])
  }

  /// Circles stand on the points of the names.
  private var labels: VectorPointLayer {
    guard let theme = try? themes.theme("kasus") else { return .labels(base) }
    let columns = [
      AttributeColumn(VectorJob.classAttribute("kasus"), texts: theme.ids),
      AttributeColumn("cases", numbers: theme.values.amounts),
    ]
    return .labels(base, villageColumns: columns, villagesAtAllZooms: true)
  }

  /// The columns of the table of villages and the class of every theme; figures from zoom 6 on.
  private var villageColumns: [AttributeColumn] {
    let own: Set = ["village_code", "village_name", "district_name"]
    let table = region.tableColumns(themes).filter { !own.contains($0.key) }
    let classes = themes.themes.compactMap { key -> AttributeColumn? in
      guard let theme = try? themes.theme(key) else { return nil }
      return AttributeColumn(VectorJob.classAttribute(key), texts: theme.ids)
    }
    return classes
      + table.map { column in
        AttributeColumn(
          column.key, minimumZoom: column.key == "is_unstable" ? 0 : 6,
          values: (0..<base.villageCount).map { attribute(column.value($0)) })
      }
  }

  /// Name of the attribute with a theme's class: `class_prevalensi`, `class_akses_posyandu`.
  static func classAttribute(_ theme: String) -> String { "class_" + theme.replacing("-", with: "_") }

  private func attribute(_ value: JSONText) -> TileValue? {
    switch value {
    case .string(let text): text.isEmpty ? nil : .string(text)
    case .int(let number): .sint(Int64(number))
    case .number(let number, let decimals): number.isFinite ? .double(rounded(number, decimals)) : nil
    case .bool(let flag): .bool(flag)
    default: nil
    }
  }

  private func rounded(_ number: Double, _ decimals: Int) -> Double {
    let scale = pow(10, Double(decimals))
    return (number * scale).rounded() / scale
  }

  /// The villages that are called, each a feature.
  private var hotspot: VectorAreaLayer? {
    guard let theme = try? themes.theme("hotspot") else { return nil }
    let called: Set = ["prevalensi", "beban", "keduanya"]
    let ids = theme.ids
    return .hotspot(
      base.layer, isCalled: ids.map(called.contains), columns: [AttributeColumn("class", texts: ids)])
  }

  /// The areas of each class of klaster.
  private var klaster: VectorAreaLayer? {
    guard let theme = try? themes.theme("klaster") else { return nil }
    let found = grouped(theme.ids) { $0.hasPrefix("tinggi") || $0.hasPrefix("rendah") }
    return .klaster(classes: found.names, classOf: found.of)
  }

  /// The areas of each class of access, service by service.
  private var accessLayer: VectorAreaLayer? {
    var services: [(service: String, classes: [String], of: [Int32])] = []
    for service in region.result.access.map(\.service.key) {
      guard let theme = try? themes.theme("akses-\(service)") else { continue }
      let found = grouped(theme.ids) { $0 != ThemeClasses.noData }
      services.append((service, found.names, found.of))
    }
    return services.isEmpty ? nil : .access(services: services)
  }

  private func grouped(_ ids: [String], _ isShown: (String) -> Bool) -> (names: [String], of: [Int32]) {
    let names = Set(ids.filter(isShown)).sorted()
    let index = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, Int32($0)) })
    return (names, ids.map { index[$0] ?? -1 })
  }
}

extension MapRegion {
  /// The columns of the table that the audience of `themes` may see.
  func tableColumns(_ themes: ThemeSource) -> [VillageTable.Column] {
    if let view = themes.view { return PublicTable(view).columns }
    let report = ReportBuilder(
      result: result, context: reportContext(analysed, place: place, unit: parameters.unit, .indonesian))
    return VillageTable(result, labels: Labels(.indonesian), reason: { report.reason($0) }).columns + fileColumns
  }

  var analysed: AnalysedProject { AnalysedProject(data: data, result: result, asOf: asOf) }

  /// The columns of a file that were asked for.
  var fileColumns: [VillageTable.Column] {
    numbers.map { column in
      let values = column.values
      return VillageTable.Column(key: column.column.column) { .optional(values[$0], decimals: 6) }
    }
  }
}

extension VectorContent {
  /// The layers as TileJSON lists them.
  func layerInfo(_ zooms: ClosedRange<Int>) -> [VectorLayerInfo] {
    let own = areas.map { ($0.name, $0.zooms, $0.columns) } + points.map { ($0.name, $0.zooms, $0.columns) }
    return own.map { name, range, columns in
      VectorLayerInfo(
        id: name, zooms: range.clamped(to: zooms),
        fields: columns.map { VectorField(name: $0.name, kind: $0.fieldKind) }.sorted { $0.name < $1.name })
    }
  }
}

extension AttributeColumn {
  fileprivate var fieldKind: VectorField.Kind {
    for value in values {
      switch value {
      case .string: return .text
      case .bool: return .flag
      case .none: continue
      default: return .number
      }
    }
    return .text
  }
}
