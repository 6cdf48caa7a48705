import Glibc

/// CIE 1976 L*a*b* under D65.
public struct CIELab: Sendable, Equatable {
  /// L*, 0...100.
  public var lightness: Double
  /// a*, green below 0, red above.
  public var a: Double
  /// b*, blue below 0, yellow above.
  public var b: Double

  public init(lightness: Double, a: Double, b: Double) {
    self.lightness = lightness
    self.a = a
    self.b = b
  }

  /// From linear sRGB.
  init(linearRGB rgb: [Double]) {
    let x = (0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047
    let y = 0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2]
    let z = (0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883
    let (fx, fy, fz) = (CIELab.curve(x), CIELab.curve(y), CIELab.curve(z))
    self.init(lightness: 116 * fy - 16, a: 500 * (fx - fy), b: 200 * (fy - fz))
  }

  private static func curve(_ t: Double) -> Double {
    t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116
  }
}

/// CIEDE2000 colour difference, with symbols as in Sharma, Wu, Dalal (2005), "The CIEDE2000 Color-Difference Formula",
/// Color Research and Application 30(1), equations 2 to 22; kL = kC = kH = 1.
public func ciede2000(_ one: CIELab, _ two: CIELab) -> Double {
  let meanC = (hypot(one.a, one.b) + hypot(two.a, two.b)) / 2
  let g = 0.5 * (1 - (pow(meanC, 7) / (pow(meanC, 7) + pow(25, 7))).squareRoot())
  let (a1, a2) = ((1 + g) * one.a, (1 + g) * two.a)
  let (c1, c2) = (hypot(a1, one.b), hypot(a2, two.b))
  let (h1, h2) = (hueDegrees(a1, one.b), hueDegrees(a2, two.b))
  let isGrey = c1 * c2 == 0
  let deltaHue = isGrey ? 0 : turned(h2 - h1)
  let deltaH = 2 * (c1 * c2).squareRoot() * sin(radians(deltaHue / 2))
  let weights = Weights(
    lightness: (one.lightness + two.lightness) / 2, chroma: (c1 + c2) / 2,
    hue: isGrey ? h1 + h2 : meanHue(h1, h2))
  let l = (two.lightness - one.lightness) / weights.sl
  let c = (c2 - c1) / weights.sc
  let h = deltaH / weights.sh
  return max(0, l * l + c * c + h * h + weights.rotation * c * h).squareRoot()
}

/// S_L, S_C, S_H and R_T (equations 15 to 21).
private struct Weights {
  let sl: Double
  let sc: Double
  let sh: Double
  let rotation: Double

  init(lightness: Double, chroma: Double, hue: Double) {
    let t =
      1 - 0.17 * cos(radians(hue - 30)) + 0.24 * cos(radians(2 * hue)) + 0.32 * cos(radians(3 * hue + 6))
      - 0.20 * cos(radians(4 * hue - 63))
    let fromFifty = (lightness - 50) * (lightness - 50)
    sl = 1 + 0.015 * fromFifty / (20 + fromFifty).squareRoot()
    sc = 1 + 0.045 * chroma
    sh = 1 + 0.015 * chroma * t
    let deltaTheta = 30 * exp(-((hue - 275) / 25) * ((hue - 275) / 25))
    let rc = 2 * (pow(chroma, 7) / (pow(chroma, 7) + pow(25, 7))).squareRoot()
    rotation = -sin(radians(2 * deltaTheta)) * rc
  }
}

private func hueDegrees(_ a: Double, _ b: Double) -> Double {
  if a == 0 && b == 0 { return 0 }
  let degrees = atan2(b, a) * 180 / .pi
  return degrees < 0 ? degrees + 360 : degrees
}

private func turned(_ degrees: Double) -> Double {
  if degrees > 180 { return degrees - 360 }
  return degrees < -180 ? degrees + 360 : degrees
}

private func meanHue(_ h1: Double, _ h2: Double) -> Double {
  if abs(h1 - h2) <= 180 { return (h1 + h2) / 2 }
  return h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2
}

private func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }
