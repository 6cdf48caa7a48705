import Cartography
import DrawingBridge
import GEOSBridge
import Geometry
import TestSupport
import Testing
import Topology

@Suite struct LabelZoomTests {
  @Test(arguments: [9, 10, 11, 12, 13])
  func namesLieInTheirAreasAndOffEachOther(zoom: Int) async throws {
    let map = try await LabelMap.invented()
    for details in [false, true] {
      let (labels, villages, districts) = try await map.zoomLabels(zoom, details: details)
      #expect(LabelFaults.overlaps(labels).isEmpty)
      #expect(try LabelFaults.outside(labels, villages, districts).isEmpty)
      if zoom >= 11 { #expect(!labels.isEmpty) }
    }
  }

  @Test func moreNamesStandOnCloserZooms() async throws {
    let map = try await LabelMap.invented()
    var counts: [Int] = []
    for zoom in [10, 11, 12, 13] {
      counts.append(try await map.zoomLabels(zoom).labels.count { $0.kind == .village })
    }
    #expect(counts == counts.sorted())
    #expect(counts.last == 72, "all have room at zoom 13: \(counts)")
  }

  @Test func threadsDontChangeAnything() async throws {
    let map = try await LabelMap.invented(columns: 30, rows: 30)
    let one = try await map.zoomLabels(12, threads: 1).labels
    let four = try await map.zoomLabels(12, threads: 4).labels
    #expect(one == four)
    #expect(!one.isEmpty)
    #expect(one.allSatisfy { $0.x == $0.x.rounded() && $0.y == $0.y.rounded() })
  }

  @Test func namesGoOutOfTheWayOfSymbols() async throws {
    let map = try await LabelMap.invented()
    let plain = try await map.zoomLabels(13).labels
    let symbols = plain.map { BoundingBox(minX: $0.x, minY: $0.y, maxX: $0.x, maxY: $0.y).expanded(by: 4) }
    let (labels, villages, districts) = try await map.zoomLabels(13, symbols: symbols)
    let covered = labels.count { label in symbols.contains { $0.intersects(label.box) } }
    #expect(covered * 10 < labels.count, "\(covered) of \(labels.count)")
    #expect(labels.count == plain.count)
    #expect(LabelFaults.overlaps(labels).isEmpty)
    #expect(try LabelFaults.outside(labels, villages, districts).isEmpty)
  }

  @Test func textsMeasureWhatTheirBoxesSay() async throws {
    let map = try await LabelMap.invented()
    for label in try await map.zoomLabels(13, details: true).labels {
      let size = measureText(label.text, style: label.style)
      #expect(abs(label.box.width - size.width - 2 * label.style.haloPixels) < 0.2, "\(label.text)")
      #expect(label.box.height <= size.height + 2 * label.style.haloPixels + 0.1)
    }
  }

  @Test func lettersStandOutAgainstTheirHalo() {
    for zoom in 0...14 {
      for style in [LabelLook.village(zoom: zoom), LabelLook.district(zoom: zoom)] {
        for behind in ["#ffffff", "#ffffb2", "#fd8d3c", "#e31a1c", "#b10026", "#08306b", "#000000"] {
          guard let colour = Colour(hex: behind) else { continue }
          #expect(contrastRatio(style.colour, blend(style.haloColour, over: colour)) >= 4.5, "\(behind)")
        }
      }
    }
  }

  private func blend(_ above: Colour, over below: Colour) -> Colour {
    let part = Double(above.alpha) / 255
    func mix(_ a: UInt8, _ b: UInt8) -> UInt8 { UInt8((Double(a) * part + Double(b) * (1 - part)).rounded()) }
    return Colour(
      red: mix(above.red, below.red), green: mix(above.green, below.green), blue: mix(above.blue, below.blue))
  }
}

@Suite struct LabelSheetTests {
  @Test(arguments: [300.0, 600, 1200, 2400])
  func everyVillageIsNamedByItsNameALeaderOrANumber(width: Double) async throws {
    let map = try await LabelMap.invented()
    let (plan, input) = try await map.sheetPlan(width: width)
    #expect(LabelFaults.overlaps(plan.labels).isEmpty)
    #expect(try LabelFaults.outside(plan.labels, input.villages, input.districts).isEmpty)
    #expect(try LabelFaults.leaders(plan.labels, input.villages).isEmpty)
    let villages = plan.labels.filter { $0.kind == .village }.map(\.owner) + plan.unnamed
    #expect(villages.sorted() == Array(0..<72))
    if width >= 600 { #expect(plan.unnamed.isEmpty) }
    #expect(plan.key.map(\.number) == Array(1..<plan.key.count + 1))
    for entry in plan.key {
      let label = plan.labels.first { $0.keyNumber == entry.number }
      #expect(label?.owner == entry.village && label?.text == String(entry.number))
    }
    for label in plan.labels {
      #expect(
        input.window.contains(label.box.minX, label.box.minY) && input.window.contains(label.box.maxX, label.box.maxY))
    }
  }

  @Test func withoutLeadersAndKeyWhatHasNoRoomIsListed() async throws {
    let map = try await LabelMap.invented()
    let (plan, _) = try await map.sheetPlan(width: 400, leaders: false, key: false)
    #expect(plan.key.isEmpty && plan.labels.allSatisfy { $0.leader == nil })
    #expect(!plan.unnamed.isEmpty)
    #expect(plan.labels.count { $0.kind == .village } + plan.unnamed.count == 72)
  }

  @Test func obstaclesAreNeverCovered() async throws {
    let map = try await LabelMap.invented()
    var (plan, input) = try await map.sheetPlan(width: 900)
    let inset = BoundingBox(
      minX: input.window.minX, minY: input.window.minY, maxX: input.window.midX, maxY: input.window.midY)
    input.obstacles = [inset]
    plan = placeLabels(input, names: map.base.names, anchors: map.base.anchors)
    #expect(!plan.labels.contains { $0.box.intersects(inset) })
    #expect(plan.labels.count > 20)
  }

  @Test func oddInputIsLeftOut() async throws {
    let map = try await LabelMap.invented()
    var (_, input) = try await map.sheetPlan(width: 900)
    input.focus = [-1, 5, 5, 10_000, Int.max]
    input.namedDistricts = [-4, 2, 99]
    input.sizes = []
    let empty = placeLabels(input, names: map.base.names, anchors: map.base.anchors)
    #expect(empty.labels.allSatisfy { $0.kind == .village ? $0.owner == 5 : $0.owner == 2 })
    #expect(empty.labels.count { $0.kind == .village } == 1)
    input.sizes = [.nan, -1, 1]
    input.window = BoundingBox(minX: .nan, minY: 0, maxX: .infinity, maxY: 1)
    _ = placeLabels(input, names: map.base.names, anchors: map.base.anchors)
    let none = LabelAnchors(villages: [], districts: [])
    _ = placeLabels(input, names: map.base.names, anchors: none)
  }
}

@Suite struct LabelAnchorTests {
  /// The pole found is as deep as the best of a dense grid, within its 5 %, and inside.
  @Test func polesAreAsDeepAsABruteForceSearchFinds() async throws {
    let map = try await LabelMap.invented(columns: 5, rows: 4)
    let areas = try await map.areas(vectorZoom: 10, side: WebMercator.worldPixels(zoom: 14)).villages
    let anchors = try await labelAnchors(of: areas.rings, bits: 22, threads: 2)
    let geos = try GEOSContext()
    let polygons = LabelFaults.polygons(areas)
    for (village, anchor) in anchors.enumerated() {
      let place = try #require(anchor)
      let (x, y) = (place.unitX * areas.side, place.unitY * areas.side)
      #expect(try geos.covers(polygons, feature: village, x: x, y: y))
      let clearance = place.clearanceUnits * areas.side
      let box = try #require(areas.boxes[village])
      for step in 0..<900 {
        let gx = box.minX + box.width * (Double(step % 30) + 0.5) / 30
        let gy = box.minY + box.height * (Double(step / 30) + 0.5) / 30
        #expect(depth(gx, gy, polygons, village) <= clearance * 1.06 + 1e-9)
      }
      #expect(abs(depth(x, y, polygons, village) - clearance) < 1e-6 * clearance + 1e-9)
    }
  }

  private func depth(_ x: Double, _ y: Double, _ set: PolygonSet, _ feature: Int) -> Double {
    var (isInside, best) = (false, Double.infinity)
    for ring in set.rings(ofFeature: feature) {
      let vertices = set.vertices(ofRing: ring)
      for v in vertices.dropFirst() {
        let (ax, ay, bx, by) = (set.x[v - 1], set.y[v - 1], set.x[v], set.y[v])
        if (ay > y) != (by > y), x < ax + (y - ay) / (by - ay) * (bx - ax) { isInside.toggle() }
        let (dx, dy) = (bx - ax, by - ay)
        let length = dx * dx + dy * dy
        let t = length > 0 ? min(1, max(0, ((x - ax) * dx + (y - ay) * dy) / length)) : 0
        let (ex, ey) = (ax + t * dx - x, ay + t * dy - y)
        best = min(best, ex * ex + ey * ey)
      }
    }
    return isInside ? best.squareRoot() : -best.squareRoot()
  }

  @Test func narrowAndBranchedShapesHaveTheirPoleInside() async throws {
    // A thin slanted strip, a comb with one wide tooth, a frame around a hole, dust beside a large part.
    let shapes: [[[(Int32, Int32)]]] = [
      [[(0, 0), (10_000, 9_990), (10_000, 10_000), (0, 4), (0, 0)]],
      [
        [
          (0, 0), (900, 0), (900, 400), (880, 400), (880, 20), (500, 20), (500, 300), (400, 300), (400, 20), (20, 20),
          (20, 400), (0, 400), (0, 0),
        ]
      ],
      [[(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)], [(10, 10), (10, 90), (60, 90), (60, 10), (10, 10)]],
      [[(0, 0), (2, 0), (2, 2), (0, 2), (0, 0)], [(50, 50), (90, 50), (90, 90), (50, 90), (50, 50)]],
    ]
    let wanted: [ClosedRange<Double>] = [1...8, 50...62, 18...21, 18...21]
    for (shape, range) in zip(shapes, wanted) {
      var coverage = ArcCoverage(bits: 20, ownerCount: 1)
      for ring in shape { coverage.append(x: ring.map(\.0), y: ring.map(\.1), left: -1, right: 0) }
      let anchor = try await labelAnchors(of: coverage.rings(), bits: 20, threads: 1)[0]
      let steps = try #require(anchor).clearanceUnits * Double(1 << 20)
      #expect(range.contains(steps), "\(steps) not in \(range)")
    }
  }
}

/// Names and borders as they are, from the shared data (skipped without `LOKUS_SHARED`).
@Suite(.enabled(if: SharedFolder.isPresent, "LOKUS_SHARED is not set")) struct LabelRealNamesTests {
  static let layers = [
    ("adm4-bps-2020/id6311_balangan.geojson", "village", "district"),
    ("adm4-bps-2020/id1572_kota_sungai_penuh.geojson", "village", "district"),
    ("adm4-bps-2020/id1505_muaro_jambi.geojson", "village", "district"),
    ("kota-pasuruan-rbi/BatasKelurahan_2.geojson", "namobj", "wadmkc"),
  ]

  @Test(arguments: layers)
  func namesOfTilesAndSheets(file: String, name: String, district: String) async throws {
    let map = try await LabelMap.real(file, name: name, district: district)
    for zoom in [9, 10, 11, 12, 13] {
      let (labels, villages, districts) = try await map.zoomLabels(zoom, details: true)
      #expect(LabelFaults.overlaps(labels).isEmpty)
      #expect(try LabelFaults.outside(labels, villages, districts).isEmpty)
    }
    for width in [700.0, 1400] {
      let (plan, input) = try await map.sheetPlan(width: width)
      #expect(LabelFaults.overlaps(plan.labels).isEmpty)
      #expect(try LabelFaults.outside(plan.labels, input.villages, input.districts).isEmpty)
      #expect(try LabelFaults.leaders(plan.labels, input.villages).isEmpty)
      // Half a page for a whole regency is crowded: a few names may find no place at all, and are listed.
      #expect(plan.unnamed.count * 20 <= (width > 1000 ? 0 : map.base.villageCount), "\(plan.unnamed) at \(width)")
    }
  }
}
