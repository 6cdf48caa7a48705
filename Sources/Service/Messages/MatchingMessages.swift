internal import Analysis
internal import Matching
internal import Project
internal import Stunting

/// Words for a `padanan_nama.csv` that can't be read.
func answerFileMessage(_ error: MatchingError, _ l: Language) -> UserMessage {
  let (what, next) = answerFileWords(error, l)
  return UserMessage(code: "PAD-001", status: .dataRefused, what: "padanan_nama.csv: " + what, next: next)
}

private func answerFileWords(_ error: MatchingError, _ l: Language) -> (String, String) {
  switch error {
  case .missingColumn(let column):
    (
      l.pick("kolom '\(column)' tidak ada.", "the column '\(column)' is missing."),
      l.pick("Kembalikan baris judulnya.", "Put its header row back.")
    )
  case .unknownLevel(let line, let column, let text):
    (
      l.pick(
        "baris \(line), kolom \(column): '\(text)' tidak dikenal.",
        "line \(line), column \(column): '\(text)' is not known."
      ),
      l.pick("Tulis desa, kecamatan, puskesmas atau kabupaten.", "Write desa, kecamatan, puskesmas or kabupaten.")
    )
  case .emptyName(let line, let column):
    (
      l.pick("baris \(line), kolom \(column): kosong.", "line \(line), column \(column): empty."),
      l.pick("Hapus baris itu atau isi namanya.", "Remove that line or fill in the name.")
    )
  case .tooManyCells(let line, let found, let expected):
    (
      l.pick(
        "baris \(line): \(found) sel, seharusnya \(expected).", "line \(line): \(found) cells, expected \(expected)."),
      l.pick("Beri tanda kutip pada sel yang memuat titik koma.", "Put cells that hold a semicolon in quotes.")
    )
  case .openQuote(let line):
    (
      l.pick("baris \(line): tanda kutip tidak ditutup.", "line \(line): a quote is left open."),
      l.pick("Tutup tanda kutipnya.", "Close the quote.")
    )
  case .contradiction(let line, let earlier, let column):
    (
      l.pick(
        "baris \(line), kolom \(column): jawaban lain daripada baris \(earlier) untuk nama yang sama.",
        "line \(line), column \(column): another answer than line \(earlier) for the same name."),
      l.pick("Samakan keduanya.", "Make both the same.")
    )
  }
}

/// Words for borders that can't be snapped.
func snapMessage(_ error: SnapError, _ source: SourceFile, _ l: Language) -> UserMessage {
  let place = l.pick(
    "lokus.yaml baris \(source.line), sumber '\(source.id)': ",
    "lokus.yaml line \(source.line), source '\(source.id)': ")
  let number = NumberText(l)
  switch error {
  case .toleranceOutOfRange(_, let most):
    return UserMessage(
      code: "TOP-001", status: .dataRefused,
      what: place + l.pick("snap_m harus di antara 0 dan \(Int(most)).", "snap_m must be between 0 and \(Int(most))."),
      next: l.pick("Kecilkan snap_m.", "Lower snap_m."))
  case .changesTooMuch(let code, let name, let share, let most):
    return UserMessage(
      code: "TOP-002", status: .dataRefused,
      what: place
        + l.pick(
          "merapatkan batas mengubah luas \(name) (\(code)) \(number.percent(share * 100)), paling banyak \(number.percent(most * 100)).",
          "snapping changes the area of \(name) (\(code)) by \(number.percent(share * 100)), at most \(number.percent(most * 100))."
        ), next: l.pick("Kecilkan snap_m.", "Lower snap_m."))
  case .analysis(let fault):
    return unexpectedMessage(fault, l)
  }
}
