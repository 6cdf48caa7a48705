import Analysis
import GEOSBridge
import Geometry
import PROJBridge
import SpatialStats
import Stunting
import TestSupport
import Testing

// Needs real boundaries, so it is skipped without LOKUS_SHARED.
@Suite("neighbours in real kabupaten", .enabled(if: SharedFolder.isPresent, "needs LOKUS_SHARED"))
struct RealNeighbourTests {
  @Test("nobody is missed: the pairs are those that GEOS finds within 1 m", arguments: ["96.03", "35.07"])
  func twin(code: String) async throws {
    let edition = try RealKabupaten.edition(code)
    let frame = LocalFrame(centredOn: try #require(edition.polygons.planar.bounds))
    let set = try edition.polygons.projected(to: frame).layer.planar
    let geos = try GEOSContext()
    let boxes = (0..<set.featureCount).map { set.bounds(ofFeature: $0)?.expanded(by: 1) }
    var expected = [[Int]](repeating: [], count: set.featureCount)
    for a in boxes.indices {
      for b in boxes.indices.dropFirst(a + 1) {
        guard let one = boxes[a], let two = boxes[b], one.intersects(two) else { continue }
        if try geos.distance(set, from: a, to: b) <= 1 {
          expected[a].append(b)
          expected[b].append(a)
        }
      }
    }
    let found = try await neighbourhood(
      edition: edition, options: NeighbourOptions(joinsIslands: false), threads: 2)
    #expect(found.weights == (try Weights(lists: expected)))
    #expect(found.summary.isSymmetric)
  }

  @Test("a tolerance only adds pairs, and says why each was missed", arguments: ["96.03", "35.07"])
  func effect(code: String) async throws {
    let edition = try RealKabupaten.edition(code)
    let effect = try await toleranceEffect(edition: edition, toleranceMetres: 1, threads: 2)
    #expect(effect.removed.isEmpty)
    #expect(effect.sharedVertexPairs <= effect.exactPairs && effect.exactPairs <= effect.tolerantPairs)
    #expect(effect.added.count == effect.tolerantPairs - effect.sharedVertexPairs)
    for pair in effect.added {
      #expect(!pair.firstName.isEmpty && !pair.secondName.isEmpty)
      #expect(pair.gapMetres <= 1 && (pair.reason == .apart) == (pair.gapMetres > 0))
    }
    #expect(try await toleranceEffect(edition: edition, toleranceMetres: 1, threads: 8) == effect)
  }

  @Test("islands are joined to one village each, and no other link changes", arguments: ["96.03"])
  func islands(code: String) async throws {
    let edition = try RealKabupaten.edition(code)
    let alone = try await neighbourhood(
      edition: edition, options: NeighbourOptions(joinsIslands: false), threads: 1)
    let joined = try await neighbourhood(edition: edition, options: NeighbourOptions(), threads: 1)
    #expect(alone.summary.islands > 0)
    #expect(joined.summary.islands == 0)
    #expect(joined.isJoined == (0..<joined.villages.count).map { alone.weights.neighbourCount(of: $0) == 0 })
    for unit in 0..<alone.weights.count {
      for position in alone.weights.links(of: unit) {
        #expect(joined.weights.value(from: unit, to: Int(alone.weights.neighbours[position])) == 1)
      }
    }
    #expect(joined.weights.isSymmetric)
  }
}
