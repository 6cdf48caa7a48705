import Glibc

/// How much a target counts by its cost, inside the catchment.
public enum DistanceDecay: Sendable, Equatable {
  /// One up to and including the limit (2SFCA).
  case none
  /// The weight of the first step whose bound is at least the cost; beyond the last bound 0. Bounds rising (E2SFCA).
  case steps([DecayStep])
  /// exp(-cost^2 / (2 sigma^2)), cut at the limit of the catchment.
  case gaussian(sigma: Double)
}

/// A step of a decay: the weight of costs up to and including the bound.
public struct DecayStep: Sendable, Equatable {
  public var bound: Double
  public var weight: Double

  public init(bound: Double, weight: Double) {
    self.bound = bound
    self.weight = weight
  }
}

/// Capacity against demand by floating catchments.
///
/// With W the decay of the cost (0 beyond the limit, which is inclusive), P the demand of origins and S the supply of
/// targets: ratio of target j, R(j) = S(j) / sum over i of G(ij) W(ij) P(i); access of origin i, A(i) = sum over j of
/// G(ij) W(ij) R(j). G is 1, or in three steps the share of the target among the origin's, W(ij) / sum over k of W(ik).
/// Sources: 2SFCA, Luo and Wang 2003, Environment and Planning B 30, p. 865-884; E2SFCA, Luo and Qi 2009, Health & Place
/// 15, p. 1100-1107; 3SFCA, Wan, Zou and Sternberg 2012, International Journal of Geographical Information Science 26, p. 1073-1089.
public struct FloatingCatchment: Sendable, Equatable {
  /// Greatest cost of a catchment, included.
  public var limit: Double
  public var decay: DistanceDecay
  /// The third step: people divide themselves over the targets within reach.
  public var hasSelection: Bool

  public init(limit: Double, decay: DistanceDecay = .none, hasSelection: Bool = false) {
    self.limit = limit
    self.decay = decay
    self.hasSelection = hasSelection
  }

  /// The weight of a cost; 0 for what is no cost, beyond the limit, and for a weight that is not usable.
  public func weight(_ cost: Double) -> Double {
    guard cost.isFinite, cost <= limit else { return 0 }
    switch decay {
    case .none: return 1
    case .steps(let steps): return usableWeight(steps.first { cost <= $0.bound }?.weight ?? 0)
    case .gaussian(let sigma):
      let ratio = cost / sigma
      return usableWeight(exp(-ratio * ratio / 2))
    }
  }
}

/// Access by floating catchments.
public struct CatchmentAccess: Sendable, Equatable {
  /// Supply a head, one an origin; 0 where no supply is within reach. No origin is left out.
  public var access: [Double]
  /// Supply over the weighed demand in reach, one a target; 0 where there is no supply or no demand.
  public var supplyRatio: [Double]
  /// Weighed demand in reach of each target.
  public var demandInReach: [Double]
  /// Targets that have supply, but no demand in reach.
  public var withoutDemand: [Int]
}

extension FloatingCatchment {
  /// Weighs supply against demand. Sums run over origins and slots in their order, so the bytes are always the same.
  ///
  /// - Parameters:
  ///   - costs: Slots beyond the limit do nothing.
  ///   - demand: People, one an origin; not usable (NaN, infinite, below 0) counts 0 people, who still get an access.
  ///   - supply: Capacity, one a target; not usable counts 0. What is unknown is for the caller to decide.
  public func access(_ costs: CostTable, demand: [Double], supply: [Double]) -> CatchmentAccess {
    let demand = (0..<costs.count).map { demand.usable($0) }
    let supply = supply.map(usableWeight)
    let weights = slotWeights(costs, targets: supply.count)
    let reach = demandInReach(costs, weights, demand: demand, targets: supply.count)
    let ratio = zip(supply, reach).map { $1 > 0 ? usableWeight($0 / $1) : 0 }
    let access = (0..<costs.count).map { origin in
      costs.safeSlots(origin).reduce(0.0) { sum, slot in
        weights[slot] > 0 ? sum + weights[slot] * ratio[Int(costs.targets[slot])] : sum
      }
    }
    return CatchmentAccess(
      access: access, supplyRatio: ratio, demandInReach: reach,
      withoutDemand: supply.indices.filter { supply[$0] > 0 && reach[$0] == 0 })
  }

  /// G(ij) W(ij) of every slot.
  private func slotWeights(_ costs: CostTable, targets: Int) -> [Double] {
    var weights = [Double](repeating: 0, count: min(costs.targets.count, costs.costs.count))
    for origin in 0..<costs.count {
      let slots = costs.safeSlots(origin)
      var sum = 0.0
      for slot in slots where costs.targets[slot] >= 0 && Int(costs.targets[slot]) < targets {
        weights[slot] = weight(costs.costs[slot])
        sum += weights[slot]
      }
      guard hasSelection, sum > 0 else { continue }
      for slot in slots { weights[slot] *= weights[slot] / sum }
    }
    return weights
  }

  private func demandInReach(
    _ costs: CostTable, _ weights: [Double], demand: [Double], targets: Int
  ) -> [Double] {
    var reach = [Double](repeating: 0, count: targets)
    for origin in 0..<costs.count where demand[origin] > 0 {
      for slot in costs.safeSlots(origin) where weights[slot] > 0 {
        reach[Int(costs.targets[slot])] += weights[slot] * demand[origin]
      }
    }
    return reach
  }
}

extension CostTable {
  /// The supply within `threshold` (included) of each origin over the origin's own demand; 0 where no supply is within,
  /// nil where there is supply but no demand. It takes no account of others who share the supply.
  public func supplyPerOwnDemand(within threshold: Double, demand: [Double], supply: [Double]) -> [Double?] {
    let within = opportunities(within: threshold, amounts: supply)
    return within.indices.map { origin in
      if within[origin] == 0 { return 0 }
      let people = demand.usable(origin)
      return people > 0 ? within[origin] / people : nil
    }
  }
}
