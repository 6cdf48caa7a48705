public import Geometry

/// How people move along a line burned into a grid.
public enum LineTravel: Sendable, Equatable {
  /// On foot: slope counts (footpaths).
  case onFoot
  /// By vehicle or boat: the speed is the line's own whatever the slope.
  case byVehicle
}

extension FrictionGrid {
  /// Burns lines with a speed (roads, bridges, boats) into the grid. A cell that can be entered gets the quicker of its
  /// own and the line's speed. A cell that can't (water) becomes passable along the line only, and from all sides where
  /// the line ends (a landing). Steps along the line cross barrier lines. At the size of a cell a road that hugs a
  /// barrier may take people across where its cells change sides.
  /// - Parameter speedKilometresPerHour: one a line, for all lines when it holds one value.
  /// - Returns: the number of lines left out because they have no speed above 0 or no finite piece in the grid.
  @discardableResult
  public mutating func burnLines(
    _ lines: LineSet, speedKilometresPerHour: [Double], travel: LineTravel = .byVehicle
  ) -> Int {
    guard lines.count > 0 else { return 0 }
    if marks.isEmpty { marks = [UInt8](repeating: 0, count: cellCount) }
    if lineSteps.isEmpty { lineSteps = [UInt8](repeating: 0, count: cellCount) }
    var leftOut = 0
    for line in 0..<lines.count {
      let speed = speedKilometresPerHour.count == 1 ? speedKilometresPerHour[0] : value(speedKilometresPerHour, line)
      let chains = speed.isFinite && speed > 0 ? cellChains(gridSegments(lines, line: line)) : []
      if chains.isEmpty { leftOut += 1 }
      for chain in chains { burn(chain, minutes: terrainMinutesPerMetre(kilometresPerHour: speed), travel) }
    }
    return leftOut
  }

  private func value(_ values: [Double], _ index: Int) -> Double {
    values.indices.contains(index) ? values[index] : .nan
  }

  private mutating func burn(_ chain: [Int], minutes: Double, _ travel: LineTravel) {
    for cell in chain { burn(cell, minutes: minutes, travel) }
    for cell in [chain[0], chain[chain.count - 1]] {
      marks[cell] = (marks[cell] | CellMark.landing) & ~CellMark.lineOnly
    }
    for index in chain.indices.dropFirst() {
      join(chain[index - 1], chain[index])
      if index >= 2 { join(chain[index - 2], chain[index]) }
    }
  }

  private mutating func burn(_ cell: Int, minutes: Double, _ travel: LineTravel) {
    let own = minutesPerMetre[cell]
    if !own.isFinite, marks[cell] & CellMark.landing == 0 { marks[cell] |= CellMark.lineOnly }
    guard !own.isFinite || minutes < own else { return }
    minutesPerMetre[cell] = minutes
    marks[cell] = travel == .byVehicle ? marks[cell] | CellMark.noSlope : marks[cell] & ~CellMark.noSlope
  }

  /// Opens the step between two cells of a line, when they are neighbours.
  private mutating func join(_ a: Int, _ b: Int) {
    guard let direction = (0..<8).first(where: { neighbour(of: a, $0) == b }) else { return }
    lineSteps[a] |= 1 << UInt8(direction)
    lineSteps[b] |= 1 << UInt8((direction + 4) & 7)
  }
}
