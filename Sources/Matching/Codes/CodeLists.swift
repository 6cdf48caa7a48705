public import Stunting

/// Code lists of several years, and what became of codes between them.
public struct CodeLists: Sendable {
  let years: [ListYear]
  /// From list i to the next one of its system.
  private let steps: [ListStep?]

  /// - Parameter lists: In any order; one for each year and system.
  public init(_ lists: [CodeList] = []) {
    let years = lists.map(ListYear.init).sorted { ($0.system.rawValue, $0.year) < ($1.system.rawValue, $1.year) }
    self.years = years
    steps = years.indices.map { place in
      guard place + 1 < years.count, years[place].system == years[place + 1].system else { return nil }
      return ListStep(years[place], years[place + 1])
    }
  }

  public var isEmpty: Bool { years.isEmpty }

  /// The code that the village has in the latest list, when it had another in the list of `year` (or in whichever list
  /// knows it): nil when it is unchanged, unknown, or when it is not certain what became of it.
  public func recode(_ code: RegionCode, from year: Int? = nil) -> RegionCode? {
    guard let start = start(code, year) else { return nil }
    var (place, current) = (start, code)
    while let step = steps[place] {
      guard let next = step.later[current] ?? unchanged(current, place) else { return nil }
      (place, current) = (place + 1, next)
    }
    return current == code ? nil : current
  }

  /// All codes that the village had or has, itself included, ascending; only itself when a list gives the code to another
  /// village and no year tells which is meant.
  public func lineage(of code: RegionCode, in year: Int? = nil) -> [RegionCode] {
    guard let start = start(code, year) else { return [code] }
    var codes: Set<RegionCode> = [code]
    walk(code, from: start, forward: true, &codes)
    walk(code, from: start, forward: false, &codes)
    return codes.sorted()
  }

  /// The list to start from. A code that was given to two villages has none unless the year is known.
  private func start(_ code: RegionCode, _ year: Int?) -> Int? {
    let knowing = years.indices.filter { years[$0].names[code] != nil }
    if let year { return knowing.first { years[$0].year == year } }
    let isReused = knowing.contains { steps[$0]?.reused.contains(code) ?? false }
    guard !isReused, let first = knowing.first, let last = knowing.last else { return nil }
    return last - first + 1 == knowing.count ? last : nil
  }

  private func walk(_ code: RegionCode, from start: Int, forward: Bool, _ codes: inout Set<RegionCode>) {
    var (place, current) = (start, code)
    while let next = forward ? after(current, place) : before(current, place) {
      codes.insert(next)
      current = next
      place += forward ? 1 : -1
    }
  }

  private func after(_ code: RegionCode, _ place: Int) -> RegionCode? {
    guard let step = steps[place] else { return nil }
    return step.later[code] ?? unchanged(code, place)
  }

  private func before(_ code: RegionCode, _ place: Int) -> RegionCode? {
    guard place > 0, let step = steps[place - 1] else { return nil }
    if let earlier = step.earlier[code] { return earlier }
    return years[place - 1].names[code] != nil && !step.reused.contains(code) ? code : nil
  }

  /// The code itself when the next list has it for the same village.
  private func unchanged(_ code: RegionCode, _ place: Int) -> RegionCode? {
    guard let step = steps[place], years[place + 1].names[code] != nil, !step.reused.contains(code) else { return nil }
    return code
  }
}
