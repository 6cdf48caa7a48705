internal import Foundation
internal import Ingest
internal import Project
internal import Stunting

// From what the project file declares to what the readers ask for.

func location(_ source: SourceFile, path: String) -> SourceLocation {
  SourceLocation(
    id: source.id, path: path, layer: source.layer, crs: source.crs, encoding: source.encoding,
    delimiter: source.delimiter, filters: source.filters.map(recordFilter))
}

private func recordFilter(_ filter: RowFilter) -> RecordFilter {
  RecordFilter(
    column: filter.column, test: filter.test == .startsWith ? .startsWith : .isOneOf, values: filter.values,
    excludes: filter.test == .isNot)
}

func placeMapping(_ place: PlaceColumns) -> PlaceMapping {
  PlaceMapping(
    villageCode: place.villageCode, villageName: place.villageName, districtCode: place.districtCode,
    districtName: place.districtName, codeSystem: place.codeSystem, districtCodePattern: place.districtCodePattern,
    unitCode: place.puskesmasCode, unitName: place.puskesmasName, regencyCode: place.regencyCode,
    regencyName: place.regencyName)
}

func boundarySource(_ declaration: BoundaryDeclaration, path: String) -> BoundarySource {
  BoundarySource(
    location: location(declaration.source, path: path), editionID: declaration.source.id,
    place: placeMapping(declaration.place), codeYear: declaration.codeYear,
    geometryColumn: declaration.geometry.map(geometryColumn))
}

private func geometryColumn(_ geometry: Project.GeometryColumn) -> Ingest.GeometryColumn {
  switch geometry.form {
  case .wkt: .wkt(column: geometry.column)
  case .pathLatLon: .path(column: geometry.column, order: .latLon)
  case .pathLonLat: .path(column: geometry.column, order: .lonLat)
  }
}

func codeListSource(_ d: CodeListDeclaration, path: String) -> CodeListSource {
  CodeListSource(
    location: location(d.source, path: path), system: d.codeSystem, year: d.year ?? 0, codeColumn: d.codeColumn,
    nameColumn: d.nameColumn, otherCodeColumn: d.otherCodeColumn)
}

func facilitySource(_ d: FacilityDeclaration, path: String) -> FacilitySource {
  let capacity = d.capacityColumns
  return FacilitySource(
    location: location(d.source, path: path), kind: d.kind, place: placeMapping(d.place), idColumn: d.idColumn,
    nameColumn: d.nameColumn, longitudeColumn: d.longitudeColumn, latitudeColumn: d.latitudeColumn,
    attributeColumns: d.attributeColumns, positionColumn: d.positionColumn, addressColumn: d.addressColumn,
    capacityColumns: CapacityColumns(
      kader: capacity["kader"], staff: capacity["staff"], anthropometry: capacity["anthropometry"],
      ownPlace: capacity["own_place"], daysOpenPerMonth: capacity["days_open"], functioning: capacity["functioning"]))
}

/// A declaration with a count column, as a table of counts.
func countSource(_ d: FacilityDeclaration, column: String, period: Period, path: String) -> TableSource {
  TableSource(
    location: location(d.source, path: path), place: placeMapping(d.place), values: [],
    counts: [CountMapping(kind: d.kind, columns: [column], period: period)])
}

func workingAreaSource(_ d: WorkingAreaDeclaration, path: String) -> WorkingAreaSource {
  WorkingAreaSource(location: location(d.source, path: path), place: placeMapping(d.place))
}

func tableSource(_ d: TableDeclaration, path: String, catalogue: IndicatorCatalogue) -> TableSource {
  TableSource(
    location: location(d.source, path: path), place: placeMapping(d.place),
    decimal: d.decimal.flatMap(DecimalMark.init(rawValue:)), values: d.values.map { valueMapping($0, catalogue) },
    unit: d.unit, checks: d.checks.compactMap(consistencyCheck))
}

private func consistencyCheck(_ c: CheckDeclaration) -> ConsistencyCheck? {
  if let stated = c.percentage {
    return .percentage(
      stated: stated, numerator: c.numerator, denominator: c.denominator, tolerancePoints: c.tolerancePoints)
  }
  return c.total.map { .sum(total: $0, parts: c.parts) }
}

/// A coverage may pass 100 %; cases can't be more than the people measured.
private func valueMapping(_ v: ValueDeclaration, _ catalogue: IndicatorCatalogue) -> ValueMapping {
  ValueMapping(
    indicator: v.indicator, ageGroup: v.ageGroup, period: periodMapping(v), kind: v.kind, numerator: v.numerator,
    denominator: v.denominator, value: v.value.map { [$0] } ?? [], labels: v.labels, rung: v.rung,
    mayExceedDenominator: catalogue[v.indicator]?.mayExceedHundred ?? true, sex: v.sex,
    rowFilter: v.rows.map(recordFilter))
}

private func periodMapping(_ v: ValueDeclaration) -> PeriodMapping {
  if let period = v.period { return .constant(period) }
  return v.periodColumns.isEmpty ? .title : .columns(v.periodColumns)
}

func byNameSource(_ d: ByNameDeclaration, path: String) -> ByNameSource {
  var columns = ByNameColumns()
  columns.nik = d.columns["nik"]
  columns.name = d.columns["name"]
  columns.sex = d.columns["sex"]
  columns.birthDate = d.columns["birth_date"]
  columns.measuredOn = d.columns["measured_on"]
  columns.statedAge = d.columns["age"]
  columns.birthWeight = d.columns["birth_weight"]
  columns.weight = d.columns["weight"]
  columns.height = d.columns["height"]
  columns.heightForAge = d.columns["height_for_age"]
  columns.weightForAge = d.columns["weight_for_age"]
  columns.weightForHeight = d.columns["weight_for_height"]
  columns.puskesmas = d.place.puskesmasName
  columns.personal = d.personal
  columns.addresses = d.addresses
  let period: ByNamePeriod =
    d.period == "month"
    ? .month : d.period == "half_year" ? .halfYear : Period(d.period).map { .constant($0) } ?? .month
  var place = placeMapping(d.place)
  place.unitName = nil
  var source = ByNameSource(
    location: location(d.source, path: path), place: place, columns: columns, period: period)
  source.heightForAgeLabels = d.statuses.compactMapValues(NutritionStatus.init(rawValue:))
  return source
}

func programmeSource(_ d: ProgrammeDeclaration, path: String) -> ProgrammeSource {
  var columns: [ProgrammeRole: String] = [:]
  for (role, column) in d.columns { if let key = ProgrammeRole(rawValue: role) { columns[key] = column } }
  return ProgrammeSource(location: location(d.source, path: path), columns: columns, year: d.year)
}

func rasterSource(_ d: RasterDeclaration, path: String) -> RasterSource {
  RasterSource(
    id: d.source.id, path: path, unit: d.unit.flatMap { RasterUnit(rawValue: $0.rawValue) }, crs: d.source.crs)
}
