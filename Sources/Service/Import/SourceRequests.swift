internal import Foundation
internal import Ingest
internal import Project
internal import Stunting

// From what the project file declares to what the readers ask for.

func location(_ source: SourceFile, path: String) -> SourceLocation {
  SourceLocation(
    id: source.id, path: path, layer: source.layer, crs: source.crs,
    filters: source.filters.map { filter in
      RecordFilter(
        column: filter.column, test: filter.test == .startsWith ? .startsWith : .isOneOf, values: filter.values,
        excludes: filter.test == .isNot)
    })
}

func placeMapping(_ place: PlaceColumns) -> PlaceMapping {
  PlaceMapping(
    villageCode: place.villageCode, villageName: place.villageName, districtCode: place.districtCode,
    districtName: place.districtName, codeSystem: place.codeSystem, districtCodePattern: place.districtCodePattern)
}

func boundarySource(_ declaration: BoundaryDeclaration, path: String) -> BoundarySource {
  BoundarySource(
    location: location(declaration.source, path: path), editionID: declaration.source.id,
    place: placeMapping(declaration.place), codeYear: declaration.codeYear)
}

func facilitySource(_ d: FacilityDeclaration, path: String) -> FacilitySource {
  FacilitySource(
    location: location(d.source, path: path), kind: d.kind, place: placeMapping(d.place), idColumn: d.idColumn,
    nameColumn: d.nameColumn, longitudeColumn: d.longitudeColumn, latitudeColumn: d.latitudeColumn,
    attributeColumns: d.attributeColumns)
}

/// A declaration with a count column, as a table of counts.
func countSource(_ d: FacilityDeclaration, column: String, period: Period, path: String) -> TableSource {
  TableSource(
    location: location(d.source, path: path), place: placeMapping(d.place), values: [],
    counts: [CountMapping(kind: d.kind, columns: [column], period: period)])
}

func tableSource(_ d: TableDeclaration, path: String, catalogue: IndicatorCatalogue) -> TableSource {
  TableSource(
    location: location(d.source, path: path), place: placeMapping(d.place),
    values: d.values.map { valueMapping($0, catalogue) })
}

/// A coverage may pass 100 %; cases can't be more than the people measured.
private func valueMapping(_ v: ValueDeclaration, _ catalogue: IndicatorCatalogue) -> ValueMapping {
  let definition = catalogue[v.indicator]
  let isCoverage = definition.map { $0.target != nil || $0.direction == .higherIsBetter } ?? true
  return ValueMapping(
    indicator: v.indicator, ageGroup: v.ageGroup,
    period: v.period.map { .constant($0) } ?? .columns(v.periodColumn.map { [$0] } ?? []), kind: v.kind,
    numerator: v.numerator, denominator: v.denominator, value: v.value.map { [$0] } ?? [], labels: v.labels,
    rung: v.rung,
    mayExceedDenominator: isCoverage || definition?.per != 100)
}
