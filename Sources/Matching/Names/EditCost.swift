/// The cheapest way to turn one name into another by single slips of writing: a letter too many or too few, another
/// letter, two letters exchanged (optimal string alignment, Damerau 1964; restricted form). One slip costs 1; those of
/// spelling less: an h 0.5, o for u 0.6, i for e 0.8. Stops with `limit` + 1 when more would be needed.
func editCost(_ a: [UInt8], _ b: [UInt8], limit: Double) -> Double {
  let tooMuch = limit + 1
  if a.isEmpty || b.isEmpty || abs(Double(a.count - b.count)) > limit * 2 { return tooMuch }
  var before = [Double](repeating: 0, count: b.count + 1)
  var previous = firstRow(b)
  var row = previous
  for i in 1...a.count {
    row[0] = previous[0] + letterCost(a[i - 1])
    var least = row[0]
    for j in 1...b.count {
      var cost = previous[j - 1] + exchangeCost(a[i - 1], b[j - 1])
      cost = min(cost, previous[j] + letterCost(a[i - 1]), row[j - 1] + letterCost(b[j - 1]))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { cost = min(cost, before[j - 2] + 1) }
      row[j] = cost
      least = min(least, cost)
    }
    if least > limit + 1 { return tooMuch }
    (before, previous, row) = (previous, row, before)
  }
  return min(previous[b.count], tooMuch)
}

private func firstRow(_ b: [UInt8]) -> [Double] {
  var row = [0.0]
  for letter in b { row.append((row.last ?? 0) + letterCost(letter)) }
  return row
}

private func letterCost(_ letter: UInt8) -> Double { letter == Letter.h ? 0.5 : 1 }

private func exchangeCost(_ a: UInt8, _ b: UInt8) -> Double {
  if a == b { return 0 }
  switch (min(a, b), max(a, b)) {
  case (Letter.o, Letter.u): return 0.6
  case (Letter.e, Letter.i): return 0.8
  default: return 1
  }
}
