import Geometry
import PROJBridge
public import Stunting

/// Puts each facility into the village it lies in (borders inclusive, each once) and flags what a person should look at:
/// outside the region, or in another village or kecamatan than it declares, with the distance to the declared area.
/// Nothing is moved and nothing is dropped.
public struct FacilityPlacer: Sendable {
  private let edition: BoundaryEdition
  private let locator: PointLocator
  private let districts: [RegionCode: [Int]]
  private let districtNames: [String: [Int]]
  private let villageCodes: [RegionCode: Int]

  public init(_ edition: BoundaryEdition) {
    self.edition = edition
    locator = PointLocator(edition.polygons.planar)
    let villages = edition.villages.indices
    var districts: [RegionCode: [Int]] = [:]
    for v in villages {
      if let code = edition.villages[v].districtCode { districts[code, default: []].append(v) }
    }
    self.districts = districts
    districtNames = Dictionary(grouping: villages) { comparable(edition.villages[$0].districtName) }
    villageCodes = Dictionary(
      villages.flatMap { v in edition.villages[v].codes.map { ($0.code, v) } }, uniquingKeysWith: { first, _ in first })
  }

  /// The facilities with village, flags and flag distance filled in, in their order.
  public func place(_ facilities: [Facility]) throws(AnalysisError) -> [Facility] {
    var placed: [Facility] = []
    placed.reserveCapacity(facilities.count)
    for facility in facilities { placed.append(try place(facility)) }
    return placed
  }

  private func place(_ facility: Facility) throws(AnalysisError) -> Facility {
    var result = facility
    guard let position = facility.position else {
      result.village = facility.village ?? facility.declaredVillageCode.flatMap { villageCodes[$0] }
      result.add(.noPosition)
      return result
    }
    let found = Int(locator.locate(x: position.longitude, y: position.latitude))
    result.village = found >= 0 ? found : nil
    let declared = declaredArea(facility)
    if found < 0 {
      result.add(.outsideRegion)
    } else if let declared, !declared.villages.contains(found) {
      result.add(declared.isVillage && sharesDistrict(found, declared.villages) ? .otherVillage : .otherDistrict)
    } else {
      return result
    }
    result.flagDistanceMetres = try distance(from: position, to: declared?.villages ?? Array(edition.villages.indices))
    return result
  }

  /// The villages of the area a facility declares: its village, else its kecamatan; nil when it declares none we know.
  private func declaredArea(_ f: Facility) -> (villages: [Int], isVillage: Bool)? {
    if let village = f.declaredVillageCode.flatMap({ villageCodes[$0] }) { return ([village], true) }
    if let members = f.declaredDistrictCode.flatMap({ districts[$0] }) { return (members, false) }
    if let name = f.declaredDistrictName, let members = districtNames[comparable(name)] { return (members, false) }
    return nil
  }

  private func sharesDistrict(_ village: Int, _ others: [Int]) -> Bool {
    others.contains { edition.villages[$0].districtLabel == edition.villages[village].districtLabel }
  }

  /// Metres from a position to the nearest of some villages, measured in a frame centred on the position.
  private func distance(from position: LonLat, to villages: [Int]) throws(AnalysisError) -> Double? {
    let area = LonLatPolygons(edition.polygons.planar.selecting(villages))
    let frame = LocalFrame(centralLongitude: position.longitude, originLatitude: position.latitude)
    do {
      let local = try area.projected(to: frame).layer.planar
      return PointLocator(local).nearest(x: 0, y: 0)?.distance
    } catch {
      throw .projection(error)
    }
  }
}

extension Facility {
  mutating func add(_ flag: FacilityFlag) { if !flags.contains(flag) { flags.append(flag) } }
}

/// A place name without case, blanks and punctuation.
func comparable(_ name: String) -> String {
  String(
    String.UnicodeScalarView(
      name.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }))
}
