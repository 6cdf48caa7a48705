import Foundation
import TestSupport
import WorkbookBridge

/// A folder of its own for a test, removed when the test lets go of it.
final class BookFolder {
  private let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("lokus-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  var fileNames: [String] { (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? [] }

  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    try Data(bytes).write(to: url.appendingPathComponent(name))
    return url.appendingPathComponent(name).path
  }

  func write(_ name: String, _ entries: [StoredZip.Entry]) throws -> String {
    try write(name, StoredZip.archive(entries))
  }
}

func unchanged(_ fault: WorkbookError) -> WorkbookError { fault }

/// All rows of a sheet.
func rows(
  _ path: String, sheet: String = "Data", limits: WorkbookLimits = WorkbookLimits()
) throws(WorkbookError) -> [WorkbookRow] {
  let workbook = try Workbook(path: path, limits: limits)
  var rows: [WorkbookRow] = []
  try workbook.forEachRow(sheet: sheet, fault: unchanged) { row throws(WorkbookError) in
    rows.append(row)
    return true
  }
  return rows
}
