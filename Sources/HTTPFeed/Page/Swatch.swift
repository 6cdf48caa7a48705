internal import Publish

/// The colour sample of a legend class as SVG: attributes only, since the page allows no inline style.
func swatch(_ c: PublicManifest.StyleClass, id: String) -> String {
  let line = escaped(c.hatchColor ?? "#6f6f6f")
  let base = "<rect x=\"0.5\" y=\"0.5\" width=\"29\" height=\"17\" fill=\"\(escaped(c.color))\" stroke=\"#555\"/>"
  var pattern = ""
  var overlay = ""
  if let hatch = c.hatch {
    pattern =
      "<defs><pattern id=\"\(id)\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">" + hatchMarks(hatch, line)
      + "</pattern></defs>"
    overlay = "<rect x=\"1\" y=\"1\" width=\"28\" height=\"16\" fill=\"url(#\(id))\"/>"
  }
  return "<svg class=\"contoh\" width=\"30\" height=\"18\" viewBox=\"0 0 30 18\" aria-hidden=\"true\">" + pattern + base
    + overlay + "</svg>"
}

private func hatchMarks(_ form: String, _ colour: String) -> String {
  func path(_ d: String) -> String { "<path d=\"\(d)\" stroke=\"\(colour)\" stroke-width=\"1.2\" fill=\"none\"/>" }
  let rising = "M-1,7 L7,-1 M-1,1 L1,-1 M5,7 L7,5"
  let falling = "M-1,-1 L7,7 M5,-1 L7,1 M-1,5 L1,7"
  switch form {
  case "falling": return path(falling)
  case "crossed": return path(rising + " " + falling)
  case "dots": return "<circle cx=\"3\" cy=\"3\" r=\"1.2\" fill=\"\(colour)\"/>"
  default: return path(rising)
  }
}
