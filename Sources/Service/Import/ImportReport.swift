internal import Publish
internal import Stunting

/// What was read, what was used and what was not, as a planner reads it.
struct ImportReport {
  var summaries: [ImportSummary]
  var setAside: [SetAside]
  var findings: [ImportFinding]
  var questions: [PlaceQuestion] = []
  var unchanged: Set<String>
  /// Lines of `padanan_nama.csv` without an answer.
  var openQuestions = 0
  /// Answers that name no unit of the project.
  var unusableAnswers: [(name: String, answer: String)] = []
  var language: Language
  var wrote: Bool

  var outcome: ImportOutcome { ImportOutcome(text: document.plainText(), json: json.pretty) }

  private func pick(_ id: String, _ en: String) -> String { language.pick(id, en) }

  private var document: Document {
    let labels = Labels(language)
    let number = NumberText(language)
    var d = Document()
    d.add(
      .heading(
        wrote
          ? pick("Laporan impor", "Import report")
          : pick("Pemeriksaan data (tidak ada yang ditulis)", "Data check (nothing was written)")))
    d.add(
      .table(
        .init(
          columns: [
            (pick("Sumber", "Source"), .left), (pick("Berkas", "File"), .left), (pick("Dibaca", "Read"), .right),
            (pick("Dipakai", "Used"), .right), (pick("Ditanyakan", "Asked"), .right),
            (pick("Tidak dipakai", "Set aside"), .right), ("", .left),
          ],
          rows: summaries.map { s in
            [
              s.sourceID, s.fileName, number.integer(s.recordsRead), number.integer(s.recordsAccepted),
              number.integer(s.recordsAsked), number.integer(s.recordsSetAside),
              unchanged.contains(s.sourceID) ? pick("tidak berubah", "unchanged") : "",
            ]
          })))
    addReasons(&d, labels, number)
    addDetails(&d, labels)
    addFindings(&d, labels, number)
    addQuestions(&d)
    if wrote { d.add(.paragraph(pick("Langkah berikut: lokus run", "Next: lokus run"))) }
    return d
  }

  private func addReasons(_ d: inout Document, _ labels: Labels, _ number: NumberText) {
    let rows = SetAsideReason.allCases.flatMap { reason in
      [true, false].compactMap { whole -> [String]? in
        let n = setAside.count { $0.reason == reason && $0.wholeRecord == whole }
        return n == 0
          ? nil
          : [labels.setAside(reason), whole ? pick("catatan", "records") : pick("sel", "cells"), number.integer(n)]
      }
    }
    guard !rows.isEmpty else { return }
    d.add(.paragraph(pick("Tidak dipakai, menurut alasan:", "Set aside, by reason:")))
    d.add(
      .table(
        .init(
          columns: [(pick("Alasan", "Reason"), .left), ("", .left), (pick("Jumlah", "Number"), .right)], rows: rows)))
  }

  private func addDetails(_ d: inout Document, _ labels: Labels) {
    let shown = setAside.filter { ![.filteredOut, .outsideRegion, .asked].contains($0.reason) }
    guard !shown.isEmpty else { return }
    d.add(
      .table(
        .init(
          columns: [
            (pick("Sumber", "Source"), .left), (pick("Baris", "Row"), .right), (pick("Kolom", "Column"), .left),
            (pick("Kode", "Code"), .left), (pick("Tempat", "Place"), .left), (pick("Alasan", "Reason"), .left),
          ],
          rows: shown.prefix(100).map {
            [$0.sourceID, "\($0.row)", $0.column ?? "", $0.code ?? "", $0.placeName ?? "", labels.setAside($0.reason)]
          })))
    if shown.count > 100 {
      d.add(
        .note(
          pick("\(shown.count - 100) lainnya: pakai --format json.", "\(shown.count - 100) more: use --format json.")))
    }
  }

  private func addFindings(_ d: inout Document, _ labels: Labels, _ number: NumberText) {
    let rows = FindingKind.allCases.compactMap { kind -> [String]? in
      let n = findings.reduce(0) { $0 + ($1.kind == kind ? $1.occurrences : 0) }
      return n == 0 ? nil : [labels.finding(kind), number.integer(n)]
    }
    guard !rows.isEmpty else { return }
    d.add(.paragraph(pick("Temuan untuk diperiksa:", "Findings to check:")))
    d.add(.table(.init(columns: [(pick("Temuan", "Finding"), .left), (pick("Jumlah", "Number"), .right)], rows: rows)))
  }

  /// The names that are asked, and where they are answered.
  private func addQuestions(_ d: inout Document) {
    for (name, answer) in unusableAnswers {
      d.add(
        .note(
          pick(
            "padanan_nama.csv: jawaban '\(answer)' untuk '\(name)' bukan kode yang ada; pertanyaannya tetap terbuka.",
            "padanan_nama.csv: the answer '\(answer)' for '\(name)' is no code there is; the question stays open.")))
    }
    guard !questions.isEmpty else { return }
    d.add(
      .paragraph(
        pick(
          "Nama yang tidak pasti ditanyakan di padanan_nama.csv: isi kolom jawaban_kode dengan kode yang benar (atau bukan), lalu impor lagi.",
          "Names that are not certain are asked in padanan_nama.csv: fill in jawaban_kode with the right code (or bukan) and import again."
        )))
    d.add(
      .table(
        .init(
          columns: [
            (pick("Sumber", "Source"), .left), (pick("Nama di berkas", "Name in the file"), .left),
            (pick("Kecamatan", "Kecamatan"), .left), (pick("Baris", "Rows"), .right),
            (pick("Calon", "Candidates"), .left),
          ],
          rows: questions.prefix(30).map { q in
            [
              q.sourceID, q.name.isEmpty ? q.code : q.name, q.districtName, "\(q.rows.count)",
              q.candidates.prefix(2).map { "\($0.code) \($0.name)" }.joined(separator: "; "),
            ]
          })))
    if questions.count > 30 {
      d.add(.note(pick("\(questions.count - 30) lainnya di berkas itu.", "\(questions.count - 30) more in that file.")))
    }
  }

  var json: JSONText { .object(members) }

  var members: [String: JSONText] {
    [
      "findings": .array(
        findings.map { f in
          .object([
            "code": .optional(f.code), "detail": .string(f.detail), "file": .optional(f.file),
            "kind": .string(f.kind.rawValue),
            "other_code": .optional(f.otherCode), "row": .optional(f.row), "size": .optional(f.size, decimals: 3),
            "source": .string(f.sourceID),
          ])
        }),
      "open_questions": .int(openQuestions),
      "questions": .array(questions.map(questionJSON)),
      "set_aside": .array(
        setAside.map { s in
          .object([
            "code": .optional(s.code), "column": .optional(s.column), "file": .optional(s.file),
            "place_name": .optional(s.placeName),
            "reason": .string(s.reason.rawValue), "row": .int(s.row), "source": .string(s.sourceID),
            "whole_record": .bool(s.wholeRecord),
          ])
        }),
      "sources": .array(
        summaries.map { s in
          .object([
            "file": .string(s.fileName), "id": .string(s.sourceID), "records_asked": .int(s.recordsAsked),
            "records_read": .int(s.recordsRead),
            "records_set_aside": .int(s.recordsSetAside), "records_used": .int(s.recordsAccepted),
            "role": .string(s.role),
            "sha256": .string(s.sha256), "unchanged": .bool(unchanged.contains(s.sourceID)),
          ])
        }),
      "written": .bool(wrote),
    ]
  }
}

private func questionJSON(_ q: PlaceQuestion) -> JSONText {
  .object([
    "candidates": .array(
      q.candidates.map {
        .object([
          "code": .string($0.code), "district_name": .string($0.districtName), "name": .string($0.name),
          "score": .optional($0.score, decimals: 3),
        ])
      }), "code": .string(q.code), "district_name": .string(q.districtName), "level": .string(q.level.rawValue),
    "name": .string(q.name), "rows": .array(q.rows.map { .int($0) }), "source": .string(q.sourceID),
  ])
}
