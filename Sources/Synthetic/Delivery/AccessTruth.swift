/// Diagnoses and travel as the truth file states them.
struct AccessTruth {
  let regency: SyntheticRegency

  var diagnoses: PlantedDiagnoses {
    let plan = regency.diagnoses
    let redistribute = plan.villages(.redistribute)
    return PlantedDiagnoses(
      indicator: "pemantauan_tumbuh_kembang", service: "posyandu", management: codes(plan.villages(.management)),
      resourcesRedistribute: codes(redistribute), resourcesAdd: codes(plan.villages(.add)),
      inconclusive: codes(plan.villages(.inconclusive)),
      givers: Dictionary(uniqueKeysWithValues: redistribute.map { (code($0), codes(plan.givers($0))) }),
      withoutSlack: codes(plan.tight.indices.filter { plan.tight[$0] && plan.diagnosis[$0] == nil }))
  }

  var travel: PlantedTravel {
    let boats = Set(regency.boatVillages)
    let islands = regency.villages.indices.filter { regency.villages[$0].isIsland }
    return PlantedTravel(
      islandsWithBoat: codes(islands.filter(boats.contains)),
      islandsCutOff: codes(islands.filter { !boats.contains($0) }),
      acrossRiver: regency.riverDetours.map { detour in
        PlantedDetour(
          village: code(detour.village), nearestByAir: regency.puskesmas[detour.nearestByAir].id,
          nearestByRoad: regency.puskesmas[detour.nearestByRoad].id, airMetres: Int(detour.airMetres.rounded()),
          roadMetres: Int(detour.roadMetres.rounded()))
      })
  }

  private func code(_ v: Int) -> String { regency.villages[v].code }
  private func codes(_ villages: [Int]) -> [String] { villages.sorted().map(code) }
}
