import Geometry
public import Tiles

/// The zoom from which names and codes are written on areas: below it nothing can be read.
let namesFromZoom = 6

extension VectorAreaLayer {
  /// Layer `villages`: every village with `code`, `name`, `district`, `district_code` (from zoom 6) and further columns.
  public static func villages(_ layer: MapLayer, columns: [AttributeColumn] = []) -> VectorAreaLayer {
    let districts = layer.districtOf.map { layer.districtNames.indices.contains($0) ? layer.districtNames[$0] : "" }
    let codes = layer.districtOf.map { layer.districtCodes.indices.contains($0) ? layer.districtCodes[$0] : "" }
    return VectorAreaLayer(
      name: "villages", codes: layer.allVillageCodes,
      columns: layer.villageIdentity + [
        AttributeColumn("district", minimumZoom: namesFromZoom, texts: districts),
        AttributeColumn("district_code", minimumZoom: namesFromZoom, texts: codes),
      ] + columns)
  }

  /// Layer `districts`: the villages put together, with `code` and `name` (from zoom 6) and further columns.
  public static func districts(_ layer: MapLayer, columns: [AttributeColumn] = []) -> VectorAreaLayer {
    let count = layer.districtNames.count
    return VectorAreaLayer(
      name: "districts", codes: layer.allDistrictCodes,
      columns: [
        AttributeColumn("code", minimumZoom: namesFromZoom, texts: layer.allDistrictCodes),
        AttributeColumn("name", minimumZoom: namesFromZoom, texts: layer.districtNames),
      ] + columns,
      groupings: [layer.districtOf.map { 0..<count ~= $0 ? Int32($0) : -1 }])
  }

  /// Layer `hotspot`: the villages that are called, each a feature with the number it has in `villages`.
  ///
  /// - Parameter columns: One value a village, called or not.
  public static func hotspot(
    _ layer: MapLayer, isCalled: [Bool], columns: [AttributeColumn] = []
  ) -> VectorAreaLayer {
    VectorAreaLayer(
      name: "hotspot", codes: layer.allVillageCodes, columns: layer.villageIdentity + columns,
      groupings: [isCalled.enumerated().map { $1 ? Int32(truncatingIfNeeded: $0) : -1 }])
  }

  /// Layer `klaster`: one feature a class, the villages of the class put together, with `class` and further columns.
  ///
  /// - Parameters:
  ///   - classOf: Index into `classes` a village; -1 for none.
  ///   - columns: One value a class.
  public static func klaster(
    classes: [String], classOf: [Int32], columns: [AttributeColumn] = []
  ) -> VectorAreaLayer {
    VectorAreaLayer(
      name: "klaster", codes: classes, columns: [AttributeColumn("class", texts: classes)] + columns,
      groupings: [classOf])
  }

  /// Layer `access`: one feature a service and class, with `service` and `class`.
  ///
  /// - Parameter services: For each service its classes and, a village, the index into them; -1 for none.
  public static func access(
    services: [(service: String, classes: [String], of: [Int32])]
  ) -> VectorAreaLayer {
    var names: [String] = []
    var classes: [String] = []
    var groupings: [[Int32]] = []
    for item in services {
      let first = Int32(truncatingIfNeeded: names.count)
      let known = Int32(truncatingIfNeeded: item.classes.count)
      groupings.append(item.of.map { 0..<known ~= $0 ? first + $0 : -1 })
      names += item.classes.map { _ in item.service }
      classes += item.classes
    }
    return VectorAreaLayer(
      name: "access", codes: zip(names, classes).map { "\($0)/\($1)" },
      columns: [AttributeColumn("service", texts: names), AttributeColumn("class", texts: classes)],
      groupings: groupings)
  }
}

extension VectorPointLayer {
  /// Layer `facilities`: every facility with `kind`, `name` and `code`.
  public static func facilities(_ layer: MapLayer, zooms: ClosedRange<Int> = 5...14) -> VectorPointLayer {
    VectorPointLayer(
      name: "facilities", zooms: zooms, codes: layer.facilities.map(\.code),
      columns: [
        AttributeColumn("kind", texts: layer.facilities.map(\.kind)),
        AttributeColumn("name", minimumZoom: 9, texts: layer.facilities.map(\.name)),
        AttributeColumn("code", minimumZoom: 9, texts: layer.facilities.map(\.code)),
      ],
      positions: layer.facilities.map(\.position))
  }
}

extension MapLayer {
  /// One a village; empty texts when the layer has no codes.
  var allVillageCodes: [String] {
    villageCodes.isEmpty ? [String](repeating: "", count: villages.planar.featureCount) : villageCodes
  }
  var allDistrictCodes: [String] {
    districtCodes.isEmpty ? [String](repeating: "", count: districtNames.count) : districtCodes
  }
  fileprivate var villageIdentity: [AttributeColumn] {
    [
      AttributeColumn("code", minimumZoom: namesFromZoom, texts: allVillageCodes),
      AttributeColumn("name", minimumZoom: namesFromZoom, texts: villageNames),
    ]
  }
}
