import Matching
import Stunting
import TestSupport
import Testing

/// Every village of many real regencies, its name and kecamatan mistyped, and one village in five taken out of the
/// edition: a match of a record about one of those is wrong.
@Suite(
  "Corrupted copies of real names",
  .enabled(if: SharedFolder.isPresent, "LOKUS_SHARED names the folder of real data"))
struct CorruptedRealNamesTests {
  static let seeds: [UInt64] = [9005, 7001, 5001, 5002, 5003, 5004]

  @Test func allKindsOfCorruptionKnowingTheFile() {
    let result = pooled(offset: 0, slipsOnly: false) { PlaceMatcher($0).informed(by: $1) }
    expect(result, leastRecall: 0.99)
  }

  @Test func nothingButSlipsKnowingTheFile() {
    let result = pooled(offset: 1000, slipsOnly: true) { PlaceMatcher($0).informed(by: $1) }
    expect(result, leastRecall: 0.99)
  }

  @Test func nothingButSlipsRecordByRecordKnowingTheLists() {
    let lists = RealCodeLists.lists
    let result = pooled(offset: 2000, slipsOnly: true) { edition, _ in PlaceMatcher(edition, codeLists: lists) }
    expect(result, leastRecall: 0.99)
  }

  /// Slips are asked: no record tells them from names of villages that the edition lacks.
  @Test func allKindsRecordByRecordKnowingNothing() {
    let result = pooled(offset: 3000, slipsOnly: false) { edition, _ in PlaceMatcher(edition) }
    expect(result, leastRecall: 0.55)
  }

  private func pooled(
    offset: UInt64, slipsOnly: Bool, _ makeMatcher: (BoundaryEdition, [PlaceText]) -> PlaceMatcher
  ) -> (present: Tally, absent: Tally) {
    var (present, absent) = (Tally(), Tally())
    for seed in Self.seeds {
      let result = Trial(seed: seed + offset, slipsOnly: slipsOnly).run(makeMatcher)
      print("seed \(seed + offset): present \(result.present); absent \(result.absent)")
      present += result.present
      absent += result.absent
    }
    return (present, absent)
  }

  private func expect(_ result: (present: Tally, absent: Tally), leastRecall: Double) {
    print("all seeds: present \(result.present); absent \(result.absent)")
    #expect(result.present.wrong == 0, "\(result.present.wrongOnes)")
    #expect(result.absent.wrong == 0, "\(result.absent.wrongOnes)")
    #expect(result.present.recall >= leastRecall, "\(result.present) \(result.present.lostOnes.prefix(40))")
    #expect(result.present.total > 50_000 && result.absent.total > 10_000)
  }
}

/// One run over 110 regencies drawn with a seed.
struct Trial {
  var seed: UInt64
  var slipsOnly: Bool
  var absentShare = 0.2

  struct Record {
    var place = PlaceText()
    var truth: Village
    var label = ""
  }

  func run(_ makeMatcher: (BoundaryEdition, [PlaceText]) -> PlaceMatcher) -> (present: Tally, absent: Tally) {
    var random = SeededGenerator(seed: seed)
    var corruption = Corruption(seed: seed &* 7919 &+ 1)
    var (present, absent) = (Tally(), Tally())
    let regencies = RealRegency.all(RealCodeLists.all[2])
    for _ in 0..<110 {
      let regency = regencies[random.index(below: regencies.count)]
      let kept = regency.villages.filter { _ in random.uniform() > absentShare }
      let records = records(regency, &random, &corruption)
      let matcher = makeMatcher(edition(kept), records.map(\.place))
      for record in records {
        let truth = record.truth.codes.first.flatMap { matcher.village(code: $0.code) }
        let match = matcher.match(record.place)
        if truth != nil {
          present.add(match, truth: truth, record.label)
        } else {
          absent.add(match, truth: nil, record.label)
        }
      }
    }
    return (present, absent)
  }

  /// Names that two villages of the kecamatan share label nothing; a slip that gives the very name of another village is
  /// not made.
  private func records(
    _ regency: RealRegency, _ random: inout SeededGenerator, _ corruption: inout Corruption
  ) -> [Record] {
    let byKey = Dictionary(grouping: regency.villages) { key($0, $0.name) }
    return regency.villages.compactMap { village in
      var text = slipsOnly ? corruption.slip(village.name) : corruption.next(village.name).text
      if byKey[key(village, text), default: []].contains(where: { $0.codes != village.codes }) { text = village.name }
      var record = Record(truth: village)
      record.place.villageName = text
      record.place.districtName =
        random.uniform() < 0.1 ? corruption.slip(village.districtName) : village.districtName.uppercased()
      record.label = "\(seed) \(village.printedCode) \(village.name) | \(text) | \(record.place.districtName)"
      let namesakes = byKey[key(village, village.name), default: []].count
      return namesakes > 1 ? nil : record
    }
  }

  private func key(_ village: Village, _ name: String) -> String {
    (village.districtCode?.digits ?? "") + villageNameKey(name)
  }
}
