import DrawingBridge
import Geometry

extension LegendBlock {
  /// The legend of a scene; n counts the villages of the focus.
  init(_ scene: MapScene, focus: SheetFocus, growth: Double, circleShrink: Double = 1) {
    let words = SheetWords(scene.options)
    let villages = scene.villages(in: focus)
    var counts = [Int](repeating: 0, count: scene.style.classes.count)
    for village in villages where counts.indices.contains(scene.values.classOf[village]) {
      counts[scene.values.classOf[village]] += 1
    }
    let maker = LegendMaker(scene: scene, words: words, counts: counts, growth: growth)
    matrix = maker.matrix
    largest = scene.largestAmount
    self.growth = growth
    self.circleShrink = circleShrink
    var rows = [Row(key: .none, label: words.legend, count: words.villages, isHeading: true)]
    rows += maker.circleRows + maker.classRows + maker.unstableRow(villages)
    rows += maker.symbolRows + maker.lineRows(hasNeighbours: focus != .region)
    self.rows = rows
  }
}

private struct LegendMaker {
  let scene: MapScene
  let words: SheetWords
  let counts: [Int]
  let growth: Double

  private var style: MapStyle { scene.style }
  private var language: MapLanguage { words.language }

  /// Numbered classes of a theme of two variables stand in its grid.
  private var inMatrix: [Int] {
    guard let rule = style.matrix, rule.columns > 0 else { return [] }
    return style.classes.indices.filter { style.classes[$0].number != nil }
  }

  var matrix: MatrixLegend? {
    guard let rule = style.matrix, !inMatrix.isEmpty else { return nil }
    return MatrixLegend(
      columns: min(rule.columns, inMatrix.count),
      cells: inMatrix.map { index in
        let item = style.classes[index]
        return MatrixLegend.Cell(
          colour: item.colour, hatches: [item.hatch?.pattern].compactMap { $0 },
          text: words.grouped(counts[index]))
      },
      xLabel: rule.xLabel.text(language), yLabel: rule.yLabel.text(language), growth: growth)
  }

  var classRows: [LegendBlock.Row] {
    let hidden = Set(inMatrix)
    return style.classes.indices.filter { !hidden.contains($0) }.map { index in
      let item = style.classes[index]
      let number = item.number.map { "\($0)  " } ?? ""
      return LegendBlock.Row(
        key: .area(item.colour, [item.hatch?.pattern].compactMap { $0 }),
        label: number + printed(item.label.text(language)), count: words.grouped(counts[index]))
    }
  }

  func unstableRow(_ villages: [Int]) -> [LegendBlock.Row] {
    guard let mark = style.unstable else { return [] }
    let count = villages.count { scene.isUnstable($0) }
    let colour = style.classes.first?.colour ?? .white
    return [
      LegendBlock.Row(
        key: .area(colour, [mark.hatch(over: colour).pattern]), label: mark.label.text(language),
        count: words.grouped(count))
    ]
  }

  var circleRows: [LegendBlock.Row] {
    guard let rule = style.circles else { return [] }
    let unit = rule.unit.text(language)
    var rows = CircleRule.legendValues(largest: scene.largestAmount).map {
      LegendBlock.Row(key: .circle(rule, amount: $0), label: words.decimal($0) + " " + unit)
    }
    if let zero = rule.zero {
      rows.append(LegendBlock.Row(key: .circle(rule, amount: 0), label: zero.label.text(language)))
    }
    return rows
  }

  var symbolRows: [LegendBlock.Row] {
    let kinds = Set(scene.base.layer.facilities.map(\.kind))
    return style.facilities.filter { kinds.contains($0.kind) }.map {
      LegendBlock.Row(key: .symbol($0), label: $0.label.text(language))
    }
  }

  func lineRows(hasNeighbours: Bool) -> [LegendBlock.Row] {
    let names = [words.villageBorder, words.districtBorder, words.outerBorder]
    var rows = zip(SheetLines.lines(style, growth: growth), names).map { line, name in
      LegendBlock.Row(key: .line(line.colour, width: line.width), label: name)
    }
    rows.reverse()
    if hasNeighbours { rows.append(LegendBlock.Row(key: .area(MapFramePainter.muted, []), label: words.neighbours)) }
    return rows
  }
}

/// Signs of style files as they are printed: "\u{2265} 30 %" that isn't broken.
func printed(_ label: String) -> String {
  label.replacing(">=", with: "\u{2265}").replacing("<=", with: "\u{2264}").replacing(
    "\u{2265} ", with: "\u{2265}\u{a0}"
  )
  .replacing("< ", with: "<\u{a0}").replacing(" %", with: "\u{a0}%").replacing(" - ", with: "\u{a0}\u{2011}\u{a0}")
}
