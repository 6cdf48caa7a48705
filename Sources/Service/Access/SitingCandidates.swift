internal import Analysis
internal import Foundation
internal import Geometry
internal import Publish
internal import Stunting

/// Places where a service could be built.
struct SitingCandidates {
  /// `settlements`, `villages` or the name of a file; what was used, not what was asked.
  var name: String
  var places: [SitingPlace]
  /// What it takes to build at each; nil where no column was named.
  var costs: [Double]?

  init(_ request: SitingRequest, _ region: inout ReachRegion, _ analysis: AccessAnalysis) async throws {
    let inputs = region.task.data.access
    let living = inputs.points.filter { [.settlement, .hamlet, .building].contains($0.rung) }
    switch request.candidates {
    case "settlements" where !living.isEmpty:
      self.init(
        name: "settlements",
        places: living.map { SitingPlace(name: $0.name, position: $0.position, village: $0.village) })
    case "settlements", "villages":
      self.init(name: "villages", places: SitingCandidates.villages(region, analysis))
    default:
      try await self.init(file: URL(fileURLWithPath: request.candidates), request, &region)
    }
    guard !places.isEmpty else { throw ReachProblem.noCandidates(of: name) }
    if request.costColumn != nil, costs == nil {
      throw ReachProblem.badCostColumn(column: request.costColumn ?? "", row: nil)
    }
  }

  private init(name: String, places: [SitingPlace]) {
    self.name = name
    self.places = places
  }

  /// Of each village the place where most of its people live.
  private static func villages(_ region: ReachRegion, _ analysis: AccessAnalysis) -> [SitingPlace] {
    region.task.data.edition.villages.indices.compactMap { v in
      let slots = analysis.demand.slots(v)
      guard let best = slots.max(by: { analysis.demand.weights[$0] < analysis.demand.weights[$1] }) else { return nil }
      return SitingPlace(
        name: region.task.data.edition.villages[v].label, position: analysis.demand.positions[best], village: v)
    }
  }

  private init(file: URL, _ request: SitingRequest, _ region: inout ReachRegion) async throws {
    let reader = PlainReader(edition: region.task.data.edition, language: request.reach.language)
    let read = try await plainly {
      try await reader.places(file, kind: "candidate", attributes: [request.costColumn].compactMap { $0 })
    }
    region.remarks += reader.remarks
    region.task.data.setAside += reader.setAside
    let placed = read.filter { $0.position != nil }
    name = file.lastPathComponent
    places = placed.compactMap { f in f.position.map { SitingPlace(name: f.name, position: $0, village: f.village) } }
    guard let column = request.costColumn else { return }
    costs = try placed.map { f in
      guard let text = f.attributes[column], let cost = Double(text), cost >= 0, cost.isFinite else {
        throw ReachProblem.badCostColumn(column: column, row: f.sourceRow)
      }
      return cost
    }
  }
}
