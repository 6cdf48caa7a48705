import Stunting
import Testing

@Suite("Region codes")
struct RegionCodeTests {
  @Test(
    "Codes as offices write them",
    arguments: [
      ("63.11.01.2001", CodeSystem.kemendagri, "6311012001"), (" 6311012001 ", .kemendagri, "6311012001"),
      ("6311012001.0", .kemendagri, "6311012001"), ("id6311010014", .bps, "6311010014"), ("1505012", .bps, "1505012"),
      ("63.11", .kemendagri, "6311"), ("99", .bps, "99"), ("15.05.012.005", .bps, "1505012005"),
    ])
  func reads(text: String, system: CodeSystem, digits: String) throws {
    #expect(try #require(RegionCode(text, system: system)).digits == digits)
  }

  @Test(
    "What is no code of the system is refused",
    arguments: [
      "", "-", "63.11.01.001", "6311.01.2001", "63110", "63-11-01-2001", "6.311.012.001", "631101200A", "6311012", "٦٣",
    ])
  func refuses(text: String) { #expect(RegionCode(text, system: .kemendagri) == nil) }

  @Test("A BPS code never becomes a Kemendagri one")
  func systemsStayApart() {
    #expect(RegionCode("6311010014", system: .bps) != RegionCode("6311010014", system: .kemendagri))
  }

  @Test("Levels, parents and print")
  func parents() throws {
    let code = try #require(RegionCode("99.99.01.2005", system: .kemendagri))
    #expect(code.level == .village)
    #expect(code.parent(.district)?.formatted == "99.99.01")
    #expect(code.parent(.regency)?.formatted == "99.99")
    #expect(code.parent(.village) == nil)
    let bps = try #require(RegionCode("1505012005", system: .bps))
    #expect(bps.parent(.district)?.formatted == "1505012")
    #expect(code.formatted == "99.99.01.2005")
    #expect(code.parent(.regency)?.contains(code) == true)
  }
}
