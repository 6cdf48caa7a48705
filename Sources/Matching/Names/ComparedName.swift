/// A name made ready for comparison.
struct ComparedName: Sendable {
  /// Words after abbreviations, kinds and numerals were resolved.
  let words: [String]
  /// The words in one: equal keys are the same name.
  let key: String
  /// The key without regional words for a village; equal to `key` where there are none.
  let bareKey: String
  let letters: [UInt8]
  let sound: [UInt8]
  /// Numbers, directions and single letters in their order: what tells *Sungai Bahar I* from *Sungai Bahar II*.
  let marks: [String]
  /// The other words in one.
  let core: String
  /// Has words with several meanings, such as `Bt.`.
  let hasOpenWords: Bool

  var isEmpty: Bool { key.isEmpty }

  init(_ text: String, _ kind: NameKind) {
    let words = nameWords(text, kind)
    self.words = words
    key = words.joined()
    bareKey = ComparedName.bare(words, kind)
    letters = Array(key.utf8)
    sound = soundKey(key)
    marks = marksOf(words)
    let end = words.count - 1
    core = words.enumerated().filter { !isMark($0.element, isLast: $0.offset == end) }.map(\.element).joined()
    hasOpenWords = words.contains { openAbbreviations[$0] != nil }
  }

  private static func bare(_ words: [String], _ kind: NameKind) -> String {
    guard kind == .village, words.count > 1, let first = words.first, regionalKindWords.contains(first) else {
      return words.joined()
    }
    return words.dropFirst().joined()
  }
}

/// The words of a name that count: kinds dropped, abbreviations written out, numerals as words.
func nameWords(_ text: String, _ kind: NameKind) -> [String] {
  let kinds = kindWords(kind)
  var words = plainWords(text)[...]
  while words.count > 1, let first = words.first, kinds.contains(first.letters) { words.removeFirst() }
  while words.count > 1, let last = words.last, kinds.contains(last.letters) { words.removeLast() }
  guard words.count > 1 else { return words.map { oldSpellings[$0.letters] ?? $0.letters } }
  let end = words.count - 1
  return words.enumerated().map { place, word in writtenOut(word, isLast: place == end) }
}

private func writtenOut(_ word: PlainWord, isLast: Bool) -> String {
  if let number = numeralInWords(word.letters) { return number }
  if let present = oldSpellings[word.letters] { return present }
  if isLast { return lastWord(word) }
  if word.isDotted, let long = dottedAbbreviations[word.letters] { return long }
  return abbreviations[word.letters] ?? word.letters
}

/// At the end of a name only other spellings of a word are abbreviations of it: `Muara Ulu`, but `Blok Sg`.
private func lastWord(_ word: PlainWord) -> String {
  guard word.letters.utf8.count > 2, let long = abbreviations[word.letters] else { return word.letters }
  return long
}

/// Numbers, directions and letters of a name.
func marksOf(_ words: [String]) -> [String] {
  var marks: [String] = []
  for (place, word) in words.enumerated() {
    let isLast = place + 1 == words.count
    if isMark(word, isLast: isLast) {
      marks.append(word)
    } else if isLast, let ending = directionEnding(word) {
      marks.append(ending)
    }
  }
  return marks
}

/// True for a word that must agree to the letter.
func isMark(_ word: String, isLast: Bool) -> Bool {
  if isNumberMark(word) || directionWords.contains(word) { return true }
  return word.utf8.count == 1 || (isLast && word.utf8.count == 2)
}

func isNumberMark(_ word: String) -> Bool {
  guard let first = word.utf8.first else { return false }
  return (0x30...0x39).contains(first) || numberWords.contains(word) || word.hasSuffix("belas")
    || word.hasPrefix("duapuluh") || word.hasPrefix("tigapuluh")
}

private func directionEnding(_ word: String) -> String? {
  directionEndings.first { word.utf8.count >= $0.utf8.count + 4 && word.hasSuffix($0) }
}
