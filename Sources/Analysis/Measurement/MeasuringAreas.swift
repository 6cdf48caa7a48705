public import Stunting

/// Who measured where: each village in the area of one puskesmas, or of what stands for it.
public struct MeasuringAreas: Sendable, Equatable {
  public enum Basis: String, Sendable, Codable {
    /// Working areas that a source lists.
    case puskesmas
    /// The nearest puskesmas, for most villages: a guess.
    case nearestPuskesmas = "nearest_puskesmas"
    /// Kecamatan stand in.
    case district
  }

  public var basis: Basis
  public var areaOfVillage: [Int?]
  /// Names of the areas, to find digit counts by.
  public var units: [UnitKey]

  public init(basis: Basis, areaOfVillage: [Int?], units: [UnitKey]) {
    self.basis = basis
    self.areaOfVillage = areaOfVillage
    self.units = units
  }

  init(_ membership: UnitMembership, basis: Basis) {
    self.init(basis: basis, areaOfVillage: membership.unitOfVillage, units: membership.units)
  }
}

/// The areas to use: listed puskesmas where they hold most villages, else puskesmas by whatever basis where they do, else
/// kecamatan. Nil where there is none of them.
public func measuringAreas(_ edition: BoundaryEdition, workingAreas: [WorkingArea]) -> MeasuringAreas? {
  let most = edition.villages.count / 2
  let listed = puskesmasMembership(edition, workingAreas: workingAreas.filter { $0.how == .listed })
  if listed.unitOfVillage.count(where: { $0 != nil }) > most { return MeasuringAreas(listed, basis: .puskesmas) }
  let any = puskesmasMembership(edition, workingAreas: workingAreas)
  if any.unitOfVillage.count(where: { $0 != nil }) > most { return MeasuringAreas(any, basis: .nearestPuskesmas) }
  let districts = districtMembership(edition)
  return districts.units.count > 1 ? MeasuringAreas(districts, basis: .district) : nil
}
