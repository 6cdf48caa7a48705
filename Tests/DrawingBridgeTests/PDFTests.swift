import DrawingBridge
import Testing

/// A page with an area, every hatch and two texts.
func testPDFPage(_ text: String, width: Double = 300, height: Double = 200) throws -> [UInt8] {
  try drawPDFPage(widthPoints: width, heightPoints: height) { canvas in paintTestPage(text, on: canvas) }
}

func paintTestPage(_ text: String, on canvas: borrowing Canvas) {
  canvas.addRectangle(x: 10, y: 10, width: 100, height: 50)
  canvas.fill(Colour(red: 254, green: 204, blue: 92), mode: .abutting, keepingPath: true)
  for form in HatchForm.allCases { canvas.fill(HatchPattern(form: form, colour: .black), keepingPath: true) }
  canvas.stroke(.black, width: 1)
  canvas.draw(text, x: 150, y: 100, style: TextStyle(sizePixels: 12, haloPixels: 2))
  canvas.drawParagraph(text + " " + text, x: 150, y: 120, width: 60, style: TextStyle(sizePixels: 9, isBold: true))
}

/// How often an ASCII text occurs.
func occurrences(_ text: String, in bytes: [UInt8]) -> Int {
  let wanted = Array(text.utf8)
  guard bytes.count >= wanted.count, let first = wanted.first else { return 0 }
  return bytes.indices.dropLast(wanted.count - 1).count { bytes[$0] == first && bytes[$0...].starts(with: wanted) }
}

@Suite("PDF pages")
struct PDFPageTests {
  @Test("the same drawing gives the same bytes, another one others, whatever was drawn before")
  func sameBytes() throws {
    let first = try testPDFPage("Skala 1:75.000")
    _ = try testPDFPage("something else")
    #expect(try testPDFPage("Skala 1:75.000") == first)
    #expect(try testPDFPage("Skala 1:80.000") != first)
    #expect(first.starts(with: Array("%PDF-1.4".utf8)))
  }

  @Test("pages drawn at the same time are the same as those drawn alone")
  func threads() async throws {
    let alone = try (0..<8).map { try testPDFPage("Desa \($0)") }
    let together = try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
      for index in 0..<8 { group.addTask { (index, try testPDFPage("Desa \(index)")) } }
      var pages = [[UInt8]](repeating: [], count: 8)
      for try await (index, page) in group { pages[index] = page }
      return pages
    }
    #expect(together == alone)
  }

  @Test("fonts are embedded, and nothing becomes a picture", .enabled(if: checkMapFont().isResolved, "needs the font"))
  func vectors() throws {
    let page = try testPDFPage("Kabupaten Contoh")
    #expect(occurrences("/FontFile2", in: page) == 2)
    #expect(occurrences("/Subtype /Image", in: page) == 0)
    #expect(occurrences("/ToUnicode", in: page) == 2)
  }

  @Test(
    "a size that paper can't have is refused", arguments: [(0, 10), (10, -1), (.nan, 10), (10, .infinity), (15000, 9)])
  func badSize(width: Double, height: Double) {
    #expect(throws: DrawingError.self) { try testPDFPage("x", width: width, height: height) }
    #expect(throws: DrawingError.self) { try drawSVG(widthPoints: width, heightPoints: height) { _ in } }
  }

  @Test("coordinates that are no numbers or huge are harmless on vectors")
  func hostile() throws {
    let page = try drawPDFPage(widthPoints: 100, heightPoints: 100) { canvas in
      canvas.addPath([(.nan, 1), (1e300, 0), (1e300, 1e300), (-1e300, 1e300)], closed: true)
      canvas.fill(HatchPattern(form: .dots, colour: .black, lineWidth: .nan))
      canvas.move(x: .nan, y: 0, scale: 0)
      canvas.drawParagraph("x", x: 1, y: 1, width: .nan, style: TextStyle(sizePixels: 8))
      canvas.drawParagraph("panjang sekali", x: 1, y: 1, width: -5, style: TextStyle(sizePixels: 8))
      canvas.draw("a\0b", x: .infinity, y: 2, style: TextStyle(sizePixels: .nan))
    }
    #expect(isWholePDFPage(page))
  }

  @Test("a paragraph is no wider than its width and as high as its lines")
  func paragraph() {
    let style = TextStyle(sizePixels: 10)
    let text = "Peta ini bukan referensi resmi mengenai garis batas administrasi"
    let line = measureText(text, style: style)
    let size = measureParagraph(text, width: line.width / 3, style: style)
    #expect(size.width <= line.width / 3 && size.height >= 3 * line.height)
    #expect(measureParagraph(text, width: line.width + 1, style: style).height == line.height)
    #expect(measureParagraph("Kabupatenpanjangsekali", width: 30, style: style).width <= 30)
  }
}

@Suite("PDF documents")
struct PDFDocumentTests {
  private func document(_ count: Int) throws -> PDFDocument {
    var document = PDFDocument(title: "Atlas (é) \\", author: "Bappeda", date: "20261122")
    for index in 0..<count {
      document.append(try testPDFPage("Desa \(index)", height: 200 + Double(index)), label: "\(index + 1)")
    }
    return document
  }

  @Test("every page is there with its own size, label and numbers", arguments: [1, 2, 7])
  func pages(count: Int) throws {
    let bytes = try document(count).bytes()
    #expect(occurrences("/Type /Page ", in: bytes) == count)
    #expect(occurrences("/Count \(count) >>", in: bytes) == 1)
    for index in 0..<count { #expect(occurrences("/MediaBox [ 0 0 300 \(200 + index) ]", in: bytes) == 1) }
    #expect(occurrences("/Producer (Lokus)", in: bytes) == 1 && occurrences("20261122", in: bytes) == 1)
    #expect(try document(count).bytes() == bytes)
  }

  @Test("every entry of the cross-reference table stands where its object starts, and every reference leads to one")
  func crossReferences() throws {
    var document = try document(3)
    document.bookmarks = [.init(title: "Daftar", page: 0), .init(title: "Desa", page: 2, level: 1)]
    document.links = [.init(page: 0, x: 1, y: 2, width: 30, height: 40, target: 2)]
    let bytes = try document.bytes()
    let text = String(decoding: bytes, as: Unicode.ASCII.self)
    let table = try #require(
      text.split(separator: "startxref\n").last?.split(separator: "\n").first.flatMap { Int($0) })
    let lines = String(decoding: bytes[table...], as: UTF8.self).split(separator: "\n")
    #expect(lines[0] == "xref")
    var known: Set<Int> = []
    for (number, line) in lines.dropFirst(2).prefix(while: { $0 != "trailer" }).enumerated() where line.hasSuffix("n ")
    {
      let place = try #require(Int(line.prefix(10)))
      #expect(bytes[place...].starts(with: Array("\(number) 0 obj".utf8)))
      known.insert(number)
    }
    let references = references(in: bytes)
    #expect(references.count > 30)
    #expect(references.allSatisfy { known.contains($0) })
  }

  /// Numbers of all `n 0 R` outside of streams.
  private func references(in bytes: [UInt8]) -> [Int] {
    var found: [Int] = []
    var inStream = false
    for line in bytes.split(separator: 0x0a) {
      if line.starts(with: Array("endstream".utf8)) { inStream = false }
      if !inStream {
        let words = line.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
        for at in words.indices.dropLast(2) where words[at + 1] == "0" && words[at + 2] == "R" {
          found += Int(words[at]).map { [$0] } ?? []
        }
      }
      if line.elementsEqual(Array("stream".utf8)) { inStream = true }
    }
    return found
  }

  @Test("bookmarks and links to pages that aren't there are left out")
  func missingTargets() throws {
    var document = try document(2)
    document.bookmarks = [
      .init(title: "a", page: 9), .init(title: "b", page: -1), .init(title: "c", page: 1, level: 3),
    ]
    document.links = [
      .init(page: 0, x: 0, y: 0, width: 9, height: 9, target: 2),
      .init(page: 0, x: .nan, y: 0, width: 9, height: 9, target: 1),
      .init(page: 5, x: 0, y: 0, width: 9, height: 9, target: 1),
    ]
    let bytes = try document.bytes()
    #expect(occurrences("/Annots", in: bytes) == 0)
    #expect(occurrences("/Dest", in: bytes) == 1)
  }

  @Test("a page that was cut off anywhere or isn't one is refused with its number")
  func damaged() throws {
    let page = try testPDFPage("Desa")
    for length in Array(stride(from: 0, to: page.count - 6, by: 97)) {
      #expect(!isWholePDFPage(Array(page.prefix(length))))
    }
    var document = try document(1)
    document.append(Array(page.dropLast(600)), label: "2")
    #expect(throws: DrawingError.unreadablePage(index: 1)) { try document.bytes() }
  }

  @Test("bytes changed at random never trap", arguments: [1, 2, 3])
  func corrupted(seed: Int) throws {
    let page = try testPDFPage("Desa")
    var state = UInt64(seed)
    for _ in 0..<300 {
      var broken = page
      for _ in 0..<8 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let fromEnd = Int(state >> 33) % (seed == 1 ? page.count : 700)
        broken[page.count - 1 - fromEnd] = UInt8(truncatingIfNeeded: state >> 24)
      }
      var document = PDFDocument(title: "", author: "")
      document.append(broken, label: "")
      _ = try? document.bytes()
    }
  }

  @Test("a document without pages is a file all the same")
  func empty() throws {
    #expect(try PDFDocument(title: "", author: "").bytes().starts(with: Array("%PDF-1.4".utf8)))
  }
}
