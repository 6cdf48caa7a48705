import Matching
import Stunting
import Testing

@Suite("Matching by code")
struct CodeMatchTests {
  @Test func aCodeDecidesWhateverTheSpelling() {
    let match = SmallEdition.matcher.match(SmallEdition.place("Ranu Sary", "Ampel Gading", code: "99.01.03.2005"))
    guard case .unit(16, .code, nameDiffers: true) = match else { return #expect(Bool(false), "\(match)") }
  }

  @Test func aCodeWithTheNameOfANeighbourIsAsked() {
    #expect(
      SmallEdition.outcome("Sungai Bahar I", "Telaga Biru", code: "99.01.01.2002") == "?Sungai Bahar II|Sungai Bahar I")
    #expect(SmallEdition.outcome("Tanjung Wukir", "", code: "99.01.01.2006") == "?Mojopura|Tanjung Wukir")
  }

  @Test func anotherRegencyAndUnknownCodes() {
    #expect(SmallEdition.outcome("", code: "98.01.01.2002") == "outside_region")
    #expect(SmallEdition.outcome("Xyz", code: "99.01.01.2099") == "unknown_code")
    #expect(SmallEdition.outcome("Xyz", code: "abc") == "unreadable_code")
    #expect(SmallEdition.outcome("", code: "") == "missing_code")
    #expect(SmallEdition.outcome("Ranusari", "Ampel Gading", code: "99.01.01.2099") == "99.01.03.2005")
  }

  @Test func theOtherSystemOnlyThroughACrosswalk() throws {
    let bps = try #require(RegionCode("9901010001", system: .bps))
    let own = try #require(RegionCode("99.01.03.2005", system: .kemendagri))
    let place = SmallEdition.place("", code: "9901010001")
    #expect(SmallEdition.outcome(SmallEdition.matcher.match(place)) == "unknown_code")
    let matcher = PlaceMatcher(SmallEdition.edition(), crosswalk: CodeCrosswalk(pairs: [(bps, own), (bps, own)]))
    var declared = place
    declared.villageCodes = [bps]
    #expect(matcher.match(declared) == .unit(16, .recoded(from: bps), nameDiffers: false))
    let other = try #require(RegionCode("99.01.03.2004", system: .kemendagri))
    #expect(CodeCrosswalk(pairs: [(bps, own), (bps, other)]).count == 0)
  }

  @Test func codesOfAnEarlierListLeadToTheirVillage() throws {
    let old = list(
      2018,
      [("98.07", "KAB. TELAGA"), ("98.07.05", "Ampel Gading")] + [
        ("98.07.05.2001", "Bukit Wening"), ("98.07.05.2002", "Batu Wening"), ("98.07.05.2009", "Ranusari"),
      ])
    let new = list(
      2025,
      [("99.01", "KAB. TELAGA"), ("99.01.03", "Ampel Gading")]
        + SmallEdition.villages.suffix(5).map {
          ($0.code, $0.name)
        })
    let lists = CodeLists([new, old])
    let former = try #require(RegionCode("98.07.05.2009", system: .kemendagri))
    #expect(lists.recode(former)?.formatted == "99.01.03.2005")
    let matcher = PlaceMatcher(SmallEdition.edition(), codeLists: lists)
    var place = SmallEdition.place("Ranusari", code: "98.07.05.2009")
    place.villageCodes = [former]
    #expect(matcher.match(place) == .unit(16, .recoded(from: former), nameDiffers: false))
  }

  @Test func aCodeGivenToAnotherVillageLeadsNowhereWithoutItsYear() throws {
    let old = list(
      2018, [("99.01", "KAB. T"), ("99.01.01", "A"), ("99.01.01.2001", "Mawar"), ("99.01.01.2002", "Kelapa")])
    let new = list(
      2025, [("99.01", "KAB. T"), ("99.01.01", "A"), ("99.01.01.2001", "Kelapa"), ("99.01.01.2002", "Mawar")])
    let lists = CodeLists([old, new])
    let code = try #require(RegionCode("99.01.01.2001", system: .kemendagri))
    #expect(lists.recode(code) == nil && lists.lineage(of: code) == [code])
    #expect(lists.recode(code, from: 2018)?.formatted == "99.01.01.2002")
  }

  @Test func aCodeListTellsAnAbsentVillageFromASlip() {
    let villages = SmallEdition.villages.map { ($0.code, $0.name) }
    let lists = CodeLists([list(2025, [("99.01.02", "Watu Gede")] + villages)])
    let matcher = PlaceMatcher(SmallEdition.edition(without: ["Sukajaya"]), codeLists: lists)
    #expect(!SmallEdition.outcome(matcher.match(SmallEdition.place("Sukajya", "Watu Gede")), matcher).hasPrefix("99"))
    #expect(SmallEdition.outcome(matcher.match(SmallEdition.place("Mojopra", "Watu Gede")), matcher) == "99.01.02.2001")
  }

  private func list(_ year: Int, _ entries: [(String, String)]) -> CodeList {
    CodeList(
      year: year, system: .kemendagri,
      entries: entries.compactMap { code, name in
        RegionCode(code, system: .kemendagri).map { CodeList.Entry(code: $0, name: name) }
      })
  }
}
