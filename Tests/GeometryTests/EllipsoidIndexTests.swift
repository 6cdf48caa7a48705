import Geometry
import Glibc
import TestSupport
import Testing

@Suite struct EllipsoidIndexTests {
  /// Straight line through the earth, by the formula of the coordinates.
  private func chord(_ a: LonLat, _ b: LonLat) -> Double {
    func point(_ p: LonLat) -> (Double, Double, Double) {
      let (l, f) = (p.longitude * .pi / 180, p.latitude * .pi / 180)
      let n = 6_378_137 / (1 - 0.0066943799901413165 * sin(f) * sin(f)).squareRoot()
      return (n * cos(f) * cos(l), n * cos(f) * sin(l), n * (1 - 0.0066943799901413165) * sin(f))
    }
    let (p, q) = (point(a), point(b))
    return ((p.0 - q.0) * (p.0 - q.0) + (p.1 - q.1) * (p.1 - q.1) + (p.2 - q.2) * (p.2 - q.2)).squareRoot()
  }

  @Test func candidatesHoldTheNearestThroughTheEarth() {
    var random = SeededGenerator(seed: 1)
    let places = (0..<700).map { _ in
      LonLat(longitude: random.uniform(in: 95...141), latitude: random.uniform(in: -11...6))
    }
    let index = EllipsoidIndex(longitudes: places.map(\.longitude), latitudes: places.map(\.latitude))
    for k in [1, 3, 10, 1000] {
      for _ in 0..<50 {
        let origin = LonLat(longitude: random.uniform(in: -180...180), latitude: random.uniform(in: -90...90))
        let found = index.nearestCandidates(longitude: origin.longitude, latitude: origin.latitude, k: k)
        let order = places.indices.sorted {
          chord(origin, places[$0]) < chord(origin, places[$1])
        }
        #expect(Set(found).isSuperset(of: order.prefix(k).map(Int32.init)))
        #expect(found == found.sorted())
      }
    }
  }

  @Test func aDistanceHoldsAllWithinIt() {
    let index = EllipsoidIndex(longitudes: [179.99, -179.99, 0, .nan], latitudes: [0, 0, 90, 0])
    #expect(index.candidates(longitude: 180, latitude: 0, withinMetres: 2000) == [0, 1])
    #expect(index.candidates(longitude: 77, latitude: 90, withinMetres: 0) == [2])
    #expect(index.candidates(longitude: 0, latitude: 0, withinMetres: 3e7) == [0, 1, 2])
  }

  @Test func badPlacesAndNumbersGiveNothing() {
    let empty = EllipsoidIndex(longitudes: [], latitudes: [])
    #expect(empty.nearestCandidates(longitude: 0, latitude: 0, k: 3).isEmpty)
    let same = EllipsoidIndex(
      longitudes: [Double](repeating: 110, count: 40), latitudes: [Double](repeating: -7, count: 40))
    #expect(same.nearestCandidates(longitude: 110, latitude: -7, k: 1).count == 40)
    #expect(same.nearestCandidates(longitude: .nan, latitude: 0, k: 1).isEmpty)
    #expect(same.nearestCandidates(longitude: 0, latitude: 0, k: 0).isEmpty)
    #expect(same.candidates(longitude: 0, latitude: 0, withinMetres: -1).isEmpty)
    #expect(same.candidates(longitude: 0, latitude: 0, withinMetres: .nan).isEmpty)
  }
}
