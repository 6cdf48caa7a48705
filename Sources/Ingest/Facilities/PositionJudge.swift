import Geometry
import PROJBridge

/// What becomes of a position.
enum PositionVerdict: Equatable {
  /// As it stands; nil when it is no position.
  case asRead
  case repaired(PositionCandidate, movedMetres: Double?)
  /// The candidates that lie in the region, fewest slips first.
  case asked([PositionCandidate])
}

/// Decides positions by the area that their record declares, never by what is nearest.
struct PositionJudge {
  private let areas: AreaIndex
  private let region: RegionBox
  private let maker: CandidateMaker
  private let geodesic = Geodesic()
  /// Whether the source is about this region at all: then a record that declares nothing belongs here.
  private let isOfRegion: Bool

  init(_ areas: AreaIndex, _ region: RegionBox, positions: [LonLat?]) {
    self.areas = areas
    self.region = region
    maker = CandidateMaker(region: region)
    let legal = positions.compactMap { $0 }
    isOfRegion = legal.count { region.contains($0) } * 2 >= legal.count
  }

  /// - Parameter asRead: The position as it stands, in degrees, when it is one.
  func judge(_ pair: CoordinatePair, asRead: LonLat?, area: DeclaredArea) -> PositionVerdict {
    if let asRead, areas.holds(asRead) { return .asRead }
    if area == .elsewhere || area == .nothing && !isOfRegion { return .asRead }
    let inRegion = maker.candidates(pair).filter { $0.position != asRead && areas.holds($0.position) }
    let sound = plausible(inRegion.filter { isSound($0.position, area) })
    if sound.count == 1, mayMove(asRead, area) {
      let moved = asRead.map { geodesic.distanceMetres(from: $0, to: sound[0].position) }
      return .repaired(sound[0], movedMetres: moved)
    }
    return asks(asRead, inRegion, area) ? .asked(inRegion) : .asRead
  }

  /// Readings but for those that need two slips more than the simplest: four slips that cancel out are no reading beside
  /// a plain exchange.
  private func plausible(_ candidates: [PositionCandidate]) -> [PositionCandidate] {
    guard let least = candidates.map(\.slips).min() else { return [] }
    return candidates.filter { $0.slips < least + 2 }
  }

  private func isSound(_ at: LonLat, _ area: DeclaredArea) -> Bool {
    switch area {
    case .district(let members), .regency(let members): areas.holds(at, in: members)
    case .nothing: isOfRegion
    case .unknown, .elsewhere: false
    }
  }

  /// Without a kecamatan a real position next to the region is rather a facility next door than a slip.
  private func mayMove(_ asRead: LonLat?, _ area: DeclaredArea) -> Bool {
    if case .district = area { return true }
    return asRead.map { !region.contains($0) } ?? true
  }

  /// What is no position is asked, and a real one when another reading exists; not what another region's list holds.
  private func asks(_ asRead: LonLat?, _ inRegion: [PositionCandidate], _ area: DeclaredArea) -> Bool {
    if area == .unknown && !isOfRegion && inRegion.isEmpty { return false }
    return asRead == nil || !inRegion.isEmpty
  }
}
