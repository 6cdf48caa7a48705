/// Starting cells of villages: spread over the land, closer together where people live closer together.
struct VillageSeeds {
  let landform: Landform

  /// - Parameter count: Villages wanted on the mainland.
  func mainlandCells(count: Int, seed: UInt64) -> [Int] {
    var stream = DrawStream(seed: seed, topic: .villageSeeds)
    let land = landform.isMainland.indices.filter { landform.isMainland[$0] }
    guard let first = land.min(by: { townDistance($0) < townDistance($1) }) else { return [] }
    var chosen = [first]
    var spread = [spacing(first)]
    while chosen.count < min(count, land.count) {
      guard let cell = bestCandidate(of: land, chosen: chosen, spread: spread, &stream) else { return chosen }
      chosen.append(cell)
      spread.append(spacing(cell))
    }
    return chosen
  }

  /// Mitchell's best candidate: of some draws the one furthest from the chosen ones, in units of local spacing.
  private func bestCandidate(
    of land: [Int], chosen: [Int], spread: [Double], _ stream: inout DrawStream
  ) -> Int? {
    var best: (score: Double, cell: Int)?
    for _ in 0..<24 {
      let cell = land[stream.index(below: land.count)]
      let p = landform.lattice.centre(cell)
      let own = spacing(cell)
      var score = Double.infinity
      for (other, reach) in zip(chosen, spread) {
        score = min(score, p.distance(to: landform.lattice.centre(other)) / (own + reach))
      }
      if score > best?.score ?? 0 { best = (score, cell) }
    }
    return best?.cell
  }

  private func townDistance(_ cell: Int) -> Double { landform.lattice.centre(cell).distance(to: landform.town) }
  private func spacing(_ cell: Int) -> Double { landform.spacing(landform.lattice.centre(cell)) }
}
