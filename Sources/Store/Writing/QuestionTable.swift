import Foundation
import GRDB
import Stunting

/// Rows of `question`: lists are JSON arrays with keys in order, so that the same question gives the same bytes.
enum QuestionTable {
  static func insert(
    _ db: Database, _ questions: [PlaceQuestion], of importFID: Int64, source: String, freed: [Int64]
  ) throws {
    var numbers = try RowNumbers(db, table: "question", freed: freed)
    let insert = try Inserter(
      db, into: "question",
      ["fid", "import_fid", "source_id", "level", "name", "district_name", "code", "source_rows", "candidates"])
    for (index, question) in questions.enumerated() {
      guard question.sourceID == source else {
        throw StoreError.invalidRecord(table: "question", index: index, field: "source_id")
      }
      try insert([
        try numbers.next(), importFID.databaseValue, .text(question.sourceID), .text(question.level.rawValue),
        .text(question.name), .text(question.districtName), .text(question.code),
        .text(try json(question.rows, index, "source_rows")), .text(try json(question.candidates, index, "candidates")),
      ])
    }
  }

  /// The question of a row: source, level, name, district, code, rows, candidates.
  static func question(_ reader: RowReader) throws(StoreError) -> PlaceQuestion {
    PlaceQuestion(
      sourceID: try reader.text(0), level: try reader.item(1), name: try reader.text(2),
      districtName: try reader.text(3), code: try reader.text(4), rows: try reader.json(5),
      candidates: try reader.json(6))
  }

  private static func json(_ value: some Encodable, _ index: Int, _ field: String) throws(StoreError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self)
    } catch {
      // A score that is no number.
      throw .invalidRecord(table: "question", index: index, field: field)
    }
  }
}

extension RowReader {
  /// A value from its JSON text.
  func json<Value: Decodable>(_ column: Int) throws(StoreError) -> Value {
    let text = try text(column)
    do { return try JSONDecoder().decode(Value.self, from: Data(text.utf8)) } catch { throw self.error(column) }
  }
}
