import Geometry
import PROJBridge
import TestSupport
import Testing

@Suite struct ProjectionTests {
  private func square(_ longitude: Double, _ latitude: Double, side: Double) -> LonLatPolygons {
    var set = PolygonSet()
    for (dx, dy) in [(0.0, 0.0), (side, 0), (side, side), (0, side)] { set.appendVertex(longitude + dx, latitude + dy) }
    set.endRing()
    set.endPolygon()
    set.endFeature()
    return LonLatPolygons(set)
  }

  @Test func localMetresGoThereAndBack() throws {
    let layer = square(109.5, -7, side: 0.1)
    let frame = LocalFrame(centredOn: try #require(layer.planar.bounds))
    let local = try layer.projected(to: frame)
    #expect(local.failedVertices.isEmpty)
    #expect(local.layer.frame == frame)
    let back = try local.layer.unprojected()
    #expect(back.failedVertices.isEmpty)
    for v in 0..<layer.planar.vertexCount {
      #expect(abs(back.layer.planar.x[v] - layer.planar.x[v]) < 1e-11)
      #expect(abs(back.layer.planar.y[v] - layer.planar.y[v]) < 1e-11)
    }
    let planar = local.layer.planar.area(ofFeature: 0)
    #expect(isClose(planar, Geodesic().areaSquareMetres(layer, feature: 0), relative: 1e-5))
  }

  @Test func coordinatesThatFailAreNamedNotDropped() throws {
    let projection = try Projection(from: CoordinateReference(parsing: "EPSG:32749"))
    var x = [400_000, .nan, 400_000, .infinity, 500_000]
    var y: [Double] = [9_200_000, 9_200_000, .nan, 0, 9_200_000]
    #expect(projection.forward(x: &x, y: &y) == [1, 2, 3])
    #expect(x.count == 5)
    #expect(x[1].isNaN && y[2].isNaN)
    #expect(abs(x[4] - 111) < 1e-9)
    let mercator = try Projection(from: .wgs84, to: CoordinateReference(parsing: "EPSG:32749"))
    var badX = [110.0, 110]
    var badY = [-7.0, 95]
    #expect(mercator.forward(x: &badX, y: &badY) == [1])
    var none: [Double] = []
    var nothing: [Double] = []
    #expect(mercator.forward(x: &none, y: &nothing).isEmpty)
  }

  @Test func anyReferenceComesToDegrees() throws {
    var set = PolygonSet()
    for (x, y) in [(500_000.0, 9_200_000.0), (501_000, 9_200_000), (500_500, 9_201_000)] { set.appendVertex(x, y) }
    set.endRing()
    set.endPolygon()
    set.endFeature()
    let degrees = try LonLatPolygons.unprojecting(set, from: CoordinateReference(parsing: "EPSG:32749"))
    #expect(degrees.failedVertices.isEmpty)
    #expect(abs(degrees.layer.planar.x[0] - 111) < 1e-9)
    #expect(abs(degrees.layer.planar.y[0] + 7.2378) < 1e-3)
  }
}
