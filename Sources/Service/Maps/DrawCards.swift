internal import Analysis
internal import Cartography
public import Foundation
internal import Parallel
internal import Project
internal import Publish
internal import Stunting

/// What `lokus cards` is asked to draw.
public struct CardsRequest: Sendable {
  public var map: MapRequest
  /// Codes of villages; empty for all.
  public var villages: [String]
  /// Folder to write.
  public var out: URL

  public init(map: MapRequest, villages: [String], out: URL) {
    self.map = map
    self.villages = villages
    self.out = out
  }
}

/// Draws a card a village, as PNG named by its code.
///
/// - Returns: What was written.
/// - Throws: Errors that are `UserFacing`; the folder is then as it was.
public func drawCards(_ request: CardsRequest, progress: @escaping @Sendable (String) -> Void) async throws -> String {
  do {
    let output = try OutputFolder(target: request.out)
    do {
      let source = try await SheetSource(request.map, progress: progress)
      let chosen = try chosenVillages(request.villages, source.region.result.edition)
      progress("kartu / cards")
      try await write(chosen, source, to: output)
      let origin = provenance(
        place: source.region.place, parameters: source.region.parameters, result: source.region.result, imports: [],
        asOf: source.region.asOf, audience: request.map.isPublic ? .public : .internal)
      try output.writeManifest(origin)
      try output.commit()
      let l = request.map.language
      return mapClosing([request.out], request.map, source.region.remarks)
        + l.pick("\(chosen.count) kartu", "\(chosen.count) cards") + "\n"
    } catch {
      output.discard()
      throw error
    }
  } catch {
    throw userFacing(error)
  }
}

private func chosenVillages(_ codes: [String], _ edition: BoundaryEdition) throws -> [Int] {
  guard !codes.isEmpty else { return Array(edition.villages.indices) }
  func digits(_ text: String) -> String { text.filter { $0 != "." && $0 != " " } }
  return try codes.map { code in
    guard let place = edition.villages.firstIndex(where: { digits($0.printedCode) == digits(code) }) else {
      throw MapProblem.unknownVillage(code: code)
    }
    return place
  }
}

private func write(_ villages: [Int], _ source: SheetSource, to output: OutputFolder) async throws {
  let scene = try source.scene()
  let maker = CardMaker(base: source.base)
  let texts = CardTexts(source: source)
  let all = villages.map(texts.text)
  // A few at a time, so that memory stays bounded.
  for start in stride(from: 0, to: villages.count, by: 64) {
    let part = start..<min(start + 64, villages.count)
    let made = try await mapChunks(count: part.count, chunkSize: 4, threads: source.request.threads) { range in
      try range.map { place in
        let own = part.lowerBound + place
        return try maker.render(scene: scene, village: villages[own], text: all[own])
      }
    }
    for (place, png) in zip(part, made.flatMap { $0 }) {
      let code = source.region.result.edition.villages[villages[place]].printedCode
      try output.write(png, to: cardName(code) + ".png")
    }
  }
}

/// A code as a file name.
private func cardName(_ code: String) -> String {
  String(code.map { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" ? $0 : "_" })
}

/// What is written on the cards.
private struct CardTexts {
  let source: SheetSource
  private let cells: VillageCells
  private let report: ReportBuilder
  private var language: Language { source.request.language }
  private func pick(_ id: String, _ en: String) -> String { language.pick(id, en) }

  init(source: SheetSource) {
    self.source = source
    cells = VillageCells(source: source)
    let region = source.region
    report = ReportBuilder(
      result: region.result,
      context: reportContext(
        region.analysed, place: region.place, unit: region.parameters.unit, source.request.language))
  }

  func text(_ v: Int) -> CardText {
    let village = source.region.result.edition.villages[v]
    return CardText(
      code: village.printedCode, district: village.districtName,
      period: source.region.period ?? pick("tidak dinyatakan", "not stated"), numbers: numbers(v),
      reasons: source.request.isPublic ? [] : reasons(v), source: sourceText,
      marking: source.request.isPublic ? .everyone : .internalUse)
  }

  private var sourceText: String { (try? source.text())?.sources.joined(separator: "; ") ?? "" }

  private func numbers(_ v: Int) -> [CardNumber] {
    let h = source.region.result.headline
    var all: [CardNumber] = []
    if let h {
      let rate = cells.text(h.definition.per == 100 ? "rate_percent" : "rate_per_\(h.definition.per)", v)
      all.append(
        CardNumber(
          label: h.definition.name(language), value: rate == "-" ? rate : rate + (h.definition.per == 100 ? " %" : "")))
      all.append(CardNumber(label: pick("Kasus", "Cases"), value: cells.text("cases", v)))
      all.append(CardNumber(label: pick("Diukur", "Measured"), value: cells.text("denominator", v)))
    }
    all += access(v)
    if !source.request.isPublic, !source.region.result.mainColumns.isEmpty {
      all.append(
        CardNumber(
          label: pick("Indikator utama kurang", "Main indicators lacking"),
          value: cells.text("main_indicators_lacking", v)))
    }
    return Array(all.prefix(5))
  }

  /// The way to the nearest of the first service that has one.
  private func access(_ v: Int) -> [CardNumber] {
    source.region.result.access.prefix(1).map { a in
      let number = NumberText(language)
      let value = a.median[v].map {
        a.method.isMinutes ? number.decimal($0, 0) + pick(" menit", " minutes") : number.distance(metres: $0)
      }
      return CardNumber(label: pick("Jarak ke ", "Way to ") + a.service.name(language), value: value ?? "-")
    }
  }

  private func reasons(_ v: Int) -> [String] {
    let found = report.reason(v).split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    let decision = source.region.result.lokus.decisions[v]
    let lead = decision.selected ? [pick("Diusulkan sebagai lokus", "Proposed as lokus")] : []
    return lead + found
  }
}
