import Geometry
import PROJBridge
import TestSupport
import Testing

@Suite struct CoordinateReferenceTests {
  @Test func codesWKTAndStringsAreUnderstood() throws {
    let utm = try CoordinateReference(parsing: "EPSG:32748")
    #expect(utm.name == "WGS 84 / UTM zone 48S")
    #expect(utm.code == "EPSG:32748")
    #expect(!utm.isGeographic)
    #expect(try CoordinateReference(parsing: "EPSG:4326") == .wgs84)
    #expect(try CoordinateReference(parsing: " +proj=utm  +zone=48 +south +datum=WGS84 ").isGeographic == false)
    #expect(try CoordinateReference(parsing: "urn:ogc:def:crs:OGC:1.3:CRS84").isGeographic)
    let wkt = """
      GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],
      PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]
      """
    #expect(try CoordinateReference(parsing: wkt).isGeographic)
  }

  @Test(arguments: ["", "  ", "EPSG:999999", "bukan CRS", "GEOGCS[", "EPSG:", "+proj=nonsense"])
  func unknownTextIsRefused(text: String) {
    #expect(throws: PROJError.self) { try CoordinateReference(parsing: text) }
  }

  @Test func verticalSystemsAndPipelinesAreRefused() {
    for text in ["EPSG:5773", "EPSG:7030", "+proj=pipeline +step +proj=utm +zone=48"] {
      #expect(throws: PROJError.self) { try CoordinateReference(parsing: text) }
    }
  }

  @Test func latitudeFirstSystemsStillGiveLongitudeFirst() throws {
    // DGN95 and ID74 are latitude first by definition.
    for code in ["EPSG:4755", "EPSG:4238"] {
      let projection = try Projection(from: CoordinateReference(parsing: code))
      var x = [106.8]
      var y = [-6.2]
      #expect(projection.forward(x: &x, y: &y).isEmpty)
      #expect(abs(x[0] - 106.8) < 0.01)
      #expect(abs(y[0] + 6.2) < 0.01)
    }
  }
}
