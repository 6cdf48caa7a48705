import Matching
import Testing

@Suite("Keys of place names")
struct NameKeyTests {
  @Test func wordsForTheKindOfPlaceAndPunctuationDoNotCount() {
    #expect(villageNameKey("Kel. Sungai-Bahar Dua") == villageNameKey("SUNGAI BAHAR  DUA"))
    #expect(districtNameKey("Kecamatan Ampel Gading") == districtNameKey("Ampelgading"))
  }

  @Test func anotherNameIsAnotherKey() { #expect(villageNameKey("Sumber Wetan") != villageNameKey("Sumber Kulon")) }
}
