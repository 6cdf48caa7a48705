/// The name among `names` that `wanted` was probably meant to be; nil when none is like it.
///
/// Like are names of which one begins with the other (a Shapefile cuts names to ten characters), and names that differ
/// by at most a third of their letters. Case and punctuation do not count. The first of equally similar ones wins.
func nearestColumn(to wanted: String, in names: [String]) -> String? {
  let key = nameLetters(wanted)
  guard !key.isEmpty else { return nil }
  var best: (name: String, cost: Int)?
  for name in names {
    guard let cost = nameCost(key, nameLetters(name)), cost < best?.cost ?? .max else { continue }
    best = (name, cost)
  }
  return best?.name
}

/// Letters and digits that comparison looks at; the first 64 tell names apart.
private func nameLetters(_ name: String) -> [Character] {
  Array(name.lowercased().filter { $0.isLetter || $0.isNumber }.prefix(64))
}

private func nameCost(_ a: [Character], _ b: [Character]) -> Int? {
  guard !b.isEmpty else { return nil }
  let cost = letterDistance(a, b)
  let shorter = min(a.count, b.count)
  if cost <= max(1, max(a.count, b.count) / 3) { return cost }
  let isBeginning = shorter >= 3 && a.prefix(shorter) == b.prefix(shorter)
  return isBeginning ? cost : nil
}

/// Letters to insert, take out or exchange (Levenshtein).
private func letterDistance(_ a: [Character], _ b: [Character]) -> Int {
  var row = Array(0...b.count)
  for (i, letter) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, other) in b.enumerated() {
      let cost = min(row[j] + 1, row[j + 1] + 1, diagonal + (letter == other ? 0 : 1))
      diagonal = row[j + 1]
      row[j + 1] = cost
    }
  }
  return row[b.count]
}
