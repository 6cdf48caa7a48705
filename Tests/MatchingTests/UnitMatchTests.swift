import Matching
import Stunting
import Testing

@Suite("Matching to kecamatan and puskesmas")
struct UnitMatchTests {
  static let matcher = PlaceMatcher(
    SmallEdition.edition(),
    roster: [
      ("P1", "PUSKESMAS AMPEL GADING", "Ampel Gading"), ("P2", "SUMBERMANIK WETAN", "Ampel Gading"),
      ("P3", "SUMBERMANIK KULON", "Telaga Biru"), ("P4", "Mojopura", "Telaga Biru"), ("P5", "Mojopura", "Watu Gede"),
    ].map { RosterUnit(key: UnitKey(level: .puskesmas, facilityID: $0.0, name: $0.1), districtName: $0.2) })

  private func puskesmas(_ name: String, _ district: String = "", code: String = "") -> PlaceMatch {
    var place = PlaceText()
    (place.unitName, place.districtName, place.unitCode) = (name, district, code)
    return Self.matcher.match(place, level: .puskesmas)
  }

  @Test func aPuskesmasByNameOrIdentifier() {
    #expect(puskesmas("UPT Puskesmas Ampelgading") == .unit(0, .name, nameDiffers: false))
    #expect(puskesmas("", code: "P3") == .unit(2, .code, nameDiffers: false))
    #expect(puskesmas("Mojopura", "Watu Gede") == .unit(4, .name, nameDiffers: false))
    #expect(puskesmas("Xyz") == .none(.unknownName))
  }

  @Test func aShortenedNameIsAsked() {
    guard case .question(let candidates) = puskesmas("Sumbermanik", "Ampel Gading") else {
      return #expect(Bool(false), "no question")
    }
    #expect(Set(candidates.map(\.code)) == ["P2", "P3"])
  }

  @Test func kecamatanComeFromTheEditionInOrderOfTheirCodes() {
    #expect(Self.matcher.units(.district).map(\.name) == ["Telaga Biru", "Watu Gede", "Ampel Gading"])
    var place = PlaceText()
    place.districtName = "AMPELGADING"
    #expect(Self.matcher.match(place, level: .district) == .unit(2, .name, nameDiffers: false))
    place.districtCode = RegionCode("99.01.03", system: .kemendagri)
    #expect(Self.matcher.match(place, level: .district) == .unit(2, .code, nameDiffers: false))
    #expect(Self.matcher.units(.village).isEmpty)
  }
}
