import Matching
import Stunting
import TestSupport
import Testing

@Suite("padanan_nama.csv")
struct AnswerFileTests {
  static let header = "tingkat;nama_di_berkas;kecamatan_di_berkas;jawaban_kode;keterangan"

  static func question(_ name: String, _ district: String = "Watu Gede", rows: [Int] = [3, 1]) -> PlaceQuestion {
    PlaceQuestion(
      sourceID: "eppgbm", level: .village, name: name, districtName: district, code: "", rows: rows,
      candidates: [.init(code: "99.01.02.2003", name: "Sukajaya", districtName: "Watu Gede", score: 0.925)])
  }

  @Test func commasAndAByteOrderMarkAreFine() throws {
    let lines = try readAnswers(
      "\u{FEFF}jawaban_kode,tingkat,nama_di_berkas,kecamatan_di_berkas\r\nBukan,Desa,\"A, B\",K\r\n")
    #expect(lines == [AnswerLine(level: .village, name: "A, B", districtName: "K", choice: PlaceAnswer.Choice.none)])
    #expect(try readAnswers("").isEmpty)
  }

  @Test func aCopiedCandidateIsItsCode() throws {
    let lines = try readAnswers(
      Self.header + "\ndesa;Suka;K;99.01.02.2003 SUKAJAYA (Kec. X) 0,93;\npuskesmas;S;;P 12;\n")
    #expect(lines.map(\.choice) == [.unit(code: "99.01.02.2003"), .unit(code: "P 12")])
  }

  @Test func errorsNameLineAndColumn() {
    #expect(throws: MatchingError.missingColumn("jawaban_kode")) {
      try readAnswers("tingkat;nama_di_berkas;kecamatan_di_berkas\n")
    }
    #expect(throws: MatchingError.unknownLevel(line: 3, column: "tingkat", text: "rt")) {
      try readAnswers(Self.header + "\n\nrt;A;B;;\n")
    }
    #expect(throws: MatchingError.emptyName(line: 2, column: "nama_di_berkas")) {
      try readAnswers(Self.header + "\ndesa;;B;;\n")
    }
    #expect(throws: MatchingError.openQuote(line: 2)) { try readAnswers(Self.header + "\ndesa;\"A;B;;\n") }
    #expect(throws: MatchingError.tooManyCells(line: 2, found: 6, expected: 5)) {
      try readAnswers(Self.header + "\ndesa;A;B;;;x\n")
    }
    #expect(throws: MatchingError.contradiction(line: 3, earlierLine: 2, column: "jawaban_kode")) {
      try readAnswers(Self.header + "\ndesa;A;B;bukan;\ndesa;Desa a;Kec. B;99.01.02.2003;\n")
    }
  }

  @Test func answeredAndForeignLinesStayAndQuestionsAreAddedOnce() throws {
    let old = try readAnswers(
      Self.header + "\ndesa;Sukajya;Watu Gede;99.01.02.2003;sudah dicek\ndesa;Lama;Watu Gede;;catatan\n")
    let lines = merged(
      old, with: [Self.question("SUKAJYA"), Self.question("Sukjaya"), Self.question("Sukjaya", rows: [9])])
    #expect(lines.map(\.name) == ["Lama", "Sukajya", "Sukjaya"])
    #expect(lines[1].choice == .unit(code: "99.01.02.2003") && lines[1].note == "sudah dicek")
    #expect(answerText(lines).contains("99.01.02.2003 Sukajaya (Kec. Watu Gede) 0,93"))
    #expect(try readAnswers(answerText(lines)) == lines)
    #expect(merged(lines, with: []) == lines)
  }

  @Test func whatComesBackIsWhatWasWritten() throws {
    var random = SeededGenerator(seed: 7)
    let pieces = ["=", "+", "-", "@", "'", "\"", ";", ",", "a", "B ", "\n", "é", "1"]
    for _ in 0..<2000 {
      var texts: [String] = []
      for _ in 0..<4 {
        var text = "x"
        for _ in 0..<random.index(below: 6) { text += pieces[random.index(below: pieces.count)] }
        texts.append(random.uniform() < 0.5 ? String(text.dropFirst()) : text)
      }
      let clean = texts.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      let line = AnswerLine(
        level: .puskesmas, name: clean[0].isEmpty ? "n" : clean[0], districtName: clean[1], note: clean[2],
        candidates: clean[3].isEmpty ? [] : [clean[3]], sourceID: "s", rows: "1, 2")
      let text = answerText([line])
      #expect(try readAnswers(text) == [line])
    }
  }

  @Test(arguments: ["=1+1", "+62", "-A", "@x", "=HYPERLINK(\"a\";1)"]) func noCellIsAFormula(_ name: String) throws {
    let line = AnswerLine(level: .village, name: name, districtName: name)
    let text = answerText([line])
    #expect(!text.contains(";\(name)") && !text.contains(";\"\(name.prefix(1))") && text.contains("'\(name.prefix(1))"))
    #expect(try readAnswers(text) == [line])
  }

  @Test func anAnswerDecidesAQuestionAndNothingElse() {
    let answers = [
      PlaceAnswer(
        level: .village, name: "Sumbermanik", districtName: "Ampelgading", choice: .unit(code: "99.01.03.2004")),
      PlaceAnswer(level: .village, name: "Rawa Lama", districtName: "", choice: .none),
      PlaceAnswer(level: .village, name: "Ranusari", districtName: "Ampel Gading", choice: .none),
      PlaceAnswer(level: .village, name: "Xyz", districtName: "", choice: .unit(code: "11.01.01.2001")),
    ]
    let matcher = PlaceMatcher(SmallEdition.edition(), answers: answers)
    #expect(
      matcher.match(SmallEdition.place("DESA SUMBERMANIK", "Ampel Gading")) == .unit(15, .answer, nameDiffers: false))
    #expect(matcher.match(SmallEdition.place("Rawa Lama")) == .none(.answeredNone))
    #expect(matcher.match(SmallEdition.place("Ranusari", "Ampel Gading")) == .unit(16, .name, nameDiffers: false))
    #expect(matcher.match(SmallEdition.place("Xyz")) == .none(.unknownName))
  }
}
