import Stunting

extension TravelLines {
  /// Kilometres an hour of a line: its own, else that of its class, else the default of the layer (class ""), else of a road
  /// the walking speed, since people can always walk on it. 0 closes a line; a boat without any speed is closed (NaN).
  func speed(ofLine line: Int, walking: Double) -> Double {
    if line < speedKilometresPerHour.count {
      let own = Double(speedKilometresPerHour[line])
      if own.isFinite, own >= 0 { return own }
    }
    for name in [className(line), ""] {
      if let name, let speed = classSpeeds[name], speed.isFinite, speed >= 0 { return speed }
    }
    return role == .road ? walking : .nan
  }

  private func className(_ line: Int) -> String? {
    guard line < classOf.count, classOf[line] >= 0, Int(classOf[line]) < classNames.count else { return nil }
    return classNames[Int(classOf[line])]
  }

  /// The vertices of a line; none where the arrays don't hold together.
  func vertices(ofLine line: Int) -> Range<Int> {
    let end = min(longitudes.count, latitudes.count)
    let from = min(max(0, Int(lineStart[line])), end)
    return from..<min(max(from, Int(lineStart[line + 1])), end)
  }
}

extension TravelMethod {
  /// Walking speed; one that is none counts as 5 km/h.
  var usableWalkingSpeed: Double { metresPerMinute * 60 / 1000 }
}
