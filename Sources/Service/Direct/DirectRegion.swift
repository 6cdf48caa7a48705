internal import Analysis
internal import Foundation
internal import Ingest
internal import Project
internal import Store
internal import Stunting

/// A polygon file as a region: what an analysis needs of a workspace.
struct DirectRegion {
  var input: DirectInput
  var data: RegionData
  var parameters: Parameters
  var catalogue: IndicatorCatalogue
  var place: ProjectPlace
  /// Who measured where, when the file says so.
  var areas: MeasuringAreas?

  /// What must be said of the file before any result.
  func remarks(_ l: Language) -> [String] {
    var lines: [String] = []
    switch input.reference {
    case .assumedDegrees:
      lines.append(
        l.pick(
          "Berkas tidak menyatakan sistem koordinat; dianggap bujur dan lintang WGS 84 (--crs mengubahnya).",
          "The file states no reference system; taken as WGS 84 longitude and latitude (--crs changes it)."))
    case .planar:
      lines.append(
        l.pick(
          "Koordinat bidang datar tanpa letak di bumi: jarak dalam satuan berkas, bukan meter (1 satuan dihitung sebagai \(scale(l)) m).",
          "Plain coordinates without a place on earth: distances are in the file's units, not metres (1 unit counts as \(scale(l)) m)."
        ))
    case .stated, .declared, .implied: break
    }
    if input.columns.code == nil {
      lines.append(
        l.pick(
          "Tidak ada kolom dengan kode yang berbeda untuk tiap desa: nomor barisnya dipakai (--code menyebut kolomnya).",
          "No column has a code of its own for each village: row numbers are used (--code names the column)."))
    }
    if input.rates.first?.isWhole == false {
      lines.append(
        l.pick(
          "Ada angka pecahan: desa itu tidak diuji sebagai wilayah hotspot.",
          "There are fractional numbers: those villages are not tested as hotspots."))
    }
    return lines
  }

  private func scale(_ l: Language) -> String { NumberText(l).count(input.planar?.metresPerUnit ?? 1) }
}

/// Reads a polygon file and makes a region of it, with the default parameters.
///
/// - Parameter numbers: Columns with numbers to read beside cases and measured.
/// - Throws: `DirectError`, `DirectProblem`.
func readDirectRegion(_ file: PolygonFile, numbers: [DirectNumberColumn], threads: Int) async throws
  -> DirectRegion
{
  let catalogue = try IndicatorCatalogue.bundled()
  guard let definition = catalogue[file.indicator], definition.kind == .ratio else {
    throw DirectProblem.unknownIndicator(
      found: file.indicator, nearest: nearestWord(to: file.indicator, among: ratioKeys(catalogue)))
  }
  var request = DirectRequest(
    path: file.url.path, layer: file.layer, crs: file.crs, code: file.code, name: file.name, district: file.district,
    group: file.puskesmas)
  request.rates = file.cases.isEmpty ? [] : [DirectRateColumns(cases: file.cases, measured: file.measured)]
  request.numbers = numbers
  let input = try await readDirect(request, threads: threads)
  var parameters = Parameters()
  parameters.headline = Headline(
    indicator: definition.key, ageGroup: .none, period: file.period ?? .unstated, isStandIn: false)
  parameters.access = []
  return DirectRegion(
    input: input, data: regionData(input, definition, parameters.headline, try sha256(of: [file.url])),
    parameters: parameters,
    catalogue: catalogue,
    place: ProjectPlace(
      name: file.url.deletingPathExtension().lastPathComponent, regencyCode: nil, institution: nil, synthetic: false),
    areas: measuringAreas(input))
}

/// The puskesmas of a file's column.
private func measuringAreas(_ input: DirectInput) -> MeasuringAreas? {
  let names = Set(input.groups.compactMap { $0 }).sorted()
  guard names.count > 1 else { return nil }
  let index = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
  return MeasuringAreas(
    basis: .puskesmas, areaOfVillage: input.groups.map { $0.flatMap { index[$0] } },
    units: names.map { UnitKey(level: .puskesmas, name: $0) })
}

private func ratioKeys(_ catalogue: IndicatorCatalogue) -> [String] {
  catalogue.all.filter { $0.kind == .ratio }.map(\.key)
}

private func regionData(_ input: DirectInput, _ definition: IndicatorDefinition, _ headline: Headline, _ hash: String)
  -> RegionData
{
  let values = input.rates.first.map { directValues($0, input, definition, headline) } ?? []
  let summary = ImportSummary(
    sourceID: input.layer, role: "boundaries", fileName: input.file, sha256: hash, fingerprint: "",
    recordsRead: input.recordsRead, recordsAccepted: input.edition.villages.count,
    recordsSetAside: input.recordsSetAside)
  let stored = StoredRegion(
    edition: input.edition, values: StoredValues(values: values, units: []), facilities: [], workingAreas: [],
    digits: [], questions: [])
  return RegionData(
    edition: input.edition, facilities: [], counts: [], values: values, imports: [summary], setAside: input.setAside,
    findings: input.findings, stored: stored)
}

/// Cases and measured as values of the headline indicator. Nobody measured is no target, blank is no data.
private func directValues(
  _ rate: DirectRate, _ input: DirectInput, _ definition: IndicatorDefinition, _ headline: Headline
) -> [IndicatorValue] {
  rate.cases.indices.map { unit in
    let measured = rate.measured[unit]
    let state: CellState = measured == nil ? .noData : measured == 0 ? .noTarget : .value
    var value = IndicatorValue(
      level: .village, unit: unit, indicator: definition.key, ageGroup: headline.ageGroup,
      period: headline.period ?? .unstated, kind: .ratio, state: state, rung: .notApplicable, sourceID: input.layer,
      sourceRow: input.edition.villages[unit].sourceRow)
    value.numerator = rate.cases[unit]
    value.denominator = measured
    return value
  }
}
