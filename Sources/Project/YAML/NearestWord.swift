/// The known word with the smallest edit distance, when it is close enough to be a slip of the keyboard.
public func nearestWord(to word: String, among known: [String]) -> String? {
  let scored = known.map { (distance: editDistance(word, $0), word: $0) }
  guard let best = scored.min(by: { ($0.distance, $0.word) < ($1.distance, $1.word) }) else { return nil }
  return best.distance <= max(2, word.count / 3) ? best.word : nil
}

/// Levenshtein distance in characters.
func editDistance(_ a: String, _ b: String) -> Int {
  let b = Array(b)
  var row = Array(0...b.count)
  for (i, ca) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, cb) in b.enumerated() {
      let substitution = diagonal + (ca == cb ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(substitution, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[b.count]
}
