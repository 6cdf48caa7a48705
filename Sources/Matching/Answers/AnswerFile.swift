public import Stunting

/// A line of `padanan_nama.csv`: a question, and its answer once a planner has given one.
public struct AnswerLine: Sendable, Equatable {
  public var level: UnitLevel
  /// As the source names it.
  public var name: String
  public var districtName: String
  /// Nil while the question is open.
  public var choice: PlaceAnswer.Choice?
  /// Free text of the planner.
  public var note: String
  /// As printed: `35.07.01.2001 SUMBERMANJING (Kec. PAGAK) 0,93`.
  public var candidates: [String]
  public var sourceID: String
  /// Rows of the source, as printed.
  public var rows: String

  public init(
    level: UnitLevel, name: String, districtName: String, choice: PlaceAnswer.Choice? = nil, note: String = "",
    candidates: [String] = [], sourceID: String = "", rows: String = ""
  ) {
    self.level = level
    self.name = name
    self.districtName = districtName
    self.choice = choice
    self.note = note
    self.candidates = candidates
    self.sourceID = sourceID
    self.rows = rows
  }

  /// The answer, once given.
  public var answer: PlaceAnswer? {
    choice.map { PlaceAnswer(level: level, name: name, districtName: districtName, choice: $0) }
  }
}

/// Why `padanan_nama.csv` can't be read. Lines count from 1 with the header.
public enum MatchingError: Error, Sendable, Equatable {
  case missingColumn(String)
  /// `tingkat` is none of desa, kecamatan, puskesmas, kabupaten.
  case unknownLevel(line: Int, column: String, text: String)
  /// A question without a name.
  case emptyName(line: Int, column: String)
  /// More cells than the header has columns, with something in them.
  case tooManyCells(line: Int, found: Int, expected: Int)
  /// A quotation mark that is never closed.
  case openQuote(line: Int)
  /// The same question with two different answers.
  case contradiction(line: Int, earlierLine: Int, column: String)
}

/// Columns of `padanan_nama.csv` in their order.
enum AnswerColumn: String, CaseIterable {
  case level = "tingkat"
  case name = "nama_di_berkas"
  case district = "kecamatan_di_berkas"
  case choice = "jawaban_kode"
  case note = "keterangan"
  case candidate1 = "calon_1"
  case candidate2 = "calon_2"
  case candidate3 = "calon_3"
  case source = "sumber"
  case rows = "baris"
}

/// The word of `padanan_nama.csv` for "none of these".
let noneWord = "bukan"

let levelWords: [(level: UnitLevel, word: String)] = [
  (.village, "desa"), (.district, "kecamatan"), (.puskesmas, "puskesmas"), (.regency, "kabupaten"),
]
