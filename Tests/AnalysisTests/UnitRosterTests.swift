import Analysis
import Stunting
import Testing

@Suite("Which unit a key means")
struct UnitRosterTests {
  @Test("by identifier, by code, by the same name when it is the only one; never by a similar name")
  func match() throws {
    let first = RegionCode("99.99.01", system: .kemendagri)
    let second = RegionCode("99.99.02", system: .kemendagri)
    let roster = UnitRoster([
      puskesmasKey("Puskesmas Ampelgading", id: "P1"), puskesmasKey("Sumbermanjing Wetan", id: "P2"),
      puskesmasKey("Sumbermanjing Kulon", id: "P3"), puskesmasKey("Kembar", id: "P4"), puskesmasKey("KEMBAR", id: "P5"),
      UnitKey(level: .district, code: first, name: "Satu"), UnitKey(level: .district, code: second, name: "Dua"),
    ])
    #expect(roster.index(of: puskesmasKey("lain", id: "P2")) == 1)
    #expect(roster.index(of: puskesmasKey("UPTD PKM Ampel-Gading")) == 0)
    #expect(roster.index(of: puskesmasKey("Ampelgading", id: "P9")) == nil)
    #expect(roster.index(of: puskesmasKey("Sumbermanjing")) == nil)
    #expect(roster.index(of: puskesmasKey("Kembar")) == nil)
    #expect(roster.index(of: puskesmasKey("Puskesmas")) == nil)
    #expect(roster.index(of: puskesmasKey("")) == nil)
    #expect(roster.index(of: UnitKey(level: .district, code: second, name: "Satu")) == 6)
    #expect(roster.index(of: UnitKey(level: .district, name: "Kec. Dua")) == 6)
    #expect(roster.index(of: puskesmasKey("Dua")) == nil)
    let other = RegionCode("99.99.09", system: .kemendagri)
    #expect(roster.index(of: UnitKey(level: .district, code: other, name: "Satu")) == nil)
    let bps = RegionCode("9999010", system: .bps)
    #expect(roster.index(of: UnitKey(level: .district, code: bps, name: "Satu")) == 5)
  }
}
