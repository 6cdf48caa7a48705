import Geometry
import Ingest
import Matching
import Stunting
import Testing

@Suite("facilities with an address") struct FacilityAddressTests {
  private func read(_ rows: [String]) async throws -> FacilityImport {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.tsv", (["id\talamat\tx\ty"] + rows).joined(separator: "\n"))
    let source = FacilitySource(
      location: SourceLocation(id: "a", path: path, delimiter: "tab"), kind: "puskesmas", idColumn: "id",
      longitudeColumn: "x", latitudeColumn: "y", addressColumn: "alamat")
    return try await importFacilities(source, matcher: PlaceFixtures.matcher)
  }

  @Test("the kecamatan behind its marker, as the edition spells it; never a part of a longer name, nor of two")
  func districts() async throws {
    let addresses = [
      "Jl. Poros No. 3 Ds. Teluk Dalam, Kec. Hulu", "Kecamatan HULU Kab. Contoh 91312", "Dusun II kec.hulu, telp 0812",
      "Jl. Raya Hulu No 7", "Kec. Hulu Barat", "Kec. Hulu Dua", "Kec. Hulu / Kec. Hilir", "", "Kec.",
    ]
    let result = try await read(addresses.map { "\t\($0)\t100.45\t-1.95" })
    #expect(
      result.facilities.map(\.declaredDistrictName) == ["Hulu", "Hulu", "Hulu", nil, nil, "Hulu", nil, nil, nil])
    #expect(result.facilities[0].declaredVillageCode?.formatted == "99.99.02.2002")
  }

  @Test("it decides a lost decimal point, and gives the village of a facility without a position")
  func decides() async throws {
    let result = try await read([
      "A\tKec. Hilir\t10005\t-1.95", "B\tKec. Hulu\t10005\t-1.95", "C\tDesa Teluk Dalam Kec. Hulu\t\t",
      "D\tKec. Hilir\t100.05\t-1.95",
    ])
    #expect(result.facilities.map(\.repair) == ["lost_decimal_point:longitude", nil, nil, nil])
    #expect(result.findings.map(\.kind).prefix(2) == [.positionRepaired, .positionAsked])
    #expect(result.facilities[2].village == 4)
  }

  @Test("neither the address nor a number in it is kept anywhere")
  func keepsNone() async throws {
    let secret = "Jl. Rahasia 99 hp 081234567890"
    let result = try await read(["A\t\(secret), Kec. Hilir\t\(secret)\tbelum", "B\t\(secret) Kec. Hulu\t100.45\t-1.95"])
    let everything = String(describing: result)
    #expect(!everything.contains("Rahasia") && !everything.contains("0812345"))
    #expect(result.facilities.map(\.declaredDistrictName) == ["Hilir", "Hulu"])
  }
}
