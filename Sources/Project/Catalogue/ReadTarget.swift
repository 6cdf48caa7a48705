internal import Stunting

/// Reads `target` (in percent, or an `amount` of a `unit`) and `regency_target` (in percent).
func readTargets(_ m: inout StrictMapping, into d: inout IndicatorDefinition) throws {
  if let own = try m.mapping("regency_target") { d.regencyTarget = try readPercentTarget(own) }
  guard var t = try m.mapping("target") else { return }
  d.printedTarget = try t.string("printed") ?? ""
  if try t.double("amount") != nil {
    (d.target, d.amountTarget) = (nil, try readAmountTarget(t))
  } else {
    (d.target, d.amountTarget) = (try readPercentTarget(t), nil)
  }
}

private func readPercentTarget(_ mapping: StrictMapping) throws -> IndicatorTarget {
  var t = mapping
  _ = try t.string("printed")
  guard let percent = try t.double("percent") else {
    throw ProjectError.missingKey(line: t.line, key: "percent", inside: t.path)
  }
  guard (0...1000).contains(percent) else {
    throw ProjectError.outOfRange(
      line: t.line(of: "percent"), key: "percent", found: "\(percent)", allowed: "0 - 1000")
  }
  let target = IndicatorTarget(
    percent: percent, year: try readYear(&t), source: try t.requiredString("source"),
    status: try t.choice("status", NormStatus.self) ?? .usulan)
  try t.finish()
  return target
}

private func readAmountTarget(_ mapping: StrictMapping) throws -> IndicatorAmountTarget {
  var t = mapping
  _ = try t.string("printed")
  guard let amount = try t.double("amount") else {
    throw ProjectError.missingKey(line: t.line, key: "amount", inside: t.path)
  }
  guard let unit = try t.choice("unit", IndicatorUnit.self) else {
    throw ProjectError.missingKey(line: t.line, key: "unit", inside: t.path)
  }
  let target = IndicatorAmountTarget(
    amount: amount, unit: unit, year: try readYear(&t), source: try t.requiredString("source"),
    status: try t.choice("status", NormStatus.self) ?? .usulan)
  try t.finish()
  return target
}

private func readYear(_ t: inout StrictMapping) throws -> Int {
  guard let year = try t.int("year") else { throw ProjectError.missingKey(line: t.line, key: "year", inside: t.path) }
  guard (1900...2200).contains(year) else {
    throw ProjectError.outOfRange(line: t.line(of: "year"), key: "year", found: "\(year)", allowed: "1900 - 2200")
  }
  return year
}
