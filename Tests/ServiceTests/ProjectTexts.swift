import Foundation
import Project
import Service
import Testing

/// Project files for tests: a small one that is right, and changes to it.
enum ProjectTexts {
  static let small = """
    format: 1
    project: {name: Kabupaten Contoh, regency_code: "99.99"}
    sources:
      boundaries:
        - id: desa
          file: desa.geojson
          columns: {code: kode, name: nama}
      facilities:
        - id: puskesmas
          kind: puskesmas
          file: puskesmas.csv
          columns: {id: kode, name: nama, longitude: bujur, latitude: lintang}
      indicators:
        - id: balita
          file: balita.csv
          columns: {village_code: kode_desa}
          values:
            - {indicator: stunting, age_group: balita, period: 2025-08, numerator: pendek, denominator: diukur}
    parameters:
      headline: {indicator: stunting, age_group: balita}
    """ + "\n"

  /// The small file with one text replaced; the text must be there.
  static func small(replacing old: String, with new: String) throws -> String {
    try #require(small.contains(old), "the small project file has no '\(old)'")
    return small.replacingOccurrences(of: old, with: new)
  }

  static func parse(_ text: String) throws -> ProjectFile {
    try parseProject(text, folder: URL(fileURLWithPath: "/nonexistent"), checkingFiles: false)
  }

  /// The error that a text ends in.
  static func error(_ text: String) -> ProjectError? {
    do {
      _ = try parse(text)
      return nil
    } catch { return error as? ProjectError }
  }
}
