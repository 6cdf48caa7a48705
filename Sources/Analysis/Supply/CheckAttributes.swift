import Stunting

/// Whether the core staff at a village's facilities is adequate.
func checkStaff(_ village: Int, _ pair: SupplyPair, _ ground: ServiceGround, _ input: SupplyInput) -> SupplyCheck {
  let (attribute, norm) = staffNorm(pair, ground.service)
  let least = norm?.value ?? 1
  return check(.staff, .staffed, attribute, least: least, norm: norm, village, ground, input)
}

/// Whether the supplies and tools at a village's facilities are adequate.
func checkSupplies(_ village: Int, _ pair: SupplyPair, _ ground: ServiceGround, _ input: SupplyInput) -> SupplyCheck {
  guard let attribute = pair.attribute else { return SupplyCheck(aspect: .supplies) }
  return check(.supplies, .equipped, attribute, least: 1, norm: nil, village, ground, input)
}

private func check(
  _ aspect: SupplyAspect, _ measure: SupplyMeasure, _ attribute: String, least: Double, norm: ServiceNorm?,
  _ village: Int, _ ground: ServiceGround, _ input: SupplyInput
) -> SupplyCheck {
  let answers = ground.serving(village).map { ground.answer($0, attribute) }
  var figure = shareFigure(
    measure, answers.map { $0.isAtLeast(least) }, input.options.adequateShare, norm: norm, limit: least)
  figure.attribute = attribute
  let counts = answers.compactMap(\.count)
  figure.total = counts.isEmpty ? nil : counts.reduce(0, +)
  var result = SupplyCheck(aspect: aspect, state: figure.state, figures: [figure])
  if figure.state == .inadequate { result.shortage = counts.reduce(0) { $0 + max(0, least - $1) } }
  return result
}

/// The attribute to read, and the service's norm for it: kader and staff have one, anything else must be there.
func staffNorm(_ pair: SupplyPair, _ service: ServiceDefinition?) -> (attribute: String, norm: ServiceNorm?) {
  let unit = service?.capacityUnit == .kader ? "kader" : "staff"
  let attribute = pair.attribute ?? unit
  let isUnit = plainWord(attribute) == unit || plainWord(attribute) == "jumlah " + unit
  return (attribute, isUnit ? service?.norm(.leastCapacity) : nil)
}
