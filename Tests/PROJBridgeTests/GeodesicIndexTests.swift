import Geometry
import PROJBridge
import TestSupport
import Testing

@Suite struct GeodesicIndexTests {
  @Test func nearestEqualsMeasuringEveryPair() {
    for seed in 1...4 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      // From a regency to the whole globe, poles and date line included.
      let spread = [0.3, 5, 60, 180][Int(seed) - 1]
      func place() -> LonLat {
        LonLat(
          longitude: 110 + random.uniform(in: -spread...spread),
          latitude: max(-90, min(90, -7 + random.uniform(in: -spread...spread))))
      }
      var targets = (0..<300).map { _ in place() }
      targets.append(contentsOf: targets[0..<5])
      let origins = (0..<60).map { _ in place() } + targets[3..<6]
      let got = nearestByGeodesic(origins: origins, targets: targets, k: 4)
      for (i, origin) in origins.enumerated() {
        let slow = targets.indices.map { (Geodesic().distanceMetres(from: origin, to: targets[$0]), $0) }.sorted(by: <)
        #expect(got.targets[i * 4..<i * 4 + 4].map(Int.init) == slow.prefix(4).map(\.1))
        #expect(got.distancesMetres[i * 4..<i * 4 + 4].elementsEqual(slow.prefix(4).map(\.0)))
      }
      let index = GeodesicIndex(targets: targets)
      for limit in [0.0, 5000, 100_000, 5e6] {
        let counts = index.counts(withinMetres: limit, origins: origins, range: origins.indices)
        let slow = origins.map { o in
          targets.count { Geodesic().distanceMetres(from: o, to: $0) <= limit }
        }
        #expect(counts.map(Int.init) == slow)
      }
    }
  }

  @Test func aFacilityExactlyAtTheLimitCounts() {
    let origin = LonLat(longitude: 110, latitude: -7)
    let target = LonLat(longitude: 110.03, latitude: -7.02)
    let metres = Geodesic().distanceMetres(from: origin, to: target)
    let index = GeodesicIndex(targets: [target])
    #expect(index.counts(withinMetres: metres, origins: [origin], range: 0..<1) == [1])
    #expect(index.counts(withinMetres: metres.nextDown, origins: [origin], range: 0..<1) == [0])
  }

  @Test func noOriginIsLeftOutAndBadPlacesAreUnreachable() {
    let bad = [LonLat(longitude: .nan, latitude: 0), LonLat(longitude: 110, latitude: 91)]
    let good = LonLat(longitude: 110, latitude: -7)
    let got = nearestByGeodesic(origins: bad + [good], targets: bad + [good], k: 2)
    #expect(got.targets == [-1, -1, -1, -1, 2, -1])
    #expect(got.distancesMetres == [.infinity, .infinity, .infinity, .infinity, 0, .infinity])
    #expect(nearestByGeodesic(origins: [good], targets: [], k: 1).targets == [-1])
    #expect(nearestByGeodesic(origins: [], targets: [good], k: 1).targets.isEmpty)
  }

  @Test func chunksJoinedInOrderAreTheWhole() {
    var random = SeededGenerator(seed: 7)
    let places = (0..<100).map { _ in
      LonLat(longitude: random.uniform(in: 95...141), latitude: random.uniform(in: -11...6))
    }
    let index = GeodesicIndex(targets: places)
    let whole = index.nearest(origins: places, range: 0..<100, k: 3)
    let chunks = stride(from: 0, to: 100, by: 9).map { index.nearest(origins: places, range: $0..<$0 + 9, k: 3) }
    #expect(chunks.flatMap(\.targets) == whole.targets)
    #expect(chunks.flatMap(\.distancesMetres) == whole.distancesMetres)
  }
}
