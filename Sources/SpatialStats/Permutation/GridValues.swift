/// Values as whole numbers of 2^-40 of their largest deviation, so that sums are exact and do not depend on the order
/// of addition.
struct GridValues {
  let q: [Int64]

  init(_ deviations: Deviations) {
    let largest = deviations.d.reduce(0) { max($0, abs($1)) }
    let steps = largest > 0 ? 0x1p40 / largest : 0
    let scale = steps.isFinite ? steps : 0
    q = deviations.d.map { Int64(($0 * scale).rounded(.toNearestOrEven)) }
  }
}
