/// The targets that cells reach, by the search that suits how many are asked for.
struct TerrainReach {
  struct Target {
    var index: Int32
    var minutes: Double
  }

  let field: TerrainField
  /// Cells of the origins, -1 for none.
  let cells: [Int32]
  let seeds: [TerrainSeed]

  /// At most `count` targets an origin (nil: all) within the limit, the walk of the origin to its cell included;
  /// quickest first, of equally quick ones the lower index.
  func quickest(_ count: Int?, limit: Double, walks: [Double]) -> [[Target]] {
    var found = search(min(count ?? Int.max, seeds.count), isAll: count == nil, limit: searchLimit(limit))
    for origin in found.indices {
      var own = found[origin].map { Target(index: $0.index, minutes: roundedMinutes($0.minutes + walks[origin])) }
      own.removeAll { $0.minutes > limit }
      own.sort { $0.minutes != $1.minutes ? $0.minutes < $1.minutes : $0.index < $1.index }
      found[origin] = Array(own.prefix(max(0, count ?? own.count)))
    }
    return found
  }

  private func search(_ count: Int, isAll: Bool, limit: Double) -> [[Target]] {
    if count < 1 { return Array(repeating: [], count: cells.count) }
    if count == 1 { return byNearest(limit) }
    let (labels, overflow) = count.multipliedReportingOverflow(by: field.friction.count)
    return isAll || overflow || labels > 1 << 26 ? byTarget(limit) : byLabels(count, limit)
  }

  private func byNearest(_ limit: Double) -> [[Target]] {
    var search = NearestSearch(cellCount: field.friction.count, isReused: false)
    search.run(field, seeds: seeds, limit: limit)
    return cells.map { cell in
      cell < 0 || search.sources[Int(cell)] < 0
        ? [] : [Target(index: search.sources[Int(cell)], minutes: search.minutes[Int(cell)])]
    }
  }

  private func byLabels(_ count: Int, _ limit: Double) -> [[Target]] {
    var search = LabelSearch(cellCount: field.friction.count, perCell: count)
    search.run(field, seeds: seeds, limit: limit)
    return cells.map { cell in
      cell < 0
        ? [] : search.slots(Int(cell)).map { Target(index: search.sources[$0], minutes: search.times[$0]) }
    }
  }

  private func byTarget(_ limit: Double) -> [[Target]] {
    var result = [[Target]](repeating: [], count: cells.count)
    var search = NearestSearch(cellCount: field.friction.count, isReused: true)
    for seed in seeds {
      search.run(field, seeds: [seed], limit: limit)
      for (origin, cell) in cells.enumerated() where cell >= 0 && search.sources[Int(cell)] >= 0 {
        result[origin].append(Target(index: seed.source, minutes: search.minutes[Int(cell)]))
      }
      search.clear()
    }
    return result
  }
}
