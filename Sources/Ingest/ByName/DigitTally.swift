/// Counts first decimals by puskesmas.
struct DigitTally {
  private struct Entry {
    var name: ShownText
    var counts = [[Int]](repeating: [Int](repeating: 0, count: 10), count: DigitCounts.Measure.allCases.count)
  }

  private var entries: [Entry] = []
  private var indexOf: [ChildKey: Int] = [:]

  mutating func add(_ row: ByNameRow, _ binding: ByNameBinding) {
    let texts = [row.text(binding.height), row.text(binding.weight)]
    let digits = texts.map(firstDecimal)
    guard digits.contains(where: { $0 != nil }) else { return }
    let name = row.text(binding.puskesmas)
    var key = ChildKey()
    key.addText(name)
    let index = indexOf[key] ?? entries.count
    if index == entries.count {
      indexOf[key] = index
      entries.append(Entry(name: ShownText(name)))
    }
    entries[index].name.note(personal: row.texts(binding.personal), addresses: row.texts(binding.addresses))
    for (measure, digit) in digits.enumerated() {
      if let digit, (0...9).contains(digit) { entries[index].counts[measure][digit] += 1 }
    }
  }

  /// By name; those whose name may not be shown together under the empty one.
  var counts: [DigitCounts] {
    var sums: [String: [[Int]]] = [:]
    for entry in entries {
      let name = entry.name.shown
      let old = sums[name] ?? entry.counts.map { $0.map { _ in 0 } }
      sums[name] = zip(old, entry.counts).map { zip($0, $1).map(+) }
    }
    return sums.keys.sorted().flatMap { name in
      zip(DigitCounts.Measure.allCases, sums[name] ?? []).compactMap { measure, counts in
        counts.contains { $0 > 0 } ? DigitCounts(puskesmas: name, measure: measure, counts: counts) : nil
      }
    }
  }
}
