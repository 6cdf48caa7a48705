/// One relationship of a part of the package.
struct Relationship {
  var id: String
  /// Last word of its type: `worksheet`, `sharedStrings`, `styles`, `officeDocument`.
  var kind: String
  /// Entry key.
  var target: String
}

/// Reads a .rels part.
final class RelationshipParser: XMLHandler {
  private let folder: String
  private(set) var relationships: [Relationship] = []

  init(folder: String, limits: WorkbookLimits) {
    self.folder = folder
    super.init(limits: limits)
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name.isLocal("Relationship"), let id = attributes.localText("Id"), let type = attributes.localText("Type"),
      let target = attributes.localText("Target"), attributes.localText("TargetMode") != "External",
      let key = targetKey(target, folder: folder)
    else { return }
    relationships.append(
      Relationship(id: id, kind: type.split(separator: "/").last.map(String.init) ?? "", target: key))
  }
}

/// Reads the list of sheets and the way in which days are counted.
final class WorkbookParser: XMLHandler {
  private(set) var sheets: [(sheet: WorkbookSheet, relationship: String)] = []
  private(set) var dateSystem = DateSystem.from1900

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name.isLocal("workbookPr"), isTrue(attributes.local("date1904")) { dateSystem = .from1904 }
    guard name.isLocal("sheet"), let title = attributes.localText("name"), let id = attributes.localText("id") else {
      return
    }
    let state = attributes.localText("state") ?? "visible"
    sheets.append((WorkbookSheet(name: title, isHidden: state != "visible"), id))
    if sheets.count > limits.entries { fail(.tooManyEntries(limit: limits.entries)) }
  }
}

/// The parts of a SpreadsheetML package (ECMA-376).
struct PackageParts {
  var sheets: [(sheet: WorkbookSheet, key: String)] = []
  var sharedStrings: String?
  var styles: String?
  var dateSystem = DateSystem.from1900

  init(_ archive: borrowing ZipArchive) throws(WorkbookError) {
    let root = try relationships("_rels/.rels", folder: "", archive)
    let main = root.first { $0.kind == "officeDocument" }?.target ?? "xl/workbook.xml"
    let isWorkbook = archive.entries[main] != nil && archive.otherContent == .otherArchive
    guard isWorkbook else { throw .notWorkbook(archive.otherContent) }
    let folder = main.split(separator: "/").dropLast().joined(separator: "/")
    let file = main.split(separator: "/").last.map(String.init) ?? ""
    let links = try relationships((folder.isEmpty ? "" : folder + "/") + "_rels/\(file).rels", folder: folder, archive)
    sharedStrings = links.first { $0.kind == "sharedStrings" }?.target
    styles = links.first { $0.kind == "styles" }?.target
    let parser = WorkbookParser(limits: archive.limits)
    try XMLReader.read(archive, key: main, into: parser)
    dateSystem = parser.dateSystem
    for (sheet, id) in parser.sheets {
      guard let link = links.first(where: { $0.id == id }), link.kind == "worksheet" else { continue }
      sheets.append((sheet, link.target))
    }
    guard !sheets.isEmpty else { throw .notWorkbook(.noSheets) }
  }
}

private func relationships(
  _ key: String, folder: String, _ archive: borrowing ZipArchive
) throws(WorkbookError) -> [Relationship] {
  guard archive.entries[key.lowercased()] != nil else { return [] }
  let parser = RelationshipParser(folder: folder, limits: archive.limits)
  try XMLReader.read(archive, key: key.lowercased(), into: parser)
  return parser.relationships
}
