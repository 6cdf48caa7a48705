/// Reads the sheets of a spreadsheet's content part, and with `merges` the merged cells of one of them.
final class TableListParser: XMLHandler {
  private(set) var sheets: [WorkbookSheet] = []
  private(set) var isSpreadsheet = false
  private var hiddenStyles: Set<String> = []
  private var style: String?
  private var tableDepth = 0

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name.isFull("style:style") {
      style = attributes.fullText("style:family") == "table" ? attributes.fullText("style:name") : nil
    } else if name.isFull("style:table-properties") {
      if let style, attributes.fullText("table:display") == "false" { hiddenStyles.insert(style) }
    } else if name.isFull("office:spreadsheet") {
      isSpreadsheet = true
    } else if name.isFull("table:table") {
      tableDepth += 1
      guard tableDepth == 1 else { return }
      let style = attributes.fullText("table:style-name") ?? ""
      sheets.append(
        WorkbookSheet(name: attributes.fullText("table:name") ?? "", isHidden: hiddenStyles.contains(style)))
      if sheets.count > limits.entries { fail(.tooManyEntries(limit: limits.entries)) }
    }
  }

  override func end(_ name: XMLName) { if name.isFull("table:table") { tableDepth -= 1 } }
}

/// True when the manifest of an OpenDocument package names an encrypted part.
final class ManifestParser: XMLHandler {
  private(set) var isEncrypted = false

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name.isLocal("encryption-data") { isEncrypted = true }
  }
}
