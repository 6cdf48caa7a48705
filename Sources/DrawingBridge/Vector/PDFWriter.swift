/// Writes the objects of a joined file: 1 catalogue, 2 page tree, 3 information, 4 bookmarks, then the bookmarks, then
/// the objects of each page with new numbers.
struct PDFWriter {
  private let document: PDFDocument
  private let parts: [PDFPart]
  private let bookmarks: [PDFBookmark]
  private var bytes = Array("%PDF-1.4\n%".utf8) + [0xb5, 0xed, 0xae, 0xfb, 0x0a]
  /// Place of each object, by number; 0 for numbers that aren't used.
  private var places: [Int] = []
  /// What is added to the numbers of each part.
  private var shifts: [Int] = []

  init(_ document: PDFDocument, _ parts: [PDFPart]) {
    self.document = document
    self.parts = parts
    bookmarks = document.bookmarks.filter { parts.indices.contains($0.page) }
    var next = 4 + bookmarks.count
    for part in parts {
      shifts.append(next)
      next += part.objects.map(\.number).max() ?? 0
    }
    places = [Int](repeating: 0, count: next + 1)
  }

  mutating func write() -> [UInt8] {
    writeObject(1, catalogue)
    let kids = parts.indices.map { "\(pageNumber($0)) 0 R" }.joined(separator: " ")
    writeObject(2, "<< /Type /Pages /Kids [ \(kids) ] /Count \(parts.count) >>")
    writeObject(3, information)
    writeBookmarks()
    for index in parts.indices { writePart(index) }
    writeTable()
    return bytes
  }

  private func pageNumber(_ index: Int) -> Int { parts[index].page + shifts[index] }

  private var catalogue: String {
    let labels = document.labels.enumerated().map { "\($0) << /P \(pdfText($1)) >>" }.joined(separator: " ")
    let outline = bookmarks.isEmpty ? "" : " /Outlines 4 0 R /PageMode /UseOutlines"
    return "<< /Type /Catalog /Pages 2 0 R\(outline) /Lang \(pdfText(document.language)) "
      + "/ViewerPreferences << /DisplayDocTitle true >> /PageLabels << /Nums [ \(labels) ] >> >>"
  }

  private var information: String {
    var items = [("Title", document.title), ("Author", document.author), ("Subject", document.subject)]
    items.removeAll { $0.1.isEmpty }
    let texts = items.map { "/\($0.0) \(pdfText($0.1))" }
    let isDate = document.date.utf8.count == 8 && document.date.utf8.allSatisfy { 48...57 ~= $0 }
    let date = isDate ? ["/CreationDate (D:\(document.date)000000Z)"] : []
    return "<< " + (texts + ["/Producer (Lokus)"] + date).joined(separator: " ") + " >>"
  }

  // MARK: - Objects

  private mutating func begin(_ number: Int) {
    places[number] = bytes.count
    bytes += Array("\(number) 0 obj\n".utf8)
  }

  private mutating func writeObject(_ number: Int, _ body: String) {
    begin(number)
    bytes += Array((body + "\nendobj\n").utf8)
  }

  private mutating func writePart(_ index: Int) {
    let part = parts[index]
    for object in part.kept {
      begin(object.number + shifts[index])
      let extra = object.number == part.page ? annotations(index) : ""
      bytes += renumbered(part, object.range, shift: shifts[index], extra: extra)
      if bytes.last != 0x0a { bytes.append(0x0a) }
    }
  }

  private func annotations(_ index: Int) -> String {
    let links = document.links.filter {
      $0.page == index && parts.indices.contains($0.target)
        && [$0.x, $0.y, $0.width, $0.height].allSatisfy { $0.isFinite && abs($0) < 1e6 }
    }
    guard !links.isEmpty else { return "" }
    let height = parts[index].height
    let items = links.map { link in
      let corners = [link.x, height - link.y - link.height, link.x + link.width, height - link.y]
      let box = corners.map { "\(($0 * 100).rounded() / 100)" }.joined(separator: " ")
      return "<< /Type /Annot /Subtype /Link /Border [ 0 0 0 ] /Rect [ \(box) ] "
        + "/Dest [ \(pageNumber(link.target)) 0 R /Fit ] >>"
    }
    return "/Annots [ " + items.joined(separator: " ") + " ]\n"
  }

  private mutating func writeTable() {
    let start = bytes.count
    var table = "xref\n0 \(places.count)\n"
    for (number, place) in places.enumerated() {
      let digits = String(place)
      let padded = String(repeating: "0", count: max(0, 10 - digits.count)) + digits
      table += number == 0 || place == 0 ? "0000000000 65535 f \n" : "\(padded) 00000 n \n"
    }
    bytes += Array(table.utf8)
    bytes += Array("trailer\n<< /Size \(places.count) /Root 1 0 R /Info 3 0 R >>\nstartxref\n\(start)\n%%EOF\n".utf8)
  }

  // MARK: - Bookmarks

  private mutating func writeBookmarks() {
    guard !bookmarks.isEmpty else { return }
    let parents = bookmarkParents()
    let top = bookmarks.indices.filter { parents[$0] == nil }
    writeObject(4, "<< /Type /Outlines \(ends(top)) /Count \(top.count) >>")
    var children = [[Int]](repeating: [], count: bookmarks.count)
    for (index, parent) in parents.enumerated() { if let parent { children[parent].append(index) } }
    for (index, item) in bookmarks.enumerated() {
      let siblings = parents[index].map { children[$0] } ?? top
      let at = siblings.firstIndex(of: index) ?? 0
      var body = "<< /Title \(pdfText(item.title)) /Parent \(parents[index].map { $0 + 5 } ?? 4) 0 R "
      if at > 0 { body += "/Prev \(siblings[at - 1] + 5) 0 R " }
      if at + 1 < siblings.count { body += "/Next \(siblings[at + 1] + 5) 0 R " }
      if !children[index].isEmpty { body += "\(ends(children[index])) /Count -\(children[index].count) " }
      writeObject(index + 5, body + "/Dest [ \(pageNumber(item.page)) 0 R /Fit ] >>")
    }
  }

  private func ends(_ items: [Int]) -> String {
    "/First \((items.first ?? 0) + 5) 0 R /Last \((items.last ?? 0) + 5) 0 R"
  }

  private func bookmarkParents() -> [Int?] {
    var open: [Int] = []
    return bookmarks.indices.map { index in
      while let last = open.last, bookmarks[last].level >= bookmarks[index].level { open.removeLast() }
      defer { open.append(index) }
      return open.last
    }
  }
}

/// A text as a PDF string: UTF-16, big end first, in hexadecimal digits (ISO 32000-1, 7.9.2.2).
private func pdfText(_ text: String) -> String {
  let units = text.utf16.map { unit in
    let digits = String(unit, radix: 16, uppercase: true)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
  return "<FEFF" + units.joined() + ">"
}
