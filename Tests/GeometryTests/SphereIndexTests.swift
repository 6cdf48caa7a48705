import Geometry
import TestSupport
import Testing

@Suite struct SphereIndexTests {
  @Test func candidatesHoldTheNearestBySphere() {
    var random = SeededGenerator(seed: 1)
    let places = (0..<700).map { _ in
      LonLat(longitude: random.uniform(in: 95...141), latitude: random.uniform(in: -11...6))
    }
    let index = SphereIndex(longitudes: places.map(\.longitude), latitudes: places.map(\.latitude))
    for k in [1, 3, 10, 1000] {
      for _ in 0..<50 {
        let origin = LonLat(longitude: random.uniform(in: -180...180), latitude: random.uniform(in: -90...90))
        let found = index.nearestCandidates(longitude: origin.longitude, latitude: origin.latitude, k: k)
        let order = places.indices.sorted {
          haversineMetres(from: origin, to: places[$0]) < haversineMetres(from: origin, to: places[$1])
        }
        #expect(Set(found).isSuperset(of: order.prefix(k).map(Int32.init)))
        #expect(found == found.sorted())
      }
    }
  }

  @Test func aDistanceHoldsAllWithinIt() {
    let index = SphereIndex(longitudes: [179.99, -179.99, 0, .nan], latitudes: [0, 0, 90, 0])
    #expect(index.candidates(longitude: 180, latitude: 0, withinMetres: 2000) == [0, 1])
    #expect(index.candidates(longitude: 77, latitude: 90, withinMetres: 0) == [2])
    #expect(index.candidates(longitude: 0, latitude: 0, withinMetres: 3e7) == [0, 1, 2])
  }

  @Test func badPlacesAndNumbersGiveNothing() {
    let empty = SphereIndex(longitudes: [], latitudes: [])
    #expect(empty.nearestCandidates(longitude: 0, latitude: 0, k: 3).isEmpty)
    let same = SphereIndex(
      longitudes: [Double](repeating: 110, count: 40), latitudes: [Double](repeating: -7, count: 40))
    #expect(same.nearestCandidates(longitude: 110, latitude: -7, k: 1).count == 40)
    #expect(same.nearestCandidates(longitude: .nan, latitude: 0, k: 1).isEmpty)
    #expect(same.nearestCandidates(longitude: 0, latitude: 0, k: 0).isEmpty)
    #expect(same.candidates(longitude: 0, latitude: 0, withinMetres: -1).isEmpty)
    #expect(same.candidates(longitude: 0, latitude: 0, withinMetres: .nan).isEmpty)
  }
}
