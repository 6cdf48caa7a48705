/// Smooth random field on the plane: hashed lattice values in -1...1, joined by a quintic.
struct ValueNoise: Sendable {
  let seed: UInt64

  /// The field at `p` with features of about `wavelengthMetres`; -1...1.
  func value(_ p: PlanePoint, wavelengthMetres: Double) -> Double {
    let x = p.x / wavelengthMetres
    let y = p.y / wavelengthMetres
    let fx = x.rounded(.down)
    let fy = y.rounded(.down)
    let tx = ValueNoise.ease(x - fx)
    let ty = ValueNoise.ease(y - fy)
    let column = Int64(fx)
    let row = Int64(fy)
    let south = corner(column, row) * (1 - tx) + corner(column + 1, row) * tx
    let north = corner(column, row + 1) * (1 - tx) + corner(column + 1, row + 1) * tx
    return south * (1 - ty) + north * ty
  }

  private func corner(_ column: Int64, _ row: Int64) -> Double {
    let key = UInt64(bitPattern: column) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(bitPattern: row) &* 0xC2B2_AE3D_27D4_EB4F
    return Double(DrawStream.mix(seed ^ key) >> 11) * 0x1p-52 - 1
  }

  private static func ease(_ t: Double) -> Double { t * t * t * (t * (t * 6 - 15) + 10) }
}
