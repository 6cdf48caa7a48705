import DrawingBridge
import Geometry

/// One sheet of paper with the map of a theme and all that belongs around it: title, legend with n per class, bar and
/// ratio scale, north arrow, location diagram, grid with projection and datum, sources and history, edition, institution
/// and logo, method, Kode Wilayah, and that the map is no reference for borders.
///
/// The map is drawn in UTM (zone of the region's middle) at a round scale at which the focus fits. Same input, same bytes.
///
/// - Parameters:
///   - focus: What is in colour; the rest of the region is muted.
/// - Returns: PNG, SVG or PDF.
/// - Throws: `nothingToDraw` for a focus without area; `drawing` when the picture can't be made, such as with
///   `imageSizeOutOfRange` for a resolution outside of 36...600 dots an inch.
public func renderSheet(
  scene: MapScene, text: SheetText, page: SheetPage = SheetPage(), focus: SheetFocus = .region,
  format: SheetFormat = .png(dotsPerInch: 150)
) throws(CartographyError) -> [UInt8] {
  let composer = SheetComposer(scene: scene, text: text, page: page, focus: focus)
  let plan = try composer.plan()
  return try drawn(page, format, document: composer.document) { canvas in composer.draw(plan, on: canvas) }
}

/// The boxes of a sheet, for those who put something beside it.
public func sheetLayout(
  scene: MapScene, text: SheetText, page: SheetPage = SheetPage(), focus: SheetFocus = .region
) -> SheetLayout {
  SheetComposer(scene: scene, text: text, page: page, focus: focus).layout()
}

extension SheetComposer {
  init(scene: MapScene, text: SheetText, page: SheetPage, focus: SheetFocus) {
    var maps = PaperMaps(scene.base)
    maps.prepare(zoom: maps.zoom(forScale: 1_000_000))
    let names = scene.names(of: focus)
    self.init(
      parts: SheetParts(scene: scene, text: text, growth: page.growth), maps: maps, page: page, focus: focus,
      code: names.code.isEmpty ? text.regionCode : names.code,
      placeLine: (names.parts + [text.place, text.period]).filter { !$0.isEmpty }.joined(separator: ", "))
  }

  /// Of a PDF of this sheet alone.
  var document: PDFDocument {
    PDFDocument(
      title: parts.title + ", " + placeLine, author: parts.text.institution, subject: parts.words.code + " " + code,
      language: parts.words.language.rawValue)
  }
}

extension MapScene {
  /// Names of a focus from the smallest to the largest part, and its Kode Wilayah; empty for the region.
  func names(of focus: SheetFocus) -> (parts: [String], code: String) {
    let words = SheetWords(options)
    let layer = base.layer
    func name(_ names: [String], _ index: Int) -> String { names.indices.contains(index) ? names[index] : "" }
    func district(_ index: Int) -> [String] {
      let text = name(layer.districtNames, index)
      return text.isEmpty ? [] : [words.pick("Kecamatan ", "District ") + text]
    }
    switch focus {
    case .region: return ([], "")
    case .district(let index): return (district(index), name(layer.districtCodes, index))
    case .village(let index):
      let own = words.village + " " + name(layer.villageNames, index)
      let around = layer.districtOf.indices.contains(index) ? district(layer.districtOf[index]) : []
      return ([own] + around, name(layer.villageCodes, index))
    }
  }
}

/// Draws a page in a format.
func drawn(
  _ page: SheetPage, _ format: SheetFormat, document: PDFDocument, _ body: (borrowing Canvas) -> Void
) throws(CartographyError) -> [UInt8] {
  let (width, height) = (page.widthPoints, page.heightPoints)
  do throws(DrawingError) {
    switch format {
    case .svg:
      return try drawSVG(widthPoints: width, heightPoints: height) { canvas throws(DrawingError) in body(canvas) }
    case .pdf:
      var document = document
      document.append(
        try drawPDFPage(widthPoints: width, heightPoints: height) { canvas throws(DrawingError) in body(canvas) },
        label: "1")
      return try document.bytes()
    case .png(let dots):
      guard 36...600 ~= dots else {
        throw DrawingError.imageSizeOutOfRange(width: Int(clampedPixels(dots)), height: 0)
      }
      let canvas = try Canvas(widthPoints: width, heightPoints: height, dotsPerInch: dots)
      body(canvas)
      return try PNGEncoder().encode(try canvas.image())
    }
  } catch { throw .drawing(error) }
}

private func clampedPixels(_ dots: Double) -> Double { dots.isFinite ? min(max(dots, -1e6), 1e6) : -1 }
