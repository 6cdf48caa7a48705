import Stunting

extension PlaceMatcher {
  /// The record names another regency by its code or name.
  func isOutside(_ place: PlaceText) -> Bool {
    if let code = place.regencyCode, codes.speaks(code.system) { return !codes.regencies.contains(code) }
    if place.villageCodes.contains(where: { codes.village[$0] != nil }) { return false }
    guard !place.regencyName.isEmpty, let known = roster[.regency]?.index, !known.names.isEmpty else { return false }
    let name = ComparedName(place.regencyName, .regency)
    return !name.isEmpty && !known.names.contains { isSameRegency(name, $0) }
  }

  /// *Malang* may be either, *Kota Malang* isn't *Kabupaten Malang*; a slip of writing does not make another regency.
  private func isSameRegency(_ a: ComparedName, _ b: ComparedName) -> Bool {
    likeness(a, b).mayBeSame || b.key == "kota" + a.key
  }
}
