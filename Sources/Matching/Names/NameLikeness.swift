/// How near a name as read is to the name of a unit.
struct NameLikeness: Sendable {
  /// Slips of writing between the letters, and between the sounds; old spelling costs letters and no sound.
  var letterCost: Double
  var soundCost: Double
  /// 0 (nothing in common) to 1 (the same).
  var score: Double
  /// The kind of difference allows that both are one name.
  var mayBeSame: Bool
  /// So much a matter of spelling that it needs no knowledge of the other names there.
  var isPlain = false

  /// Slips between them by the measure that explains the difference better.
  var cost: Double { min(letterCost, soundCost) }

  static let nothing = NameLikeness(letterCost: 99, soundCost: 99, score: 0, mayBeSame: false)

  /// By how many slips `other` fits worse. Both measures must say so, except that letters say nothing where they are far
  /// from both, as in old spelling.
  func lead(over other: NameLikeness) -> Double {
    let sound = other.soundCost - soundCost
    return letterCost > 2 && other.letterCost > 2 ? sound : min(sound, other.letterCost - letterCost)
  }
}

/// The cost above which names are not looked at further.
private let costLimit = 3.0

/// Compares a name as read (`a`) with that of a unit (`b`).
func likeness(_ a: ComparedName, _ b: ComparedName) -> NameLikeness {
  if a.isEmpty || b.isEmpty { return .nothing }
  if a.key == b.key { return fixed(0, 1, isPlain: true) }
  if a.bareKey == b.bareKey, !isOnlyMarks(a), !isOnlyMarks(b) { return fixed(0.3, 0.97) }
  if a.hasOpenWords || b.hasOpenWords, standsFor(a.words, b.words) { return fixed(0.3, 0.95) }
  return slips(a, b)
}

private func fixed(_ cost: Double, _ score: Double, isPlain: Bool = false) -> NameLikeness {
  NameLikeness(letterCost: cost, soundCost: cost, score: score, mayBeSame: true, isPlain: isPlain)
}

private func slips(_ a: ComparedName, _ b: ComparedName) -> NameLikeness {
  let letters = editCost(a.letters, b.letters, limit: costLimit)
  let sound = a.sound == b.sound ? 0 : editCost(a.sound, b.sound, limit: costLimit)
  var like = NameLikeness(letterCost: letters, soundCost: sound, score: extensionScore(a, b), mayBeSame: false)
  guard like.cost <= costLimit else { return like }
  let length = Double(max(a.letters.count, b.letters.count, 1))
  like.score = max(like.score, sound == 0 ? 0.98 : max(0, 1 - like.cost / length))
  if mayHideNumeral(a, b) || isExtension(a.words, b.words) { return like }
  // Sound alone excuses old spelling only: *Antar ajya* sounds like *Antar Raya* and is a slip of *Antar Jaya*.
  let evidence = isOldSpelling(a, b) ? like.cost : letters
  like.mayBeSame = evidence <= allowedCost(a, b) && (a.marks == b.marks || isSlipInMark(a, b, like))
  like.isPlain = like.mayBeSame && sound == 0 && a.marks == b.marks && isOldSpelling(a, b)
  return like
}

/// One slip, two in long names; none in names of two letters.
private func allowedCost(_ a: ComparedName, _ b: ComparedName) -> Double {
  switch min(a.letters.count, b.letters.count) {
  case ..<3: 0.5
  case ..<10: 1
  default: 2
  }
}

/// The name as read is spelt as before 1947 or 1972 and the unit's is not; a letter doubled or an h lost may as well be a
/// slip in the name of another village.
private func isOldSpelling(_ a: ComparedName, _ b: ComparedName) -> Bool {
  let old = ["oe", "dj", "tj", "sj", "ch"]
  return old.contains(where: a.key.contains) && !old.contains(where: b.key.contains)
}

/// A name with further words is another name: *Sumbermanjing* and *Sumbermanjing Wetan*.
private func isExtension(_ a: [String], _ b: [String]) -> Bool {
  let (short, long) = a.count < b.count ? (a, b) : (b, a)
  guard short.count < long.count else { return false }
  return Array(long.prefix(short.count)) == short || Array(long.suffix(short.count)) == short
}

/// Likeness of a name to a longer one that begins or ends with it, or differs in number or direction only: shown to a
/// person, never taken.
private func extensionScore(_ a: ComparedName, _ b: ComparedName) -> Double {
  if !a.core.isEmpty, a.core == b.core { return 0.75 }
  let (short, long) = a.key.utf8.count < b.key.utf8.count ? (a.key, b.key) : (b.key, a.key)
  guard short.utf8.count >= 4, long.hasPrefix(short) || long.hasSuffix(short) else { return 0 }
  return 0.5 + 0.4 * Double(short.utf8.count) / Double(long.utf8.count)
}

/// The name as read is the unit's and letters that may be a Roman numeral: `MAHALII` may be *Mahal II*.
private func mayHideNumeral(_ a: ComparedName, _ b: ComparedName) -> Bool {
  guard a.letters.count > b.letters.count, a.letters.starts(with: b.letters) else { return false }
  let rest = a.letters.dropFirst(b.letters.count)
  let isDoubled = rest.count == 1 && rest.last == b.letters.last
  return !isDoubled && rest.allSatisfy(isRomanLetter)
}

/// The name as read lacks one direction of the unit's name, has no other mark, and is one slip away: `Tmiur`.
private func isSlipInMark(_ a: ComparedName, _ b: ComparedName, _ like: NameLikeness) -> Bool {
  guard like.cost <= 1, b.letters.count >= 6 || like.soundCost == 0, a.marks.count + 1 == b.marks.count else {
    return false
  }
  guard let missing = b.marks.indices.first(where: { !a.marks.indices.contains($0) || a.marks[$0] != b.marks[$0] })
  else { return false }
  var rest = b.marks
  let mark = rest.remove(at: missing)
  guard rest == a.marks, mark.utf8.count >= 4, directionWords.contains(mark) else { return false }
  let differing = zip(a.words, b.words).filter { $0 != $1 }.map(\.0)
  return a.words.count == b.words.count && !differing.contains(where: commonWords.contains)
}

/// *Kampung Baru* without its first word is no name.
private func isOnlyMarks(_ a: ComparedName) -> Bool {
  a.bareKey != a.key && a.words.count == 2 && isMark(a.words[1], isLast: true)
}

/// True when the words agree one by one, with abbreviations of several meanings standing for any of them.
private func standsFor(_ a: [String], _ b: [String]) -> Bool {
  guard a.count == b.count, a.count > 1 else { return false }
  return zip(a, b).allSatisfy { one, other in
    one == other || openAbbreviations[one]?.contains(other) ?? false || openAbbreviations[other]?.contains(one) ?? false
  }
}
