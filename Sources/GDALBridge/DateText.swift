import CGDAL

/// A date field in ISO 8601, with the parts that its type has; the zone as `Z` or `+07:00` where the source gives one.
func dateText(_ feature: OGRFeatureH, _ index: Int32, type: OGRFieldType) -> String? {
  var year: Int32 = 0
  var month: Int32 = 0
  var day: Int32 = 0
  var hour: Int32 = 0
  var minute: Int32 = 0
  var second: Float = 0
  var zone: Int32 = 0
  let known = OGR_F_GetFieldAsDateTimeEx(feature, index, &year, &month, &day, &hour, &minute, &second, &zone)
  guard known != 0 else { return nil }
  let date = padded(Int(year), 4) + "-" + padded(Int(month), 2) + "-" + padded(Int(day), 2)
  if type == OFTDate { return date }
  let milliseconds = Int(clampedMilliseconds(second))
  var time = padded(Int(hour), 2) + ":" + padded(Int(minute), 2) + ":" + padded(milliseconds / 1000, 2)
  if milliseconds % 1000 != 0 { time += "." + padded(milliseconds % 1000, 3) }
  return type == OFTTime ? time : date + "T" + time + zoneText(Int(zone))
}

private func clampedMilliseconds(_ second: Float) -> Float {
  second.isFinite ? (min(61, max(0, second)) * 1000).rounded() : 0
}

/// GDAL's zone flag: 0 unknown, 1 local, 100 UTC, else 100 plus quarter hours.
private func zoneText(_ flag: Int) -> String {
  if flag == 100 { return "Z" }
  guard flag > 1 else { return "" }
  let minutes = abs(flag - 100) * 15
  return (flag > 100 ? "+" : "-") + padded(minutes / 60, 2) + ":" + padded(minutes % 60, 2)
}

private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(abs(number))
  return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
}
