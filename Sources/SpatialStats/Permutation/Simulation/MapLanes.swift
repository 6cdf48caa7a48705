/// The same number of eight simulated maps, which are worked on together.
typealias MapLanes = SIMD8<Double>

extension SIMD8<Double> {
  /// 0 in the lanes where a condition does not hold.
  @inline(__always)
  func kept(where condition: SIMDMask<SIMD8<Int64>>) -> SIMD8<Double> { replacing(with: 0, where: .!condition) }
}
