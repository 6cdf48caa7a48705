/// What the units tell about their dispersion: not one value but how likely each is.
///
/// At a dispersion d the sum of the squared clipped scores has a known mean and variance, so its standard score z(d)
/// is nearly standard normal at the true d, and falls in d. The probability that the truth is above d is therefore
/// taken as Phi(z(d)): a confidence distribution (Schweder and Hjort 2002), with what would lie below 0 put at 0. A
/// tail averaged over it is to the tail at the estimate what Student's t is to the normal, and keeps its level where
/// the estimate taken as known does not (see `HotspotTest`). For a unit that is itself tested its own score is left
/// out.
struct DispersionBelief {
  private let robust: RobustDispersion
  private let nodes: [Node]
  let centre: Double
  let estimate: Double

  private struct Node {
    let dispersion: Double
    let classes: [ClippedMoments]
    let excess: Double
    let variance: Double
    var z: Double { variance > 0 ? excess / variance.squareRoot() : 0 }
  }

  /// Standard scores beyond which a dispersion is not considered, and between which the steps lie.
  private static let reach = 4.0
  private static let stepInScores = 0.5
  private static let mostNodes = 80

  /// Nil with too few units or without any variation.
  init?(_ robust: RobustDispersion) {
    guard let (centre, dispersion) = robust.estimate else { return nil }
    self.robust = robust
    self.centre = centre
    estimate = dispersion
    let first = DispersionBelief.node(robust, centre, 0)
    guard first.variance > 0 else { return nil }
    nodes = DispersionBelief.nodes(robust, centre, first)
  }

  /// Estimated without some of the units.
  func without(_ aside: Set<Int>) -> DispersionBelief? { DispersionBelief(robust.without(aside)) }

  var test: DispersionTest {
    let z = nodes.first?.z ?? 0
    return DispersionTest(
      estimate: estimate, interval: Interval(lower: quantile(0.025), upper: quantile(0.975)), z: z,
      p: NormalDistribution.upper(z))
  }

  /// Possible dispersions with their probabilities, which sum to 1.
  /// - Parameter unit: The unit that is left out, if it is in.
  func probabilities(without unit: Int) -> [(dispersion: Double, probability: Double)] {
    let own = robust.placeOf[unit]
    var above = nodes.map { NormalDistribution.lower(score($0, without: own)) }
    for index in above.indices.dropFirst() { above[index] = min(above[index], above[index - 1]) }
    var result = nodes.map { (dispersion: $0.dispersion, probability: 0.0) }
    result[0].probability = 1 - above[0]
    for index in nodes.indices {
      // What lies between two nodes goes half to each; what lies beyond the last one, to it.
      let isLast = index + 1 == nodes.count
      let part = above[index] - (isLast ? 0 : above[index + 1])
      result[index].probability += isLast ? part : part / 2
      if !isLast { result[index + 1].probability += part / 2 }
    }
    return result
  }

  private func score(_ node: Node, without own: Int?) -> Double {
    guard let own else { return node.z }
    let expected = node.classes[robust.classOf[own]]
    let z = expected.score(robust.observations[own].count)
    let variance = node.variance - expected.squareVariance
    guard variance > 0 else { return 0 }
    return (node.excess - (z * z - expected.second)) / variance.squareRoot()
  }

  private func quantile(_ p: Double) -> Double {
    let target = -NormalDistribution.quantile(p)
    guard let first = nodes.first, first.z > target else { return 0 }
    for (low, high) in zip(nodes, nodes.dropFirst()) where high.z <= target {
      let part = low.z > high.z ? (low.z - target) / (low.z - high.z) : 0
      return low.dispersion + min(1, max(0, part)) * (high.dispersion - low.dispersion)
    }
    return nodes.last?.dispersion ?? 0
  }

  private static func node(_ robust: RobustDispersion, _ centre: Double, _ dispersion: Double) -> Node {
    let classes = robust.moments(centre, dispersion)
    let (excess, variance) = robust.squareExcess(classes)
    return Node(dispersion: dispersion, classes: classes, excess: excess, variance: variance)
  }

  /// From 0 upwards in steps of half a standard score, as far as z is within reach.
  private static func nodes(_ robust: RobustDispersion, _ centre: Double, _ first: Node) -> [Node] {
    let gain = robust.varianceGain(centre)
    // d z / d log(variance) is about 0.6 sqrt(n) for scores clipped at 1.5.
    let step = stepInScores / (0.6 * Double(robust.observations.count).squareRoot())
    var nodes = [first]
    var factor = 1.0
    while let last = nodes.last, nodes.count < mostNodes, last.z > -reach, last.dispersion < robust.largest {
      let distance = max(1, (last.z - reach) / stepInScores)
      factor *= 1 + step * distance
      nodes.append(node(robust, centre, min(robust.largest, (factor - 1) / gain)))
    }
    return nodes
  }
}
