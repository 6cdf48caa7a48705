import Stunting

/// The capacity of a facility as a JSON object of texts, and back.
enum CapacityText {
  static func object(_ capacity: FacilityCapacity) -> [String: String] {
    var object: [String: String] = [:]
    object["kader"] = capacity.kader.map(String.init)
    object["staff"] = capacity.staff.map(String.init)
    object["anthropometry"] = capacity.hasAnthropometry.map(yesNo)
    object["own_place"] = capacity.ownPlace.map(yesNo)
    object["days_open_per_month"] = capacity.daysOpenPerMonth.map { "\($0)" }
    object["functioning"] = capacity.isFunctioning.map(yesNo)
    return object
  }

  /// Nil when a value can't be what its key says.
  static func capacity(_ object: [String: String]) -> FacilityCapacity? {
    var capacity = FacilityCapacity()
    for (key, text) in object {
      switch key {
      case "kader": capacity.kader = Int(text)
      case "staff": capacity.staff = Int(text)
      case "anthropometry": capacity.hasAnthropometry = bool(text)
      case "own_place": capacity.ownPlace = bool(text)
      case "days_open_per_month": capacity.daysOpenPerMonth = Double(text)
      case "functioning": capacity.isFunctioning = bool(text)
      default: return nil
      }
    }
    return CapacityText.object(capacity) == object ? capacity : nil
  }

  private static func yesNo(_ value: Bool) -> String { value ? "yes" : "no" }
  private static func bool(_ text: String) -> Bool? { text == "yes" ? true : text == "no" ? false : nil }
}
