import Geometry
import PROJBridge

/// Another way to read a position.
struct PositionCandidate: Equatable {
  var position: LonLat
  /// What went wrong, if this is right: `swapped`, `minus_lost`, `lost_decimal_point:longitude`, `utm_48s`, joined by `+`.
  var rule: String
}

/// Makes every reading of a pair that a known slip explains. Which one is right is not decided here.
struct CandidateMaker {
  private let zones: [UTMZone]

  init(region: RegionBox) {
    zones = region.utmZones.flatMap { [UTMZone($0, isSouth: false), UTMZone($0, isSouth: true)] }.compactMap { $0 }
  }

  /// Each place once, with the rule of fewest slips, in a fixed order; without the reading as it stands.
  func candidates(_ pair: CoordinatePair) -> [PositionCandidate] {
    var all: [PositionCandidate] = []
    for isSwapped in pair.isMarked ? [false] : [false, true] {
      all += degreeReadings(isSwapped ? pair.y : pair.x, isSwapped ? pair.x : pair.y, isSwapped: isSwapped)
      all += zones.flatMap { $0.readings(isSwapped ? pair.y : pair.x, isSwapped ? pair.x : pair.y) }
    }
    all.removeAll { $0.rule.isEmpty }
    return distinct(all.enumerated().sorted { ($0.1.slips, $0.0) < ($1.1.slips, $1.0) }.map(\.element))
  }

  private func degreeReadings(_ x: CoordinateText, _ y: CoordinateText, isSwapped: Bool) -> [PositionCandidate] {
    let longitudes = readings(x, .longitude)
    let latitudes = readings(y, .latitude)
    return latitudes.flatMap { latitude in
      longitudes.compactMap { longitude in
        legalPosition(longitude.value, latitude.value).map {
          let rules = (isSwapped ? ["swapped"] : []) + longitude.rules + latitude.rules
          return PositionCandidate(position: $0, rule: rules.joined(separator: "+"))
        }
      }
    }
  }

  private func distinct(_ sorted: [PositionCandidate]) -> [PositionCandidate] {
    var seen: Set<LonLat> = []
    return sorted.filter {
      let rounded = LonLat(
        longitude: ($0.position.longitude * 1e9).rounded(), latitude: ($0.position.latitude * 1e9).rounded())
      return seen.insert(rounded).inserted
    }
  }
}

extension PositionCandidate {
  var slips: Int { rule.split(separator: "+").count }
}

private struct AxisReading {
  var value: Double
  var rules: [String]
}

/// A coordinate as it stands and with its point elsewhere, each with its sign and with the other one.
private func readings(_ text: CoordinateText, _ axis: DegreeAxis) -> [AxisReading] {
  let name = axis == .longitude ? "longitude" : "latitude"
  var magnitudes = [AxisReading(value: text.magnitude, rules: [])]
  magnitudes += shifted(text, axis).map {
    let rule = text.form == .unmarked ? "lost_decimal_point" : "shifted_decimal_point"
    return AxisReading(value: $0, rules: [rule + ":" + name])
  }
  let limit = axis == .longitude ? 180.0 : 90.0
  return magnitudes.filter { $0.value <= limit }.flatMap { reading -> [AxisReading] in
    let kept = AxisReading(value: text.isNegative ? -reading.value : reading.value, rules: reading.rules)
    // There is no Indonesian place west of Greenwich, so a longitude never lost its minus.
    if axis == .longitude && !text.isNegative || reading.value == 0 { return [kept] }
    let rule = text.isNegative ? "minus_added" : "minus_lost"
    let other = axis == .longitude ? rule + ":longitude" : rule
    return [kept, AxisReading(value: -kept.value, rules: reading.rules + [other])]
  }
}

/// The digits with the point before the first one and after one, two and three of them. Only where the point is missing
/// or the number as it stands is no coordinate of Indonesia.
private func shifted(_ text: CoordinateText, _ axis: DegreeAxis) -> [Double] {
  let isPossible = axis == .longitude ? (90...145).contains(text.magnitude) : text.magnitude <= 15
  guard text.form == .unmarked || (text.form == .decimal && !isPossible) else { return [] }
  let digits = text.digits
  return (0...3).compactMap { whole in
    guard digits.utf8.count > whole else { return nil }
    let value = Double("0" + digits.prefix(whole) + "." + digits.dropFirst(whole))
    return value == text.magnitude ? nil : value
  }
}

/// One UTM zone on WGS 84.
private struct UTMZone {
  private let key: String
  private let isSouth: Bool
  private let projection: Projection

  init?(_ zone: Int, isSouth: Bool) {
    guard let crs = try? CoordinateReference(parsing: "EPSG:32\(isSouth ? 7 : 6)\(zone)"),
      let projection = try? Projection(from: crs)
    else { return nil }
    key = "utm_\(zone)" + (isSouth ? "s" : "n")
    self.isSouth = isSouth
    self.projection = projection
  }

  /// The place at this easting and northing. South of the equator some write the northings of the northern zone, below
  /// zero.
  func readings(_ easting: CoordinateText, _ northing: CoordinateText) -> [PositionCandidate] {
    metres(easting).flatMap { x in
      metres(northing).compactMap { y in
        guard (100_000...900_000).contains(x), y.magnitude > 180, y.magnitude <= 10_000_000, !isSouth || y > 0 else {
          return nil
        }
        var (px, py) = ([x], [y])
        guard projection.forward(x: &px, y: &py).isEmpty else { return nil }
        return legalPosition(px[0], py[0]).map { PositionCandidate(position: $0, rule: key) }
      }
    }
  }

  private func metres(_ text: CoordinateText) -> [Double] {
    guard text.form != .sexagesimal else { return [] }
    let sign = text.isNegative ? -1.0 : 1.0
    return [text.magnitude, text.asThousands].compactMap { $0.map { sign * $0 } }
  }
}
