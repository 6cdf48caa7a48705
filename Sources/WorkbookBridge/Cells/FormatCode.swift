/// What a built-in number format means (ECMA-376 part 1, 18.8.30; 27-36 and 50-58 are dates in East Asian editions).
func meaning(ofBuiltIn id: Int) -> NumberMeaning {
  switch id {
  case 9, 10: .percent
  case 14...17, 27...31, 34...36, 50...58: .date
  case 18...21, 32...33, 45...47: .time
  case 22: .dateTime
  default: .number
  }
}

/// What a format code such as `dd/mm/yyyy;@` or `0.0%` means, by its first section without quoted and escaped text.
func meaning(ofFormat code: String) -> NumberMeaning {
  let letters = formatLetters(code)
  if letters.contains("%") { return .percent }
  if String(letters).hasPrefix("general") { return .number }
  let hasClock = letters.contains("h") || letters.contains("s")
  let hasDay = letters.contains("y") || letters.contains("d") || (letters.contains("m") && !hasClock)
  if hasDay { return hasClock ? .dateTime : .date }
  return hasClock ? .time : .number
}

/// The characters of the first section that format something, lower case. `[h]` counts, `[Red]` and `[$-421]` don't.
private func formatLetters(_ code: String) -> [Character] {
  var letters: [Character] = []
  var rest = code.lowercased()[...]
  while let character = rest.popFirst() {
    switch character {
    case ";": return letters
    case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
    case "\\", "_", "*": rest = rest.dropFirst()
    case "[":
      let inside = rest.prefix { $0 != "]" }
      rest = rest.dropFirst(inside.count + 1)
      if !inside.isEmpty, inside.allSatisfy({ $0 == inside.first }), "hms".contains(inside.first ?? " ") {
        letters.append(contentsOf: inside.first == "m" ? "hm" : inside)
      }
    default: letters.append(character)
    }
  }
  return letters
}
