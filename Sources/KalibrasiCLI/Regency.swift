import Analysis
import Geometry
import SpatialStats
import Stunting

/// A real regency to draw maps on: its geometry and how many children are measured where.
struct Regency: Sendable {
  let key: String
  let name: String
  /// Where the denominators come from, for the report.
  let denominators: String
  /// Children measured in each village, at least 1.
  let measured: [Int]
  /// Kecamatan of each village, numbered: the working areas of the third null model.
  let areas: [Int]
  let edition: BoundaryEdition
  let neighbours: NeighbourLists
  /// Binary queen weights, islands joined: the default of `lokus klaster`.
  let weights: Weights
  /// Points on surface, metres: the centres of the scan.
  let points: ScanVillagePoints

  var count: Int { measured.count }
  var areaCount: Int { Set(areas).count }
  var meanMeasured: Double { Double(measured.reduce(0, +)) / Double(max(1, count)) }

  init(key: String, name: String, denominators: String, villages: [VillageRow], threads: Int) async throws {
    self.key = key
    self.name = name
    self.denominators = denominators
    measured = villages.map { max(1, $0.measured) }
    let names = Set(villages.map(\.district)).sorted()
    areas = villages.map { names.firstIndex(of: $0.district) ?? 0 }
    edition = BoundaryEdition(id: key, villages: villages)
    let found = try await neighbourhood(edition: edition, options: NeighbourOptions(), threads: threads)
    weights = found.weights
    neighbours = NeighbourLists(start: weights.start, items: weights.neighbours)
    points = try await scanPoints(edition, threads: threads)
  }
}

/// A village as read.
struct VillageRow: Sendable {
  var code: String
  var district: String
  var measured: Int
  var polygons: PolygonSet
  /// Its place in `polygons`.
  var feature: Int
}

extension BoundaryEdition {
  fileprivate init(id: String, villages: [VillageRow]) {
    var polygons = PolygonSet()
    for village in villages { polygons.append(feature: village.feature, of: village.polygons) }
    let rows = villages.enumerated().map { number, village in
      Village(name: village.code, districtName: village.district, districtCode: nil, codes: [], sourceRow: number + 1)
    }
    self.init(id: id, villages: rows, polygons: LonLatPolygons(polygons))
  }
}
