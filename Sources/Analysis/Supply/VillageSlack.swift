import Stunting

/// What each village could give to others of a kind of supply; nil where it isn't known.
func villageSlack(_ key: SupplyKey, _ least: Double, _ ground: ServiceGround, _ input: SupplyInput) -> [Double?] {
  input.villages.indices.map { village in
    guard !ground.own[village].isEmpty else { return nil }
    switch key.aspect {
    case .facility: return ground.slack(of: village).slack.map { Double(max(0, $0)) }
    case .staff: return surplus(village, key.attribute ?? "", least, ground)
    case .supplies: return idleSupplies(village, key.attribute ?? "", ground)
    }
  }
}

/// What facilities of the village itself have beyond their need, for those beside them that are short.
func surplusWithin(_ village: Int, _ key: SupplyKey, _ least: Double, _ ground: ServiceGround)
  -> Double?
{
  let own = ground.own[village].map { ground.answer($0, key.attribute ?? "").count }
  guard key.aspect == .staff, own.count > 1 else { return nil }
  return own.compactMap { $0 }.reduce(0) { $0 + max(0, $1 - least) }
}

/// Staff beyond the norm, over the village as a whole; nil where a facility says nothing.
private func surplus(
  _ village: Int, _ attribute: String, _ least: Double, _ ground: ServiceGround
) -> Double? {
  var sum = 0.0
  for index in ground.own[village] {
    guard let count = ground.answer(index, attribute).count else { return nil }
    sum += count - least
  }
  return max(0, sum.rounded(.down))
}

/// Sets that stand idle: at facilities that don't function, or beyond one each.
private func idleSupplies(_ village: Int, _ attribute: String, _ ground: ServiceGround) -> Double? {
  guard !functioningWords.contains(plainWord(attribute)) else { return nil }
  var sum = 0.0
  var isKnown = false
  for index in ground.own[village] {
    guard let count = ground.answer(index, attribute).count else { continue }
    isKnown = true
    sum += max(0, (count - (ground.isFunctioning(index) == false ? 0 : 1)).rounded(.down))
  }
  return isKnown ? sum : nil
}
