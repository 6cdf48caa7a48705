/// The parts of an analysis. Each brings what it rests on with it.
struct AnalysisParts: OptionSet {
  let rawValue: Int

  static let hotspots = AnalysisParts(rawValue: 1)
  static let certainty = AnalysisParts(rawValue: 2)
  static let klaster = AnalysisParts(rawValue: 4)
  static let measurement = AnalysisParts(rawValue: 8)
  static let time = AnalysisParts(rawValue: 16)
  static let access = AnalysisParts(rawValue: 32)
  static let relation = AnalysisParts(rawValue: 64)
  static let all: AnalysisParts = [.hotspots, .certainty, .klaster, .measurement, .time, .access, .relation]
}
