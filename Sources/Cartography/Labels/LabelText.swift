import DrawingBridge

/// A text ready to be placed: its lines and what they measure.
struct LabelText: Sendable {
  var text: String
  var size: TextSize
}

/// The ways to set a name, the best first: on one line, then broken at the blank nearest the middle.
/// `detail` becomes a last line of its own.
func labelTexts(_ name: String, detail: String?, style: TextStyle) -> [LabelText] {
  let tail = detail.map { "\n" + $0 } ?? ""
  return ([name] + (brokenInTwo(name).map { [$0] } ?? [])).map { text in
    LabelText(text: text + tail, size: measureText(text + tail, style: style))
  }
}

/// The name on two lines as even as blanks allow; nil for a single word.
func brokenInTwo(_ name: String) -> String? {
  let words = name.split(separator: " ")
  guard words.count > 1 else { return nil }
  let options = (1..<words.count).map { cut in
    (words[..<cut].joined(separator: " "), words[cut...].joined(separator: " "))
  }
  let best = options.min { max($0.0.count, $0.1.count) < max($1.0.count, $1.1.count) }
  return best.map { $0.0 + "\n" + $0.1 }
}

enum LabelLook {
  static let halo = Colour(red: 255, green: 255, blue: 255, alpha: 0xd8)

  static func district(zoom: Int) -> TextStyle {
    TextStyle(
      sizePixels: zoom >= 10 ? 13 : 11.5, isBold: true, colour: Colour(red: 0x1c, green: 0x24, blue: 0x30),
      haloPixels: 2, haloColour: halo)
  }

  static func village(zoom: Int) -> TextStyle {
    TextStyle(
      sizePixels: zoom >= 12 ? 11.5 : 10, colour: Colour(red: 0x22, green: 0x22, blue: 0x22), haloPixels: 1.6,
      haloColour: halo)
  }
}
