import SpatialStats
import Stunting

/// Prevalence in terciles against one coverage by the norms or in terciles. Villages where one of the two is missing or was
/// not measured have no class.
///
/// - Parameter scheme: `norms` needs a target; without one terciles are used and the map says so.
public func bivariateMap(_ t: HeadlineTable, _ column: CoverageColumn, scheme: CoverageScheme) -> BivariateMap {
  let villages = 0..<t.count
  let rates = villages.map { t.isMeasured($0) ? t.crude[$0] : nil }
  let own = villages.map { v in
    column.cells.indices.contains(v) && column.cells[v].state == .value && !column.isSpread(v) ? column.cells[v] : nil
  }
  let hasNorms = scheme == .norms && own.contains { $0?.coverageClass != nil }
  let prevalence = Terciles(rates)
  let coverage = hasNorms ? nil : Terciles(own.map { $0?.percent })
  let isReversed = column.definition.direction == .lowerIsBetter
  let classes = villages.map { v -> BivariateClass? in
    guard let rank = prevalence.group(rates[v]).flatMap({ ThreeLevel(rawValue: $0) }), let cell = own[v] else {
      return nil
    }
    let group = coverage.map { level(of: cell.percent, $0, isReversed: isReversed) } ?? cell.coverageClass?.threeLevel
    return group.map { BivariateClass(prevalence: rank, coverage: $0) }
  }
  return BivariateMap(
    scheme: hasNorms ? .norms : .terciles, prevalence: prevalence, coverage: coverage, classes: classes)
}

private func level(of percent: Double?, _ terciles: Terciles, isReversed: Bool) -> ThreeLevel? {
  terciles.group(percent).flatMap { ThreeLevel(rawValue: isReversed ? 2 - $0 : $0) }
}

extension CoverageClass {
  /// The classes of the matrix in three: tergolong kurang, hampir memadai, memadai.
  var threeLevel: ThreeLevel {
    switch self {
    case .sangatRendah, .rendah: .low
    case .hampirMemadai: .middle
    case .memadai: .high
    }
  }
}
