import Geometry
public import Tiles
import Topology

extension VectorPointLayer {
  /// Layer `labels`: a point a district and a village, inside its area, with `name`, `kind` (`district` or `village`),
  /// `code`, `rank` (0 for the most important of its kind: the one with most room) and `min_zoom`, the zoom from which
  /// the point is written.
  ///
  /// - Parameters:
  ///   - villageColumns: Further columns of the villages, such as the numbers that circles show.
  ///   - villagesAtAllZooms: Writes village points at every zoom, as circles want them; otherwise from the zoom at which
  ///     there is some room for a name.
  public static func labels(
    _ base: BaseMap, villageColumns: [AttributeColumn] = [], villagesAtAllZooms: Bool = false
  ) -> VectorPointLayer {
    let layer = base.layer
    let anchors = base.anchors.districts + base.anchors.villages
    let districts = base.anchors.districts.count
    var zooms = anchors.enumerated().map { place, anchor in
      anchor?.zoom(clearancePixels: place < districts ? 10 : 7) ?? 14
    }
    if villagesAtAllZooms { for place in districts..<zooms.count { zooms[place] = 0 } }
    let kinds = anchors.indices.map { $0 < districts ? "district" : "village" }
    let ranks = ranks(base.anchors.districts) + ranks(base.anchors.villages)
    let none = [TileValue?](repeating: nil, count: districts)
    return VectorPointLayer(
      name: "labels", codes: layer.allDistrictCodes + layer.allVillageCodes,
      columns: [
        AttributeColumn("name", texts: layer.districtNames + layer.villageNames),
        AttributeColumn("kind", texts: kinds),
        AttributeColumn("code", texts: layer.allDistrictCodes + layer.allVillageCodes),
        AttributeColumn("rank", integers: ranks), AttributeColumn("min_zoom", integers: zooms),
      ] + villageColumns.map { AttributeColumn($0.name, minimumZoom: $0.minimumZoom, values: none + $0.values) },
      positions: anchors.map { $0.map { WebMercator.lonLat(unitX: $0.unitX, unitY: $0.unitY) } },
      minimumZooms: zooms)
  }

  /// Place of each anchor when the one with most room comes first.
  private static func ranks(_ anchors: [LabelAnchor?]) -> [Int] {
    let order = anchors.indices.sorted {
      (anchors[$1]?.clearanceUnits ?? -1, $0) < (anchors[$0]?.clearanceUnits ?? -1, $1)
    }
    var ranks = [Int](repeating: 0, count: anchors.count)
    for (rank, anchor) in order.enumerated() { ranks[anchor] = rank }
    return ranks
  }
}

extension LabelAnchor {
  /// The lowest zoom at which the border is so many pixels of a 256 pixel tile away; at most 14. A place that was given,
  /// whose room isn't known, is shown from zoom 9.
  fileprivate func zoom(clearancePixels: Double) -> Int {
    guard clearanceUnits > 0 else { return 9 }
    return (0..<14).first { clearanceUnits * WebMercator.worldPixels(zoom: $0) >= clearancePixels } ?? 14
  }
}
