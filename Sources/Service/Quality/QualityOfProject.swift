internal import Analysis
internal import Foundation
internal import Matching
internal import Project
internal import Store
internal import Stunting

/// The data quality of what the workspace holds, as a section of the run's report.
func quality(_ data: RegionData, _ project: ProjectFile, asOf: String) -> QualityReport {
  var input = QualityInput(asOf: asOf, villages: data.stored.edition.villages, catalogue: project.catalogue.all)
  input.values = data.stored.values.values
  input.units = data.stored.values.units
  input.imports = data.imports
  input.setAside = data.setAside
  input.findings = data.findings
  input.questions = data.stored.questions
  input.digits = data.stored.digits
  input.workingAreas = data.stored.workingAreas
  return qualityReport(declared(input, project))
}

/// The data quality of sources that were just read and are written nowhere.
func quality(_ sources: AllSources, _ project: ProjectFile, asOf: String) -> QualityReport {
  let villages = sources.base?.matcher.edition.villages ?? []
  var input = QualityInput(asOf: asOf, villages: villages, catalogue: project.catalogue.all)
  for source in sources.others {
    guard let records = source.records else { continue }
    let offset = input.units.count
    input.units += records.units
    input.values += records.values.map { value in
      var value = value
      if value.level != .village { value.unit += offset }
      return value
    }
    input.digits += records.digitCounts
    input.workingAreas += records.workingAreas
  }
  let own = sources.boundaries.filter { $0.edition == sources.base?.id } + sources.others
  input.imports = own.map(\.summary)
  input.setAside = own.flatMap(\.setAside)
  input.findings = own.flatMap(\.findings)
  input.questions = own.flatMap(\.questions)
  return qualityReport(declared(input, project))
}

/// Owners and surveys, as the project file names them.
private func declared(_ input: QualityInput, _ project: ProjectFile) -> QualityInput {
  var input = input
  for source in project.allSources {
    guard source.opd != nil || source.system != nil else { continue }
    input.owners[source.id] = SourceOwner(opd: source.opd ?? "", system: source.system)
  }
  input.surveys = project.surveys.map {
    SurveyFigure(
      percent: $0.percent, lower: $0.lower, upper: $0.upper, year: $0.year, ageGroup: $0.ageGroup, source: $0.name)
  }
  return input
}
