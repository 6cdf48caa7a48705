public import Analysis
public import Stunting

/// Two boundary editions of one regency, as a planner reads it: the verdict with its rule, and the villages that differ
/// most.
public func comparisonText(
  _ c: EditionComparison, _ a: BoundaryEdition, _ b: BoundaryEdition, _ language: Language
) -> Document {
  let number = NumberText(language)
  func pick(_ id: String, _ en: String) -> String { language.pick(id, en) }
  var d = Document()
  d.add(.heading(pick("Batas ", "Boundaries ") + c.a + pick(" dibandingkan ", " compared with ") + c.b))
  d.add(
    .paragraph(
      verdictText(c.verdict, language) + " "
        + pick("Desa berpasangan: ", "Villages paired: ") + number.integer(c.pairs.count) + ", "
        + pick("hanya di \(c.a): ", "only in \(c.a): ") + number.integer(c.onlyInA.count) + ", "
        + pick("hanya di \(c.b): ", "only in \(c.b): ") + number.integer(c.onlyInB.count) + ". "
        + pick("Tumpang tindih median ", "Median overlap ") + number.decimal(c.medianOverlap ?? 0, 2) + "; "
        + pick("pergeseran ", "shift ") + number.distance(metres: shift(c)) + "."))
  let worst = c.pairs.sorted { ($0.overlap, a.villages[$0.a].printedCode) < ($1.overlap, a.villages[$1.a].printedCode) }
  d.add(
    .table(
      .init(
        columns: [
          (pick("Kode", "Code"), .left), (pick("Desa/kelurahan", "Village"), .left),
          (pick("Tumpang tindih", "Overlap"), .right), (pick("Jarak pusat", "Centres apart"), .right),
          (pick("Nisbah luas", "Area ratio"), .right),
        ],
        rows: worst.prefix(15).map { pair in
          [
            a.villages[pair.a].printedCode, a.villages[pair.a].name, number.decimal(pair.overlap, 2),
            number.distance(metres: pair.centreDistanceMetres), number.decimal(pair.areaRatio, 2),
          ]
        })))
  if worst.count > 15 {
    d.add(.note(pick("15 desa yang paling berbeda dari ", "The 15 that differ most of ") + number.integer(worst.count)))
  }
  return d
}

private func shift(_ c: EditionComparison) -> Double {
  (c.eastMetres * c.eastMetres + c.northMetres * c.northMetres).squareRoot()
}

private func verdictText(_ verdict: EditionVerdict, _ l: Language) -> String {
  switch verdict {
  case .agree: l.pick("Kedua sumber sepakat.", "Both sources agree.")
  case .drawnDifferently:
    l.pick(
      "Batas digambar berbeda: jangan dicampur dalam satu gabungan.", "Drawn differently: not to be mixed in one join.")
  case .displaced:
    l.pick("Salah satu sumber bergeser: jangan dicampur.", "One source is displaced: not to be mixed.")
  case .otherArea: l.pick("Keduanya bukan wilayah yang sama.", "They are not the same area.")
  }
}
