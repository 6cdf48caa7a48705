public import DrawingBridge
import Glibc

/// The three kinds of dichromacy.
public enum ColourVision: String, Sendable, CaseIterable {
  case deutan, protan, tritan

  /// Matrix on linear RGB for severity 1.0: Machado, Oliveira, Fernandes (2009), "A Physiologically-based Model for
  /// Simulation of Color Vision Deficiency", IEEE TVCG 15(6), table 1.
  private var matrix: [[Double]] {
    switch self {
    case .deutan:
      [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    case .protan:
      [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    case .tritan:
      [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    }
  }

  /// How a colour looks to such an eye, as linear RGB in 0...1.
  func linear(_ colour: Colour) -> [Double] {
    let rgb = linearRGB(colour)
    return matrix.map { row in min(1, max(0, row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2])) }
  }
}

/// CIEDE2000 distance of two opaque colours as seen with normal vision (nil) or with a deficiency.
/// About 2 is just noticeable; classes of a legend should be 10 or more apart.
public func colourDistance(_ a: Colour, _ b: Colour, seenBy vision: ColourVision? = nil) -> Double {
  let first = CIELab(linearRGB: vision?.linear(a) ?? linearRGB(a))
  let second = CIELab(linearRGB: vision?.linear(b) ?? linearRGB(b))
  return ciede2000(first, second)
}

/// Contrast ratio 1...21 of two opaque colours (WCAG 2.2).
public func contrastRatio(_ a: Colour, _ b: Colour) -> Double {
  let light = [a, b].map { colour in
    let rgb = linearRGB(colour)
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]
  }
  return (max(light[0], light[1]) + 0.05) / (min(light[0], light[1]) + 0.05)
}

/// sRGB (IEC 61966-2-1) to linear light.
func linearRGB(_ colour: Colour) -> [Double] {
  [colour.red, colour.green, colour.blue].map { byte in
    let value = Double(byte) / 255
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }
}
