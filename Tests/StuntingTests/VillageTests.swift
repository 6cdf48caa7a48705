import Stunting
import Testing

@Suite("Villages")
struct VillageTests {
  @Test("A kecamatan without a name is told apart by its code")
  func districtLabel() throws {
    let code = try #require(RegionCode("53.12.01", system: .kemendagri))
    let unnamed = Village(name: "Desa Misal", districtName: "", districtCode: code, codes: [], sourceRow: 1)
    let named = Village(name: "Desa Misal", districtName: "Contoh", districtCode: code, codes: [], sourceRow: 1)
    let neither = Village(name: "Desa Misal", districtName: "", districtCode: nil, codes: [], sourceRow: 1)
    #expect([unnamed, named, neither].map(\.districtLabel) == ["53.12.01", "Contoh", ""])
  }
}
