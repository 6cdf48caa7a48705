internal import Cartography
internal import Stunting

/// Styles of the themes for MapLibre and QGIS, beside the vector tiles.
///
/// A MapLibre style names the tiles and the sprites below `{base}`, which whoever serves the folder replaces by its
/// address. QGIS styles are for `geojson/desa.geojson` (`.qml`) and for the vector tiles (`.ubin.qml`).
func writeClientStyles(_ themes: [Theme], language: Language, to output: OutputFolder) throws {
  let l: MapLanguage = language == .indonesian ? .indonesian : .english
  for theme in themes {
    let key = theme.style.key
    let largest = theme.values.amounts.compactMap { $0 }.max()
    let names = vectorNames(key)
    let links = MapLibreLinks(tiles: "pmtiles://{base}/\(vectorArchive)", sprite: "{base}/styles/sprite")
    let maplibre = mapLibreStyle(theme.style, links: links, names: names, language: l, largestAmount: largest)
    try output.write(maplibre, to: "tiles/styles/\(key).json")
    let fields = QGISFields(
      classID: names.classID, name: "village_name", unstable: theme.style.unstable == nil ? nil : names.unstable,
      amount: theme.style.circles == nil ? nil : names.amount)
    let layer = qgisStyle(theme.style, fields: fields, language: l, largestAmount: largest)
    try output.write(layer, to: "tiles/styles/\(key).qml")
    let tiles = qgisTileStyle(theme.style, names: names, language: l, largestAmount: largest)
    try output.write(tiles, to: "tiles/styles/\(key).ubin.qml")
  }
  for ratio in [1, 2] {
    let sheet = try spriteSheet(themes.map(\.style), pixelRatio: ratio)
    let name = "tiles/styles/sprite" + (ratio == 2 ? "@2x" : "")
    try output.write(sheet.png, to: name + ".png")
    try output.write(sheet.json, to: name + ".json")
  }
}

/// The attributes of our vector tiles that a style reads.
private func vectorNames(_ theme: String) -> VectorNames {
  var names = VectorNames(theme: theme)
  names.classID = VectorJob.classAttribute(theme)
  names.unstable = "is_unstable"
  names.amount = "cases"
  return names
}
