import Matching
import Testing

@Suite("Keys of place names")
struct NameKeyTests {
  @Test func wordsForTheKindOfPlaceAndPunctuationDoNotCount() {
    #expect(villageNameKey("Kel. Sungai-Bahar Dua") == villageNameKey("SUNGAI BAHAR  DUA"))
    #expect(districtNameKey("Kecamatan Ampel Gading") == districtNameKey("Ampelgading"))
    #expect(puskesmasNameKey("UPTD. PUSKESMAS AMPEL GADING") == puskesmasNameKey("Pkm Ampelgading"))
    #expect(regencyNameKey("KAB. MALANG") == regencyNameKey("Kabupaten Malang"))
  }

  @Test func anotherNameIsAnotherKey() {
    #expect(villageNameKey("Sumber Wetan") != villageNameKey("Sumber Kulon"))
    #expect(regencyNameKey("Kota Malang") != regencyNameKey("Kabupaten Malang"))
  }

  @Test(arguments: [
    ("Sungai Bahar II", "SUNGAI BAHAR 2"), ("Sungai Bahar II", "Sei Bahar Dua"), ("Sungai Bahar II", "SungaiBaharII"),
    ("Sungai Bahar II", "Sungai Bahar 02"), ("Tanjung XII", "Tj. Dua Belas"), ("Ampel Gading", "Ampelgading"),
    ("Pa'gelaran", "Pa’gelaran"), ("Désa Baru", "Baru"), ("Muara Enim", "Ma. Enim"), ("Ｓｕｋａ", "suka"),
    ("Karang Timur", "KARANG TIMOER"), ("Nusa\u{301} Indah", "Nusa Indah"), ("IV Koto", "Empat Koto"),
  ])
  func oneNameInTwoWritings(_ a: String, _ b: String) { #expect(villageNameKey(a) == villageNameKey(b)) }

  @Test(arguments: [
    ("Sungai Bahar I", "Sungai Bahar II"), ("Pulau Vi", "Pulau Satu"), ("Blok A", "Blok B"), ("Batu 12", "Batu 13"),
    ("Karang Lor", "Karang Kidul"), ("Desa", "Kelurahan"),
  ])
  func twoNames(_ a: String, _ b: String) { #expect(villageNameKey(a) != villageNameKey(b)) }

  @Test(arguments: [
    "", " ", "...", "'", "\0", "١٢", "村", "IIIIIIIIIIIIIIII", "99999999999999999999999", "e\u{301}\u{301}",
  ])
  func oddTextIsNoCrash(_ text: String) {
    _ = villageNameKey(text)
    _ = SmallEdition.matcher.match(SmallEdition.place(text, text, code: text))
  }
}
