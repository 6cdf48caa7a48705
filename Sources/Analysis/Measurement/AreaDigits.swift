import SpatialStats
import Stunting

/// Digit preference of the areas of a map.
struct AreaDigits {
  /// Of each area: highest score of its measures, and whether digits heap; nil without enough digits.
  private let areas: [(score: Double, heaps: Bool)?]
  private var total = Share()

  init(_ input: MeasurementInput) {
    guard let areas = input.areas else {
      self.areas = []
      return
    }
    let tests = DigitPreferenceTests(input.digits, areas)
    let adjusted = MultipleTesting.benjaminiHochberg.adjusted(tests.results.map { $0.test.p })
    var found = [(score: Double, heaps: Bool)?](repeating: nil, count: areas.units.count)
    for (result, p) in zip(tests.results, adjusted) {
      let heaps = (p ?? 1) <= input.rules.level && result.test.score > input.rules.heapingScore
      let before = found[result.area]
      found[result.area] = (max(before?.score ?? 0, result.test.score), (before?.heaps ?? false) || heaps)
    }
    self.areas = found
    for v in 0..<input.headline.count { total += share(v, input) }
  }

  /// Nil when most of the group's children were measured in areas without digits.
  func evidence(_ group: MeasuredGroup, _ input: MeasurementInput) -> MeasurementEvidence? {
    var own = Share()
    for v in group.members { own += share(v, input) }
    guard own.known > 0, own.known >= 0.5 * own.all else { return nil }
    let highest = group.members.reduce(0.0) { max($0, digits(of: $1, input)?.score ?? 0) }
    let rest = total.known - own.known
    let evidence = HeapingEvidence(
      group: own.heaped / own.known, others: rest > 0 ? (total.heaped - own.heaped) / rest : nil,
      highestScore: highest, known: own.known / own.all)
    let isApart = evidence.others.map { $0 <= evidence.group / 2 } ?? true
    let finding: EvidenceFinding =
      evidence.group >= input.rules.affected && isApart ? .points : evidence.group == 0 ? .clears : .neutral
    return MeasurementEvidence(finding: finding, numbers: .heaping(evidence))
  }

  private func digits(of village: Int, _ input: MeasurementInput) -> (score: Double, heaps: Bool)? {
    input.areas?.index(of: village).flatMap { areas.indices.contains($0) ? areas[$0] : nil }
  }

  private func share(_ village: Int, _ input: MeasurementInput) -> Share {
    guard let measured = childCount(village, input.headline)?.measured else { return Share() }
    guard let digits = digits(of: village, input) else { return Share(all: measured) }
    return Share(all: measured, known: measured, heaped: digits.heaps ? measured : 0)
  }

  /// Children by whether the digits where they were measured heap.
  private struct Share {
    var all = 0.0
    var known = 0.0
    var heaped = 0.0

    static func += (a: inout Share, b: Share) {
      a.all += b.all
      a.known += b.known
      a.heaped += b.heaped
    }
  }
}

/// The test of each area and measure that has enough digits, over all sources.
private struct DigitPreferenceTests {
  var results: [(area: Int, test: DigitPreference)] = []

  init(_ digits: [DigitCount], _ areas: MeasuringAreas) {
    let roster = UnitRoster(areas.units)
    var places: [String: Int?] = [:]
    var counts: [[Int]] = Array(repeating: [Int](repeating: 0, count: 10), count: 2 * areas.units.count)
    let level: UnitLevel = areas.basis == .district ? .district : .puskesmas
    for d in digits where (0...9).contains(d.digit) && !d.unitName.isEmpty {
      let place = places[d.unitName] ?? roster.index(of: UnitKey(level: level, name: d.unitName))
      places[d.unitName] = place
      guard let place else { continue }
      let row = 2 * place + (d.measure == .height ? 0 : 1)
      let (sum, overflow) = counts[row][d.digit].addingReportingOverflow(d.count)
      counts[row][d.digit] = overflow ? -1 : sum
    }
    for (row, own) in counts.enumerated() {
      if let test = DigitPreference(counts: own) { results.append((row / 2, test)) }
    }
  }
}
