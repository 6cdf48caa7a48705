import Glibc

/// Draws of counts by inversion from the mode outwards: exact up to the rounding of the mode's probability, in about as
/// many steps as the standard deviation.
struct ModalInversion {
  /// Draws successes among `draws` of a population of `total` with `successes`, without replacement.
  static func hypergeometric(
    total: Int, successes: Int, draws: Int, _ random: inout CounterGenerator
  ) -> Int {
    let least = max(0, draws - (total - successes))
    let most = min(draws, successes)
    guard least < most else { return least }
    let (n, k, m) = (Double(total), Double(successes), Double(draws))
    let mode = min(max(Int(((m + 1) * (k + 1) / (n + 2)).rounded(.down)), least), most)
    let x = Double(mode)
    let logMass =
      choose(k, x) + choose(n - k, m - x) - choose(n, m)
    let rest = n - k - m
    return walk(mode, least, most, exp(logMass), &random) { j in
      // Mass of j + 1 over mass of j.
      (k - j) * (m - j) / ((j + 1) * (rest + j + 1))
    }
  }

  static func binomial(trials: Int, probability: Double, _ random: inout CounterGenerator) -> Int {
    let p = probability.isNaN ? 0 : min(max(probability, 0), 1)
    guard trials > 0, p > 0 else { return 0 }
    guard p < 1 else { return trials }
    let n = Double(trials)
    let mode = min(Int(((n + 1) * p).rounded(.down)), trials)
    let x = Double(mode)
    let logMass = choose(n, x) + x * log(p) + (n - x) * log1p(-p)
    let odds = p / (1 - p)
    return walk(mode, 0, trials, exp(logMass), &random) { j in (n - j) / (j + 1) * odds }
  }

  /// Takes the masses away from a uniform draw in a fixed order: the mode, then one up and one down in turn.
  @inline(__always)
  private static func walk(
    _ mode: Int, _ least: Int, _ most: Int, _ massOfMode: Double, _ random: inout CounterGenerator,
    _ ratio: (Double) -> Double
  ) -> Int {
    var left = random.uniform() - massOfMode
    if left < 0 { return mode }
    var (up, down) = (mode, mode)
    var (massUp, massDown) = (massOfMode, massOfMode)
    while up < most || down > least {
      if up < most {
        massUp *= ratio(Double(up))
        up += 1
        left -= massUp
        if left < 0 { return up }
      }
      if down > least {
        down -= 1
        massDown /= ratio(Double(down))
        left -= massDown
        if left < 0 { return down }
      }
      // What is left is rounding alone.
      if massUp + massDown < 1e-300 { break }
    }
    return mode
  }

  private static func choose(_ n: Double, _ k: Double) -> Double {
    logFactorial(n) - logFactorial(k) - logFactorial(n - k)
  }

  /// log x! for a whole x.
  private static func logFactorial(_ x: Double) -> Double {
    if x < 16 { return smallLogFactorials[Int(max(0, x))] }
    let inverse = 1 / x
    let square = inverse * inverse
    let series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)))
    return (x + 0.5) * log(x) - x + 0.918938533204672741780329736406 + series
  }

  private static let smallLogFactorials: [Double] = (0..<16).map { x in
    (1...max(1, x)).reduce(0.0) { $0 + log(Double($1)) }
  }
}
