import DeflateBridge

/// Little-endian bytes of an integer.
private func little(_ value: Int, _ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
}

private func big(_ value: Int) -> [UInt8] { little(value, 4).reversed() }

private func double(_ value: Double) -> [UInt8] { little(Int(bitPattern: UInt(value.bitPattern)), 8) }

/// A zip file with stored (unpacked) entries.
func zipFile(_ entries: [(name: String, text: String)]) -> [UInt8] {
  var file: [UInt8] = []
  var directory: [UInt8] = []
  for entry in entries {
    let data = Array(entry.text.utf8)
    let fields =
      little(20, 2) + little(0, 8) + little(Int(crc32(data)), 4) + little(data.count, 4) + little(data.count, 4)
      + little(entry.name.utf8.count, 2)
    directory +=
      little(0x0201_4B50, 4) + little(20, 2) + fields + little(0, 12) + little(file.count, 4) + Array(entry.name.utf8)
    file += little(0x0403_4B50, 4) + fields + little(0, 2) + Array(entry.name.utf8) + data
  }
  let end =
    little(0x0605_4B50, 4) + little(0, 4) + little(entries.count, 2) + little(entries.count, 2)
    + little(directory.count, 4) + little(file.count, 4) + little(0, 2)
  return file + directory + end
}

/// A cell of a workbook as its XML: a number cell, or a text cell.
enum SheetCell {
  case number(String)
  case text(String)
  case empty
}

/// A workbook. Row i of a sheet is its row i + 1; nil rows are not in the file at all.
func workbook(_ sheets: [(name: String, rows: [[SheetCell]?])]) -> [UInt8] {
  let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  let package = "http://schemas.openxmlformats.org/package/2006"
  let numbers = sheets.indices.map { $0 + 1 }
  let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
  var entries = [
    (
      "[Content_Types].xml",
      "<Types xmlns=\"\(package)/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(kind).sheet.main+xml\"/>"
        + numbers.map { "<Override PartName=\"/xl/worksheets/sheet\($0).xml\" ContentType=\"\(kind).worksheet+xml\"/>" }
        .joined()
        + "</Types>"
    ),
    (
      "_rels/.rels",
      "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\" Type=\"\(relations)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    ),
    (
      "xl/workbook.xml",
      "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relations)\"><sheets>"
        + zip(numbers, sheets).map { "<sheet name=\"\($1.name)\" sheetId=\"\($0)\" r:id=\"rId\($0)\"/>" }.joined()
        + "</sheets></workbook>"
    ),
    (
      "xl/_rels/workbook.xml.rels",
      "<Relationships xmlns=\"\(package)/relationships\">"
        + numbers.map {
          "<Relationship Id=\"rId\($0)\" Type=\"\(relations)/worksheet\" Target=\"worksheets/sheet\($0).xml\"/>"
        }.joined() + "</Relationships>"
    ),
  ]
  for (number, sheet) in zip(numbers, sheets) {
    let rows = sheet.rows.enumerated().compactMap { index, row in row.map { sheetRow($0, index + 1) } }
    entries.append(
      (
        "xl/worksheets/sheet\(number).xml",
        "<worksheet xmlns=\"\(main)\"><sheetData>\(rows.joined())</sheetData></worksheet>"
      ))
  }
  return zipFile(entries.map { (name: $0.0, text: $0.1) })
}

private func sheetRow(_ cells: [SheetCell], _ row: Int) -> String {
  let texts = cells.enumerated().map { column, cell -> String in
    let place = "\(Character(Unicode.Scalar(UInt8(65 + column))))\(row)"
    switch cell {
    case .number(let text): return "<c r=\"\(place)\"><v>\(text)</v></c>"
    case .text(let text): return "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
    case .empty: return ""
    }
  }
  return "<row r=\"\(row)\">\(texts.joined())</row>"
}

/// The .shp, .shx and .dbf of squares with one text field of 20 bytes.
func shapefile(squaresAt corners: [(x: Double, y: Double)], side: Double, field: String, values: [[UInt8]])
  -> (shp: [UInt8], shx: [UInt8], dbf: [UInt8])
{
  var records: [UInt8] = []
  var index: [UInt8] = []
  for (number, corner) in corners.enumerated() {
    let (x, y) = corner
    let ring = [(x, y), (x, y + side), (x + side, y + side), (x + side, y), (x, y)]
    let body =
      little(5, 4) + double(x) + double(y) + double(x + side) + double(y + side) + little(1, 4) + little(5, 4)
      + little(0, 4) + ring.flatMap { double($0.0) + double($0.1) }
    index += big(50 + records.count / 2) + big(body.count / 2)
    records += big(number + 1) + big(body.count / 2) + body
  }
  let name = Array(field.utf8) + [UInt8](repeating: 0, count: 11 - field.utf8.count)
  let header =
    [3, 24, 1, 1] + little(values.count, 4) + little(65, 2) + little(21, 2) + [UInt8](repeating: 0, count: 20)
  let fieldRow = name + [0x43] + little(0, 4) + [20] + [UInt8](repeating: 0, count: 15)
  let rows = values.flatMap { [0x20] + $0 + [UInt8](repeating: 0x20, count: 20 - $0.count) }
  return (
    shapeHeader(records.count) + records, shapeHeader(index.count) + index, header + fieldRow + [0x0D] + rows + [0x1A]
  )
}

private func shapeHeader(_ count: Int) -> [UInt8] {
  big(9994) + [UInt8](repeating: 0, count: 20) + big(50 + count / 2) + little(1000, 4) + little(5, 4)
    + [0.0, 0, 200, 80, 0, 0, 0, 0].flatMap(double)
}
