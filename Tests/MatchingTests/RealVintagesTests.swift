import Foundation
import Matching
import Stunting
import TestSupport
import Testing

/// Names and codes as other years and the other system write them.
@Suite(
  "Other years and the other system",
  .enabled(if: SharedFolder.isPresent, "LOKUS_SHARED names the folder of real data"))
struct RealVintagesTests {
  /// Records are the names of the list of 2018. A village is the one with its code in the list of 2025, unless that code
  /// went to another village: its former name is then another one's in the same kecamatan.
  @Test(arguments: [false, true]) func namesOf2018FindTheirVillagesOf2025(_ withLists: Bool) {
    var tally = Tally()
    let old = Dictionary(uniqueKeysWithValues: RealRegency.all(RealCodeLists.all[0]).map { ($0.code, $0) })
    for regency in RealRegency.all(RealCodeLists.all[2]) {
      guard let before = old[regency.code] else { continue }
      let places = before.villages.map(Self.place)
      let lists = withLists ? RealCodeLists.lists : CodeLists()
      let matcher = PlaceMatcher(edition(regency.villages), codeLists: lists).informed(by: places)
      let names = Dictionary(grouping: regency.villages) { Self.key($0) }
      for (village, place) in zip(before.villages, places) {
        let namesakes = names[Self.key(village), default: []]
        guard let truth = village.codes.first.flatMap({ matcher.village(code: $0.code) }) else { continue }
        let now = regency.villages[truth]
        if namesakes.contains(where: { $0.codes != now.codes }) { continue }
        let label =
          "\(village.printedCode) \(village.name), \(village.districtName); now \(now.name), \(now.districtName)"
        tally.add(matcher.match(place), truth: truth, label)
      }
    }
    print("2018 -> 2025 by name, lists \(withLists): \(tally) \(tally.wrongOnes)")
    #expect(tally.wrong == 0, "\(tally.wrongOnes)")
    #expect(tally.recall > (withLists ? 0.99 : 0.98), "\(tally)")
  }

  private static func key(_ village: Village) -> String {
    (village.districtCode?.digits ?? "") + villageNameKey(village.name)
  }

  private static func place(_ village: Village) -> PlaceText {
    var place = PlaceText()
    place.villageName = village.name
    place.districtName = village.districtName
    return place
  }

  @Test func codesOf2018LeadToThoseOf2025() {
    let lists = RealCodeLists.lists
    let (old, new) = (RealCodeLists.all[0], RealCodeLists.all[2])
    let names = Dictionary(new.entries.map { ($0.code, $0.name) }, uniquingKeysWith: { a, _ in a })
    var (gone, found, same) = (0, 0, 0)
    for entry in old.entries where entry.code.level == .village && names[entry.code] == nil {
      gone += 1
      guard let now = lists.recode(entry.code, from: 2018) else { continue }
      found += 1
      if villageNameKey(names[now] ?? "") == villageNameKey(entry.name) { same += 1 }
    }
    print("codes of 2018 gone by 2025: \(gone), recoded \(found), same name \(same)")
    #expect(Double(found) > Double(gone) * 0.9 && Double(same) > Double(found) * 0.98)
  }

  @Test func papuaOfTheOldProvincesIsFoundInTheNewOnes() throws {
    let merauke = try #require(RealRegency.all(RealCodeLists.all[0]).first { $0.code.formatted == "91.01" })
    let regencies = RealRegency.all(RealCodeLists.all[2]).filter { $0.code.formatted == "93.01" }
    let matcher = PlaceMatcher(edition(regencies.flatMap(\.villages)), codeLists: RealCodeLists.lists)
    var tally = Tally()
    for village in merauke.villages {
      var place = PlaceText()
      place.villageCodes = village.codes.map(\.code)
      place.villageCode = village.printedCode
      let same = matcher.edition.villages.indices.filter {
        let now = matcher.edition.villages[$0]
        return villageNameKey(now.name) == villageNameKey(village.name) && now.districtName == village.districtName
      }
      if same.count == 1, let truth = same.first {
        tally.add(matcher.match(place), truth: truth, village.printedCode + " " + village.name)
      }
    }
    print("Merauke by its codes of 2018: \(tally)")
    #expect(tally.wrong == 0, "\(tally.wrongOnes)")
    #expect(tally.recall > 0.95, "\(tally.lostOnes)")
  }

  @Test func bothSystemsOfJawaBaratMatch() throws {
    let rows = try JabarRow.all()
    let crosswalk = CodeCrosswalk(pairs: rows.map { ($0.bps, $0.kemendagri) })
    var tallies = [Tally](repeating: Tally(), count: 4)
    for regency in RealRegency.all(RealCodeLists.all[2]) where regency.code.digits.hasPrefix("32") {
      let own = rows.filter { $0.kemendagri.parent(.regency) == regency.code }
      let plain = PlaceMatcher(edition(regency.villages)).informed(by: own.map { $0.place(name: true, code: []) })
      let coded = PlaceMatcher(edition(regency.villages), crosswalk: crosswalk)
      for row in own {
        guard let truth = plain.village(code: row.kemendagri) else { continue }
        let systems = CodeSystem.allCases
        tallies[0].add(plain.match(row.place(name: true, code: [])), truth: truth, row.label)
        tallies[1].add(coded.match(row.place(name: false, code: [.bps])), truth: truth, row.label)
        tallies[2].add(coded.match(row.place(name: false, code: systems)), truth: truth, row.label)
        tallies[3].add(coded.match(row.place(name: true, code: systems)), truth: truth, row.label)
      }
    }
    for (what, tally) in zip(["name", "BPS code", "code of unknown system", "both"], tallies) {
      print("Jawa Barat by \(what): \(tally)")
      #expect(tally.wrong == 0, "\(what): \(tally.wrongOnes)")
    }
    #expect(tallies[0].recall > 0.99 && tallies[1].recall == 1 && tallies[2].recall > 0.95 && tallies[3].recall > 0.99)
  }
}

/// A village of Jawa Barat with the codes and names of both systems.
struct JabarRow {
  var bps: RegionCode
  var kemendagri: RegionCode
  var bpsCode: String
  var name: String
  var districtName: String

  var label: String { "\(bps.formatted) \(kemendagri.formatted) \(name), \(districtName)" }

  func place(name hasName: Bool, code systems: [CodeSystem]) -> PlaceText {
    var place = PlaceText()
    if hasName { (place.villageName, place.districtName) = (name, districtName) }
    if !systems.isEmpty { place.villageCode = bpsCode }
    place.villageCodes = systems.compactMap { RegionCode(bpsCode, system: $0) }
    return place
  }

  static func all() throws -> [JabarRow] {
    let url = SharedFolder.url("data/gizi-buruk-jabar/gizi_buruk_desa_jabar_2019_2021.csv")
    var seen: Set<RegionCode> = []
    return try String(contentsOf: url, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst().compactMap {
      let cells = $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard cells.count > 12, let bps = RegionCode(cells[7], system: .bps), seen.insert(bps).inserted,
        let own = RegionCode(cells[11], system: .kemendagri)
      else { return nil }
      return JabarRow(bps: bps, kemendagri: own, bpsCode: cells[7], name: cells[8], districtName: cells[6])
    }
  }
}
