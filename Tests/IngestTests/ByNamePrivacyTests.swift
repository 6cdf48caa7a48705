import Foundation
import Ingest
import Matching
import Stunting
import TestSupport
import Testing

@Suite("by-name files and persons") struct ByNamePrivacyTests {
  /// What must never come out.
  private static let planted = [
    "Xantippe Quorvath", "Wigglesworth Zzyzx", "3507319912209876", "Jalan Qwertz Nomor 77", "081298765432",
    "zzyzx@surat.id", "Bxtfk Njamra",
  ]

  private static func lines() -> [ByNameLine] {
    var lines = (0..<40).map { index -> ByNameLine in
      ByNameLine(
        nik: "35073199122\(10_000 + index)", name: "\(planted[0]) \(index)", parent: planted[1], address: planted[3])
    }
    // Persons in the wrong columns: name, parent, NIK, telephone, address and mail where a place should be.
    lines[1].name = planted[0]
    lines[1].village = planted[0]
    lines[2].village = planted[1].uppercased()
    lines[3].nik = planted[2]
    lines[3].village = planted[2]
    lines[4].district = planted[1]
    lines[5].village = planted[3]
    lines[6].village = planted[4]
    lines[7].village = planted[5]
    lines[8].puskesmas = planted[1]
    lines[9].measured = planted[4]
    lines[10].birth = planted[0]
    lines[11].heightForAge = planted[1]
    lines[12].sex = planted[0]
    lines[13].name = planted[6]
    lines[13].puskesmas = planted[6].lowercased()
    // Places that a person must be asked about, or that are not there.
    lines[20].village = "Sukamajo"
    for row in [21, 23, 24] { lines[row].village = "Tiada Begitu" }
    lines[25].village = "Hanya Sekali"
    lines[22].district = ""
    return lines
  }

  private func texts(_ result: ByNameImport) -> String {
    var text = ""
    dump(result, to: &text)
    return text.lowercased()
  }

  @Test("nothing about a person in any text of the result, in a file beside it, or in the temporary folder")
  func nothingLeaks() throws {
    let folder = try TemporaryFolder()
    let before = Set((try? FileManager.default.contentsOfDirectory(atPath: NSTemporaryDirectory())) ?? [])
    let table = ByNameLine.table(Self.lines())
    let paths = [
      try folder.write("a.csv", ByNameLine.csv(Self.lines())), try folder.write("a.xlsx", SmallWorkbook.ofTexts(table)),
    ]
    for path in paths {
      let result = try importByName(ByNameLine.source(path), matcher: PlaceFixtures.matcher)
      #expect(result.isComplete && result.recordsRead == 40)
      let all = texts(result)
      for person in Self.planted { #expect(!all.contains(person.lowercased()), "\(person)") }
      #expect(!all.contains("3507319912"))
      #expect(all.contains("tiada begitu") && !all.contains("hanya sekali"))
    }
    let after = Set((try? FileManager.default.contentsOfDirectory(atPath: NSTemporaryDirectory())) ?? [])
    #expect(after.subtracting(before).allSatisfy { !$0.contains("zip") && !$0.contains("xlsx") })
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("")).sorted() == ["a.csv", "a.xlsx"])
  }

  @Test("nor when every place is a question, nor in a row whose cells are shifted")
  func questions() throws {
    let folder = try TemporaryFolder()
    // An unquoted delimiter in the parents' name moves what follows it.
    var shifted = ByNameLine(name: Self.planted[0])
    shifted.parent = "\(Self.planted[1]); S.Pd"
    let rows = ByNameLine.table([shifted, ByNameLine(name: "b")]).map { $0.joined(separator: ";") }
    let path = try folder.write("a.csv", rows.joined(separator: "\n"))
    let result = try importByName(ByNameLine.source(path), matcher: PlaceFixtures.matcher)
    #expect(result.isComplete && result.rows(.brokenRow) == 1 && result.recordsAccepted == 1)
    let all = texts(result)
    for person in Self.planted { #expect(!all.contains(person.lowercased()), "\(person)") }
  }

  @Test("no error quotes a cell, wherever a file is cut or damaged")
  func errors() throws {
    let folder = try TemporaryFolder()
    let book = SmallWorkbook.ofTexts(ByNameLine.table(Self.lines()))
    let csv = Array(ByNameLine.csv(Self.lines()).utf8)
    var g = SeededGenerator(seed: 12)
    for round in 0..<150 {
      var bytes = round % 2 == 0 ? book : csv
      let start = g.index(below: bytes.count)
      for at in start..<min(bytes.count, start + 1 + g.index(below: 30)) { bytes[at] = UInt8(g.index(below: 256)) }
      let path = try folder.write(round % 2 == 0 ? "a.xlsx" : "a.csv", bytes)
      do {
        let result = try importByName(ByNameLine.source(path), matcher: PlaceFixtures.matcher)
        #expect(result.isComplete)
      } catch {
        let text = "\(error)".lowercased()
        for person in Self.planted { #expect(!text.contains(person.lowercased())) }
      }
    }
  }

  @Test("a village's name that is an address, too, is a village's name when rows enough say so")
  func addresses() throws {
    var lines = (0..<4).map { ByNameLine(name: "a\($0)", village: "Tiada Begitu", address: "Dusun \($0)") }
    lines[0].address = "TIADA BEGITU"
    #expect(texts(try ByNameLine.load(lines)).contains("tiada begitu"))
    #expect(!texts(try ByNameLine.load(Array(lines.prefix(2)))).contains("tiada begitu"))
  }
}
