/// Reads the merged cells, which stand behind the rows.
final class MergeParser: XMLHandler {
  private(set) var ranges: [MergedRange] = []

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name.isLocal("mergeCell"), let range = attributes.localText("ref").flatMap(mergedRange) else { return }
    ranges.append(range)
    if ranges.count > limits.mergedCells { fail(.tooManyEntries(limit: limits.mergedCells)) }
  }

  override func end(_ name: XMLName) { if name.isLocal("mergeCells") { isDone = true } }
}

/// Stops at the first cell with a value or formula.
final class PresenceParser: XMLHandler {
  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name.isLocal("v") || name.isLocal("f") || name.isLocal("is") { isDone = true }
  }
}
