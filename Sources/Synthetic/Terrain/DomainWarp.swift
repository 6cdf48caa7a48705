/// A chain of small distortions of the plane, each too gentle to fold it: what was a valid coverage of polygons stays
/// one, and its straight borders become irregular at every scale from kilometres to a hundred metres.
struct DomainWarp: Sendable {
  /// Wavelength and largest shift of each octave, in metres. A shift below 0.19 wavelengths cannot fold the plane:
  /// the slope of the noise is at most 3.75 a wavelength, over two axes at most 5.3.
  private struct Octave {
    let wavelengthMetres: Double
    let shiftMetres: Double
    let east: ValueNoise
    let north: ValueNoise
  }

  private let octaves: [Octave]

  /// - Parameter cellMetres: Width of a lattice cell, the scale that the octaves are set against.
  init(seed: UInt64, cellMetres: Double, strength: Double = 0.18) {
    var stream = DrawStream(seed: seed, topic: .warp)
    octaves = [11.0, 5.1, 2.3, 1.07, 0.49, 0.23].map { scale in
      Octave(
        wavelengthMetres: scale * cellMetres, shiftMetres: strength * scale * cellMetres,
        east: ValueNoise(seed: stream.next()), north: ValueNoise(seed: stream.next()))
    }
  }

  func callAsFunction(_ point: PlanePoint) -> PlanePoint {
    var p = point
    for octave in octaves {
      let east = octave.east.value(p, wavelengthMetres: octave.wavelengthMetres)
      let north = octave.north.value(p, wavelengthMetres: octave.wavelengthMetres)
      p = PlanePoint(x: p.x + octave.shiftMetres * east, y: p.y + octave.shiftMetres * north)
    }
    return p
  }
}
