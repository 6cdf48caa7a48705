import Foundation
import Geometry
import PROJBridge
import TestSupport
import Testing

/// Golden `distance`. Skipped without LOKUS_SHARED, which holds the files.
@Suite(.enabled(if: SharedFolder.isPresent))
struct GoldenDistanceTests {
  private static let known: Set<String> = [
    "meta", "villages", "facilities", "nearest3", "nearest_by_haversine", "nearest_by_utm", "pairs_first40", "utm",
    "polygons", "counts_within_5km", "counts_within_10km", "haversine_max_relative_error", "utm_max_relative_error",
  ]

  @Test func everyFileIsMet() throws {
    let files = SharedFolder.goldenFiles("distance")
    try #require(!files.isEmpty)
    for file in files {
      let golden = try JSONValue(contentsOf: file)
      let name = file.lastPathComponent
      #expect(Set((golden.object ?? [:]).keys) == Self.known, "\(name): keys")
      let villages = try places(golden["villages"])
      let facilities = try places(golden["facilities"])
      try checkNearest(golden, name, villages, facilities)
      try checkCounts(golden, name, villages, facilities)
      try checkPairs(golden, name, villages, facilities)
      try checkUTM(golden, name, villages, facilities)
      try checkPolygons(golden, name)
    }
  }

  private func places(_ value: JSONValue?) throws -> [LonLat] {
    try #require(value?.array).map {
      LonLat(longitude: try #require($0[0]?.number), latitude: try #require($0[1]?.number))
    }
  }

  private func isMetreClose(_ a: Double, _ b: Double?) -> Bool { abs(a - (b ?? .nan)) <= 1e-3 }

  private func checkNearest(
    _ golden: JSONValue, _ name: String, _ villages: [LonLat], _ facilities: [LonLat]
  ) throws {
    #expect(Set((golden["nearest3"]?.object ?? [:]).keys) == ["index", "geodesic_m"])
    let nearest = nearestByGeodesic(origins: villages, targets: facilities, k: 3)
    for village in villages.indices {
      for slot in 0..<3 {
        let got = Int(nearest.targets[village * 3 + slot])
        let want = try #require(golden["nearest3"]?["index"]?[village]?[slot]?.int)
        // Of facilities at one place either index is right.
        #expect(got == want || facilities[got] == facilities[want], "\(name): village \(village) slot \(slot)")
        let metres = golden["nearest3"]?["geodesic_m"]?[village]?[slot]?.number
        #expect(isMetreClose(nearest.distancesMetres[village * 3 + slot], metres), "\(name): village \(village)")
      }
      let bySphere = facilities.indices.min {
        haversineMetres(from: villages[village], to: facilities[$0])
          < haversineMetres(from: villages[village], to: facilities[$1])
      }
      let want = golden["nearest_by_haversine"]?[village]?.int ?? -1
      let isSame = bySphere == want || facilities[bySphere ?? 0] == facilities[want]
      #expect(isSame, "\(name): haversine \(village)")
    }
  }

  private func checkCounts(
    _ golden: JSONValue, _ name: String, _ villages: [LonLat], _ facilities: [LonLat]
  ) throws {
    let index = GeodesicIndex(targets: facilities)
    for (key, metres) in [("counts_within_5km", 5000.0), ("counts_within_10km", 10_000)] {
      let counts = index.counts(withinMetres: metres, origins: villages, range: villages.indices)
      #expect(counts.map(Int.init) == golden[key]?.ints, "\(name): \(key)")
    }
  }

  /// Village i beside facility i.
  private func checkPairs(
    _ golden: JSONValue, _ name: String, _ villages: [LonLat], _ facilities: [LonLat]
  ) throws {
    let pairs = try #require(golden["pairs_first40"])
    #expect(Set((pairs.object ?? [:]).keys) == ["geodesic_m", "azimuth_fwd", "haversine_m", "utm_m"])
    let count = try #require(pairs["geodesic_m"]?.array?.count)
    for i in 0..<count {
      let line = Geodesic().line(from: villages[i], to: facilities[i])
      #expect(isMetreClose(line.distanceMetres, pairs["geodesic_m"]?[i]?.number), "\(name): pair \(i)")
      let azimuth = pairs["azimuth_fwd"]?[i]?.number ?? .nan
      #expect(abs(line.startAzimuthDegrees - azimuth) <= 1e-6, "\(name): azimuth \(i)")
      let haversine = haversineMetres(from: villages[i], to: facilities[i])
      #expect(isClose(haversine, pairs["haversine_m"]?[i]?.number ?? .nan, relative: 1e-9), "\(name): pair \(i)")
    }
  }

  private func checkUTM(
    _ golden: JSONValue, _ name: String, _ villages: [LonLat], _ facilities: [LonLat]
  ) throws {
    let utm = try #require(golden["utm"])
    #expect(Set((utm.object ?? [:]).keys) == ["epsg", "villages"])
    let zone = try CoordinateReference(parsing: "EPSG:\(try #require(utm["epsg"]?.int))")
    let projection = try Projection(from: .wgs84, to: zone)
    let (x, y) = metres(villages, projection)
    for i in villages.indices {
      #expect(isMetreClose(x[i], utm["villages"]?[i]?[0]?.number), "\(name): UTM x \(i)")
      #expect(isMetreClose(y[i], utm["villages"]?[i]?[1]?.number), "\(name): UTM y \(i)")
    }
    let (fx, fy) = metres(facilities, projection)
    func squared(_ i: Int, _ j: Int) -> Double { (x[i] - fx[j]) * (x[i] - fx[j]) + (y[i] - fy[j]) * (y[i] - fy[j]) }
    for i in villages.indices {
      let nearest = facilities.indices.min { squared(i, $0) < squared(i, $1) } ?? -1
      let want = golden["nearest_by_utm"]?[i]?.int ?? -1
      #expect(nearest == want || facilities[nearest] == facilities[want], "\(name): nearest by UTM \(i)")
      if let metres = golden["pairs_first40"]?["utm_m"]?[i]?.number {
        #expect(isMetreClose(squared(i, i).squareRoot(), metres), "\(name): UTM pair \(i)")
      }
    }
    try checkErrors(golden, name, villages, facilities) { squared($0, $1).squareRoot() }
  }

  /// The stated worst errors of the two approximations, over all pairs.
  private func checkErrors(
    _ golden: JSONValue, _ name: String, _ villages: [LonLat], _ facilities: [LonLat],
    utmMetres: (Int, Int) -> Double
  ) throws {
    var worst = (haversine: 0.0, utm: 0.0)
    for i in villages.indices {
      for j in facilities.indices {
        let truth = Geodesic().distanceMetres(from: villages[i], to: facilities[j])
        guard truth > 0 else { continue }
        worst.haversine = max(worst.haversine, abs(haversineMetres(from: villages[i], to: facilities[j]) / truth - 1))
        worst.utm = max(worst.utm, abs(utmMetres(i, j) / truth - 1))
      }
    }
    #expect(isClose(worst.haversine, golden["haversine_max_relative_error"]?.number ?? .nan, relative: 1e-6), "\(name)")
    #expect(isClose(worst.utm, golden["utm_max_relative_error"]?.number ?? .nan, relative: 1e-6), "\(name)")
  }

  private func metres(_ places: [LonLat], _ projection: Projection) -> (x: [Double], y: [Double]) {
    var x = places.map(\.longitude)
    var y = places.map(\.latitude)
    #expect(projection.forward(x: &x, y: &y).isEmpty)
    return (x, y)
  }

  private func checkPolygons(_ golden: JSONValue, _ name: String) throws {
    for (i, polygon) in try #require(golden["polygons"]?.array).enumerated() {
      #expect(Set((polygon.object ?? [:]).keys) == ["ring", "valid", "area_m2", "perimeter_m"], "\(name): \(i)")
      var set = PolygonSet()
      for place in try places(polygon["ring"]) { set.appendVertex(place.longitude, place.latitude) }
      set.endRing()
      set.endPolygon()
      set.endFeature()
      let layer = LonLatPolygons(set)
      let perimeter = Geodesic().perimeterMetres(layer, feature: 0)
      #expect(isMetreClose(perimeter, polygon["perimeter_m"]?.number), "\(name): perimeter \(i)")
      // The area of a ring that crosses itself is not defined.
      guard polygon["valid"]?.bool == true else { continue }
      let area = Geodesic().areaSquareMetres(layer, feature: 0)
      #expect(isClose(area, polygon["area_m2"]?.number ?? .nan, relative: 1e-6), "\(name): area \(i)")
    }
  }
}
