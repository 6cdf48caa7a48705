/// The part of `SOURCE.md` on access, supply and programmes.
struct AccessNote {
  let regency: SyntheticRegency
  let truth: PlantedTruth

  var text: String {
    """

    ## Planted in supply, travel and programmes

    Low coverage of `\(truth.diagnosis.indicator)` and what its posyandu say about the cause. Everywhere else that coverage is
    at least 75 % of its target.

    | planted | posyandu | villages |
    | --- | --- | --- |
    | management | enough, one within \(Int(PosyanduSupply.nearMetres)) m of every settlement, active, at least 5 kader each, \
    tools complete | \(list(truth.diagnosis.management)) |
    | resources, redistribution first | one, 2-3 kader, tools incomplete; a village across a border has far too much | \
    \(list(truth.diagnosis.resourcesRedistribute)) |
    | resources, addition | the same; nobody in the kecamatan or across a border has anything to spare | \
    \(list(truth.diagnosis.resourcesAdd)) |
    | inconclusive | kader and tools are not known | \(list(truth.diagnosis.inconclusive)) |

    - Nothing to spare (posyandu for at least \(PosyanduSupply.childrenEach) children each, 3-4 kader, tools incomplete): \
    \(list(truth.diagnosis.withoutSlack)).
    - Islands with a boat: \(list(truth.travel.islandsWithBoat)). Without, cut off from every puskesmas: \
    \(list(truth.travel.islandsCutOff)).
    - Roads cross rivers on bridges only, so these \(truth.travel.acrossRiver.count) villages are far by road from the puskesmas \
    that is nearest by air: \(list(truth.travel.acrossRiver.map(\.village))).
    - `program_2025.csv`: `\(truth.programmes.absentInMost.indicator)` is planned in \
    \(truth.programmes.absentInMost.present.count) villages only; `\(truth.programmes.absentWhereNeeded.indicator)` everywhere but \
    in the \(truth.programmes.absentWhereNeeded.absent.count) villages whose coverage of it is lacking. Rows whose location nobody \
    can place: \(list(truth.programmes.rowsWithUnknownLocation.map(String.init))).

    """
  }

  private func list(_ items: [String]) -> String { items.isEmpty ? "none" : items.joined(separator: ", ") }
}
