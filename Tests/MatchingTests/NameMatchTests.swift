import Matching
import Stunting
import Testing

@Suite("Matching by name")
struct NameMatchTests {
  @Test func theVeryNameWithinItsKecamatan() {
    #expect(SmallEdition.outcome("MOJOPURA", "Kec. Watu Gede") == "99.01.02.2001")
    #expect(SmallEdition.outcome("Ds. Sei Bahar 2", "TELAGABIRU") == "99.01.01.2002")
    #expect(SmallEdition.outcome("Tj. Wukir") == "99.01.01.2005")
  }

  @Test func oneNameInTwoKecamatanIsAsked() { #expect(SmallEdition.outcome("Mojopura") == "?Mojopura|Mojopura") }

  @Test func anotherKecamatanIsAsked() {
    #expect(SmallEdition.outcome("Ranusari", "Telaga Biru") == "?Ranusari")
    #expect(SmallEdition.outcome("Ranusari", "Nowhere") == "?Ranusari")
  }

  @Test func oldSpellingAndVariantsNeedNoFurtherKnowledge() {
    #expect(SmallEdition.outcome("TJINDAGA DJAJA", "Telaga Biroe") == "99.01.01.2007")
    #expect(SmallEdition.outcome("Lintau Sati", "Watu Gede") == "?Nagari Lintau Sati")
    #expect(SmallEdition.outcome("Baru", "Watu Gede") != "99.01.02.2004")
  }

  @Test func aSlipIsAskedAloneAndTakenWhenTheFileIsKnown() {
    let place = SmallEdition.place("Ranusri", "Ampel Gadng")
    let file = SmallEdition.villages.dropLast().map { SmallEdition.place($0.name, $0.district) } + [place]
    #expect(SmallEdition.outcome(SmallEdition.matcher.match(place)) == "?Ranusari")
    #expect(SmallEdition.outcome(SmallEdition.matcher.informed(by: file).match(place)) == "99.01.03.2005")
    #expect(SmallEdition.outcome(SmallEdition.informed.match(place)) == "?Ranusari")
  }

  @Test func directionsAndNumbersMustAgree() {
    for name in ["Karanganyar", "Karanganyar Wetan", "Karanganyar Lr"] {
      #expect(SmallEdition.outcome(SmallEdition.informed.match(SmallEdition.place(name, "Telaga Biru"))).hasPrefix("?"))
    }
    let place = SmallEdition.place("Sungai Bahar III", "Telaga Biru")
    #expect(!SmallEdition.outcome(SmallEdition.informed.match(place)).hasPrefix("99"))
  }

  @Test func aShorterNameIsAskedWithAllThatBeginWithIt() {
    #expect(
      SmallEdition.outcome("Sumbermanik", "Ampel Gading") == "?Sumbermanik Wetan|Sumbermanik Kulon")
  }

  @Test func anAbbreviationOfTwoWordsIsAsked() {
    #expect(SmallEdition.outcome("Bt. Wening", "Ampel Gading").hasPrefix("?"))
  }

  @Test func aVillageThatTheEditionLacksIsNotTakenForItsNeighbour() {
    let edition = SmallEdition.edition(without: ["Sukajaya"])
    var places = SmallEdition.villages.map { SmallEdition.place($0.name, $0.district) }
    let matcher = PlaceMatcher(edition).informed(by: places)
    #expect(SmallEdition.outcome(matcher.match(places[9]), matcher) == "unknown_name")
    places[10].villageName = "Sukaraya"
    let other = PlaceMatcher(SmallEdition.edition()).informed(by: places)
    #expect(SmallEdition.outcome(other.match(places[9]), other) == "99.01.02.2003")
    #expect(SmallEdition.outcome(other.match(SmallEdition.place("Sukaraya", "Watu Gede"))).hasPrefix("?"))
  }

  @Test func anotherRegencyIsOutside() {
    let regency = RosterUnit(key: UnitKey(level: .regency, code: nil, name: "Kabupaten Telaga"))
    let matcher = PlaceMatcher(SmallEdition.edition(), roster: [regency])
    var place = SmallEdition.place("Ranusari", "Ampel Gading")
    for (name, outcome) in [
      ("Kab. Telaga", "99.01.03.2005"), ("TELAGA", "99.01.03.2005"), ("Kota Telaga", "outside_region"),
      ("Kab. Lain", "outside_region"),
    ] {
      place.regencyName = name
      #expect(SmallEdition.outcome(matcher.match(place), matcher) == outcome)
    }
    place.regencyName = ""
    place.regencyCode = RegionCode("99.02", system: .kemendagri)
    #expect(SmallEdition.outcome(matcher.match(place), matcher) == "outside_region")
  }

  @Test func corruptedInventedNamesAreNeverMatchedWrongly() {
    var (tally, corruption) = (Tally(), Corruption(seed: 20_240_501))
    for _ in 0..<400 {
      let file = SmallEdition.villages.map { SmallEdition.place(corruption.next($0.name).text, $0.district) }
      for (index, match) in SmallEdition.matcher.matchAll(file).enumerated() {
        tally.add(match, truth: index, "\(SmallEdition.villages[index].name) | \(file[index].villageName)")
      }
    }
    #expect(tally.wrong == 0, "\(tally.wrongOnes)")
    #expect(tally.recall >= 0.97, "\(tally) \(Set(tally.lostOnes))")
  }

  @Test func eightyThousandRecordsOfOneFile() {
    let places = (0..<80_000).map { row in
      let village = SmallEdition.villages[row % SmallEdition.villages.count]
      return SmallEdition.place(village.name, village.district)
    }
    let clock = ContinuousClock()
    var matched = 0
    let time = clock.measure {
      for match in SmallEdition.matcher.matchAll(places) { if case .unit = match { matched += 1 } }
    }
    #expect(matched == places.count)
    print("80,000 records: \(time)")
  }
}
