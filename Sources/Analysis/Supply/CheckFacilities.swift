import Stunting

/// Whether a village's facilities are adequate: within reach, enough of them, and open as often as the norm asks.
func checkFacilities(_ village: Int, _ ground: ServiceGround, _ input: SupplyInput, countsFunctioning: Bool)
  -> SupplyCheck
{
  let share = input.options.adequateShare
  var figures = [reach(village, ground, share), ratio(village, ground, input)]
  if countsFunctioning { figures.append(functioning(village, ground, input)) }
  var check = SupplyCheck(aspect: .facility, state: combined(figures.map(\.state)), figures: figures)
  if check.state == .inadequate { check.shortage = facilitiesShort(village, ground, input, figures) }
  return check
}

/// Any inadequate figure makes a kind inadequate; without one, any known figure makes it adequate.
func combined(_ states: [SupplyState]) -> SupplyState {
  states.contains(.inadequate) ? .inadequate : states.contains(.adequate) ? .adequate : .unknown
}

private func reach(_ village: Int, _ ground: ServiceGround, _ adequateShare: Double) -> SupplyFigure {
  guard let access = ground.access, access.classes.indices.contains(village), access.classes[village] != .unknown,
    !(access.isCounted.indices.contains(village) && access.isCounted[village])
  else { return counted(village, ground) }
  let share = reachedShare(village, access)
  let state = share.map { $0 >= adequateShare ? SupplyState.adequate : .inadequate } ?? .unknown
  return SupplyFigure(.shareWithin, state: state, value: share, limit: adequateShare, norm: access.norm)
}

private func reachedShare(_ village: Int, _ access: ServiceAccess) -> Double? {
  switch access.classes[village] {
  case .within: 1
  case .partly: access.shareWithin.indices.contains(village) ? access.shareWithin[village] : nil
  case .beyond, .cutOff: 0
  case .unknown: nil
  }
}

/// Where no distance is known a facility in the village is one; none says nothing of the next village's.
private func counted(_ village: Int, _ ground: ServiceGround) -> SupplyFigure {
  let bare = ground.access.flatMap { $0.countInVillage.indices.contains(village) ? $0.countInVillage[village] : nil }
  let count = ground.own[village].isEmpty ? bare : ground.own[village].count
  let state = (count ?? 0) > 0 ? SupplyState.adequate : .unknown
  return SupplyFigure(.facilitiesInVillage, state: state, value: count.map(Double.init), limit: 1)
}

/// People for each facility of the area that the village is served by; adequate where the share of the need that is there
/// is at least `adequateShare`.
private func ratio(_ village: Int, _ ground: ServiceGround, _ input: SupplyInput) -> SupplyFigure {
  guard let area = ground.area[village] else { return SupplyFigure(.peoplePerFacility) }
  let slack = ground.slack(of: area)
  guard let share = slack.share, let norm = slack.norm, let demand = slack.demand else {
    return SupplyFigure(.peoplePerFacility, lookedAt: slack.facilities, norm: slack.norm)
  }
  return SupplyFigure(
    .peoplePerFacility, state: share >= input.options.adequateShare ? .adequate : .inadequate,
    value: slack.facilities > 0 ? demand / Double(slack.facilities) : nil, limit: norm.value,
    meeting: slack.facilities, known: slack.needed ?? 0, lookedAt: slack.facilities, total: demand, norm: norm)
}

private func functioning(_ village: Int, _ ground: ServiceGround, _ input: SupplyInput) -> SupplyFigure {
  let norm = ground.service?.norm(.daysOpenPerMonth)
  let answers = ground.serving(village).map { index -> Bool? in
    if let norm, let days = input.facilities[index].capacity?.daysOpenPerMonth, days.isFinite {
      return days >= norm.value
    }
    return ground.isFunctioning(index)
  }
  return shareFigure(.functioning, answers, input.options.adequateShare, norm: norm, limit: norm?.value)
}

/// A share of facilities that meet something. Unknown where fewer than half of them say anything.
func shareFigure(
  _ measure: SupplyMeasure, _ answers: [Bool?], _ adequateShare: Double, norm: ServiceNorm? = nil, limit: Double? = nil
) -> SupplyFigure {
  let known = answers.compactMap { $0 }
  let meeting = known.count { $0 }
  var figure = SupplyFigure(
    measure, limit: limit, meeting: meeting, known: known.count, lookedAt: answers.count, norm: norm)
  guard !known.isEmpty, 2 * known.count >= answers.count else { return figure }
  let share = Double(meeting) / Double(known.count)
  figure.value = share
  figure.state = share >= adequateShare ? .adequate : .inadequate
  return figure
}

/// By the supply norm, else one where people are out of reach; those out of order come first.
private func facilitiesShort(
  _ village: Int, _ ground: ServiceGround, _ input: SupplyInput, _ figures: [SupplyFigure]
) -> Double? {
  let idle = figures.first { $0.measure == .functioning && $0.state == .inadequate }.map { $0.known - $0.meeting } ?? 0
  let ratio = figures.first { $0.measure == .peoplePerFacility && $0.state == .inadequate }
  let missing = ratio.map { max(0, $0.known - $0.meeting) } ?? 0
  let outOfReach = figures.first { $0.measure == .shareWithin && $0.state == .inadequate } == nil ? 0 : 1
  return Double(max(idle, missing, outOfReach))
}
