/// Reads what the number format of each cell style means.
final class StyleParser: XMLHandler {
  /// By number of the style.
  private(set) var meanings: [NumberMeaning] = []
  private var custom: [Int: NumberMeaning] = [:]
  private var isInFormats = false
  private var isInStyles = false

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name.isLocal("cellXfs") {
      isInStyles = true
    } else if name.isLocal("numFmts") {
      isInFormats = true
    } else if isInStyles, name.isLocal("xf") {
      let id = wholeNumber(attributes.local("numFmtId")) ?? 0
      meanings.append(custom[id] ?? meaning(ofBuiltIn: id))
      if meanings.count > limits.entries * 10 { fail(.tooManyEntries(limit: limits.entries * 10)) }
    } else if isInFormats, name.isLocal("numFmt"), let id = wholeNumber(attributes.local("numFmtId")) {
      custom[id] = meaning(ofFormat: attributes.localText("formatCode") ?? "")
    }
  }

  override func end(_ name: XMLName) {
    if name.isLocal("cellXfs") { isInStyles = false } else if name.isLocal("numFmts") { isInFormats = false }
  }
}
