public import SpatialStats

extension KlasterTable {
  /// - Parameter units: The village of each unit of the result; units behind them are context.
  mutating func fillGiStar(_ r: LocalResult, _ units: [Int]) {
    for (k, v) in units.enumerated() {
      guard r.hasNeighbours[k] else {
        giClass[v] = .noNeighbours
        continue
      }
      giZ[v] = r.z[k]
      giP[v] = r.p[k]
      giAdjusted[v] = r.adjusted[k]
      giDraws[v] = r.draws[k]
      giClass[v] = .notSignificant
      if let z = r.z[k], let q = r.adjusted[k] { giClass[v] = KlasterClass(z: z, adjusted: q) }
    }
  }

  mutating func fillLocalMoran(_ r: LocalResult, _ units: [Int]) {
    for (k, v) in units.enumerated() {
      guard r.hasNeighbours[k] else {
        moranClass[v] = .noNeighbours
        continue
      }
      moranI[v] = r.i[k]
      moranZ[v] = r.z[k]
      moranP[v] = r.p[k]
      moranAdjusted[v] = r.adjusted[k]
      moranDraws[v] = r.draws[k]
      moranQuadrant[v] = r.quadrant[k]
      moranLevel[v] = r.adjusted[k].flatMap { KlasterLevel(adjusted: $0) }
      moranClass[v] = MoranClass(r.quadrant[k], moranLevel[v])
    }
  }

  mutating func fillConsistency(scan: [KlasterSign?]?) {
    let villages = giClass.indices
    consistency = KlasterConsistency(
      giStar: villages.map { giSign($0) }, localMoran: villages.map { moranSign($0) }, scan: scan)
  }

  /// Groups of villages of one sign by the headline method. Without a scan there are none by the scan.
  mutating func fillNumbers(_ units: [Int], _ weights: Weights) {
    let signs = units.map { consistency.sign($0, by: headline) }
    let numbers = klasterNumbers(signs, weights: weights)
    for (k, v) in units.enumerated() { klasterNumber[v] = numbers[k] }
  }
}

extension MoranClass {
  /// The class of a unit with neighbours.
  init(_ quadrant: MoranQuadrant?, _ level: KlasterLevel?) {
    guard level != nil, let quadrant else {
      self = .notSignificant
      return
    }
    self.init(quadrant)
  }

  /// The class that a quadrant stands for, significant or not.
  public init(_ quadrant: MoranQuadrant) {
    switch quadrant {
    case .highHigh: self = .highHigh
    case .lowHigh: self = .lowHigh
    case .lowLow: self = .lowLow
    case .highLow: self = .highLow
    }
  }
}
