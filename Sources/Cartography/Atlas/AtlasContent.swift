import DrawingBridge
import Geometry

/// The tables of an atlas and what belongs to each of its units.
struct AtlasContent: Sendable {
  let input: AtlasInput
  /// Districts or villages with an area, in the order of the layer.
  let units: [Int]

  init(_ input: AtlasInput) {
    self.input = input
    let base = input.scene.base
    let hasArea = base.anchors.villages.map { $0 != nil }
    switch input.unit {
    case .village: units = hasArea.indices.filter { hasArea[$0] }
    case .district:
      var found = [Bool](repeating: false, count: base.layer.districtNames.count)
      for (village, district) in base.layer.districtOf.enumerated()
      where found.indices.contains(district) && hasArea.indices.contains(village) && hasArea[village] {
        found[district] = true
      }
      units = found.indices.filter { found[$0] }
    }
  }

  var words: SheetWords { SheetWords(input.scene.options) }
  private var layer: MapLayer { input.scene.base.layer }

  func focus(_ place: Int) -> SheetFocus { input.unit == .district ? .district(units[place]) : .village(units[place]) }

  func name(_ place: Int) -> String {
    let names = input.unit == .district ? layer.districtNames : layer.villageNames
    return names.indices.contains(units[place]) ? names[units[place]] : ""
  }

  func code(_ place: Int) -> String { input.scene.names(of: focus(place)).code }

  /// "Kecamatan Kepanjen", "Desa/Kelurahan Ardirejo, Kecamatan Kepanjen".
  func title(_ place: Int) -> String { input.scene.names(of: focus(place)).parts.joined(separator: ", ") }

  func villages(_ place: Int) -> [Int] { input.scene.villages(in: focus(place)) }

  /// The table beside the map of a unit: its villages, or the values of the one village.
  func table(_ place: Int) -> TableBlock {
    let villages = villages(place)
    if input.unit == .village {
      let village = villages.first ?? 0
      let rows =
        [[words.code, code(place)], [words.className, className(village)]]
        + input.columns.map { [$0.title, $0.value(village)] }
      return TableBlock(
        columns: [
          TableBlock.Column(title: words.item, isNumber: false), TableBlock.Column(title: words.value, isNumber: true),
        ], rows: rows)
    }
    let columns =
      [
        TableBlock.Column(title: words.village, isNumber: false),
        TableBlock.Column(title: words.shortCode, isNumber: false),
      ] + input.columns.map { TableBlock.Column(title: $0.title, isNumber: $0.isNumber) }
    return TableBlock(
      columns: columns,
      rows: villages.map { village in
        [text(layer.villageNames, village), text(layer.villageCodes, village)] + input.columns.map { $0.value(village) }
      })
  }

  /// The list of all units, with the pages of their maps.
  func index(pageOf: [Int]) -> TableBlock {
    var columns = [
      TableBlock.Column(title: words.numberShort, isNumber: true),
      TableBlock.Column(title: input.unit == .district ? words.district : words.village, isNumber: false),
      TableBlock.Column(title: words.code, isNumber: false),
    ]
    if input.unit == .village { columns.append(TableBlock.Column(title: words.district, isNumber: false)) }
    if input.unit == .district { columns.append(TableBlock.Column(title: words.villages, isNumber: true)) }
    columns += input.figures.map { TableBlock.Column(title: $0.title, isNumber: $0.isNumber) }
    columns.append(TableBlock.Column(title: words.page, isNumber: true))
    let rows = units.indices.map { place -> [String] in
      let more =
        input.unit == .district
        ? words.grouped(villages(place).count)
        : text(layer.districtNames, layer.districtOf[units[place]])
      return [String(place + 1), name(place), code(place), more] + input.figures.map { $0.value(units[place]) }
        + [pageOf.indices.contains(place) ? String(pageOf[place]) : ""]
    }
    return TableBlock(columns: columns, rows: rows)
  }

  private func className(_ village: Int) -> String {
    input.scene.mapClass(ofVillage: village).map { item in
      (item.number.map { "\($0)  " } ?? "") + printed(item.label.text(words.language))
    } ?? ""
  }

  private func text(_ names: [String], _ index: Int) -> String { names.indices.contains(index) ? names[index] : "" }
}

extension SheetWords {
  var district: String { pick("Kecamatan", "District") }
  var shortCode: String { pick("Kode", "Code") }
  var numberShort: String { pick("No.", "No.") }
  var item: String { pick("Keterangan", "Item") }
  var value: String { pick("Nilai", "Value") }
  var className: String { pick("Kelas", "Class") }
  var indexTitle: String { pick("Daftar isi", "Index") }
  var overview: String { pick("Peta ikhtisar", "Overview map") }
  var continued: String { pick("lanjutan", "continued") }
}
