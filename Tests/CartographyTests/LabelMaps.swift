import Cartography
import DrawingBridge
import Foundation
import GEOSBridge
import Geometry
import TestSupport
import Topology

/// A region whose labels are tested: villages with names in districts.
struct LabelMap {
  var base: BaseMap

  /// Jittered villages with invented names of real lengths.
  static func invented(columns: Int = 9, rows: Int = 8) async throws -> LabelMap {
    let names = [
      "Tlogosari", "Batu", "Tanjung Harapan Baru", "Ngadas", "Sumbermanjing Wetan", "Pulau Beringin Utara", "O",
    ]
    var layer = TestRegion(columns: columns, rows: rows).layer()
    layer.villageNames = (0..<columns * rows).map { names[$0 % names.count] }
    return LabelMap(base: try await BaseMap(layer: layer, zooms: 0...13, threads: 2))
  }

  /// A GeoJSON layer of the shared data.
  static func real(_ file: String, name: String, district: String) async throws -> LabelMap {
    let json = try JSONValue(contentsOf: SharedFolder.url("data/" + file))
    var set = PolygonSet()
    var names: [String] = []
    var districts: [String] = []
    for feature in json["features"]?.array ?? [] {
      append(feature["geometry"], to: &set)
      names.append(feature["properties"]?[name]?.string ?? "")
      districts.append(feature["properties"]?[district]?.string ?? "")
    }
    let districtNames = Set(districts).sorted()
    let layer = MapLayer(
      villages: LonLatPolygons(set), districtOf: districts.map { districtNames.firstIndex(of: $0) ?? -1 },
      villageNames: names, districtNames: districtNames)
    return LabelMap(base: try await BaseMap(layer: layer, zooms: 0...13, threads: 2))
  }

  private static func append(_ geometry: JSONValue?, to set: inout PolygonSet) {
    let coordinates = geometry?["coordinates"]?.array ?? []
    for polygon in geometry?["type"]?.string == "Polygon" ? [.array(coordinates)] : coordinates {
      for ring in polygon.array ?? [] {
        for place in ring.array ?? [] {
          if let x = place[0]?.number, let y = place[1]?.number { set.appendVertex(x, y) }
        }
        set.endRing()
      }
      set.endPolygon()
    }
    set.endFeature()
  }

  /// Villages and districts of a world `side` pixels wide, from the coverage of a vector zoom.
  func areas(vectorZoom: Int, side: Double) async throws -> (villages: LabelAreas, districts: LabelAreas) {
    let coverage = base.pyramid.coverage(zoom: vectorZoom)
    let count = base.layer.districtNames.count
    let districts = coverage.dissolved(by: base.layer.districtOf.map { Int32($0) }, count: count).rings()
    return (
      LabelAreas(base.pyramid.rings(zoom: vectorZoom), bits: coverage.bits, side: side),
      LabelAreas(districts, bits: coverage.bits, side: side)
    )
  }

  func zoomLabels(
    _ zoom: Int, details: Bool = false, symbols: [BoundingBox] = [], threads: Int = 2
  ) async throws -> (labels: [PlacedLabel], villages: LabelAreas, districts: LabelAreas) {
    let side = WebMercator.worldPixels(zoom: zoom)
    let areas = try await areas(vectorZoom: max(0, zoom - 2), side: side)
    let texts = (0..<areas.villages.count).map { $0 % 3 == 0 ? nil : String($0 % 4 + 1) as String? }
    let input = ZoomLabelInput(
      zoom: zoom, villages: areas.villages, districts: areas.districts, details: details ? texts : [], symbols: symbols)
    let labels = try await placeLabels(input, names: base.names, anchors: base.anchors, threads: threads)
    return (labels, areas.villages, areas.districts)
  }

  /// All villages on one sheet, `width` pixels wide.
  func sheetPlan(
    width: Double, leaders: Bool = true, key: Bool = true
  ) async throws -> (plan: LabelPlan, input: SheetLabelInput) {
    let box = WebMercator.unitBox(base.bounds)
    let side = width / max(box.width, box.height)
    let areas = try await areas(vectorZoom: 12, side: side)
    let window = BoundingBox(
      minX: box.minX * side, minY: box.minY * side, maxX: box.maxX * side, maxY: box.maxY * side
    ).expanded(by: 40)
    let style = TextStyle(sizePixels: 11, haloPixels: 1.5)
    let input = SheetLabelInput(
      villages: areas.villages, window: window, style: style, districts: areas.districts, allowsLeaders: leaders,
      allowsKey: key)
    return (placeLabels(input, names: base.names, anchors: base.anchors), input)
  }
}

/// What is wrong with labels.
enum LabelFaults {
  static func overlaps(_ labels: [PlacedLabel]) -> [String] {
    let order = labels.indices.sorted { labels[$0].box.minY < labels[$1].box.minY }
    var faults: [String] = []
    for (place, a) in order.enumerated() {
      for b in order[(place + 1)...] {
        if labels[b].box.minY > labels[a].box.maxY { break }
        if labels[a].box.intersects(labels[b].box) { faults.append("\(labels[a].text) | \(labels[b].text)") }
      }
    }
    return faults
  }

  /// Labels without a leader that aren't wholly within their area, by GEOS.
  static func outside(_ labels: [PlacedLabel], _ villages: LabelAreas, _ districts: LabelAreas?) throws -> [String] {
    let geos = try GEOSContext()
    var sets: [LabelKind: PolygonSet] = [.village: polygons(villages)]
    if let districts { sets[.district] = polygons(districts) }
    return try labels.filter { $0.leader == nil }.filter { label in
      guard let areas = sets[label.kind] else { return true }
      let rest = try geos.difference(box(label.box), feature: 0, minus: areas, feature: label.owner)
      return try geos.area(rest, feature: 0) > 1e-6
    }.map(\.text)
  }

  /// Leaders that meet another label or leader, or don't begin in their own area.
  static func leaders(_ labels: [PlacedLabel], _ villages: LabelAreas) throws -> [String] {
    let geos = try GEOSContext()
    let areas = polygons(villages)
    var faults: [String] = []
    for (index, label) in labels.enumerated() {
      guard let leader = label.leader else { continue }
      if try !geos.covers(areas, feature: label.owner, x: leader.areaX, y: leader.areaY) {
        faults.append("\(label.text) begins outside its village")
      }
      let line = thin(leader)
      for (other, second) in labels.enumerated() where other != index {
        var both = box(second.box)
        both.append(feature: 0, of: line)
        if try geos.distance(both, from: 0, to: 1) <= 1e-6 { faults.append("\(label.text) crosses \(second.text)") }
        guard other > index, let next = second.leader else { continue }
        var pair = thin(next)
        pair.append(feature: 0, of: line)
        if try geos.distance(pair, from: 0, to: 1) <= 1e-6 { faults.append("\(label.text) meets \(second.text)") }
      }
    }
    return faults
  }

  private static func box(_ box: BoundingBox) -> PolygonSet {
    ring([(box.minX, box.minY), (box.maxX, box.minY), (box.maxX, box.maxY), (box.minX, box.maxY)])
  }

  /// A leader as a triangle a millionth of a pixel wide.
  private static func thin(_ leader: LabelLeader) -> PolygonSet {
    ring([
      (leader.areaX, leader.areaY), (leader.labelX, leader.labelY), (leader.labelX + 1e-6, leader.labelY + 1e-6),
    ])
  }

  private static func ring(_ places: [(Double, Double)]) -> PolygonSet {
    var set = PolygonSet()
    for place in places { set.appendVertex(place.0, place.1) }
    set.endRing()
    set.endPolygon()
    set.endFeature()
    return set
  }

  static func polygons(_ areas: LabelAreas) -> PolygonSet {
    var set = PolygonSet()
    for owner in 0..<areas.rings.ownerCount {
      for polygon in areas.rings.polygons(ofOwner: owner) {
        for ring in areas.rings.rings(ofPolygon: polygon) {
          for place in areas.rings.places(ofRing: ring) {
            set.appendVertex(Double(areas.rings.x[place]) * areas.scale, Double(areas.rings.y[place]) * areas.scale)
          }
          set.endRing()
        }
        set.endPolygon()
      }
      set.endFeature()
    }
    return set
  }
}
