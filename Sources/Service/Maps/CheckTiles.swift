public import Foundation
internal import Publish
public import Stunting
internal import TileArchives
internal import Tiles

/// What `lokus tiles verify` prints, and the problem to end with.
public struct TilesOutcome: Sendable {
  public var text: String
  public var json: String
  /// Nil when the tiles are sound.
  public var problem: MapProblem?
}

/// Decodes every tile of an archive or folder and checks it.
///
/// - Throws: `MapProblem.unreadableTiles` for what is no set of tiles.
public func checkTiles(at url: URL, threads: Int, language: Language) async throws -> TilesOutcome {
  do {
    let source = try openTiles(at: url.path)
    let report = try await verifyTiles(source, TileExpectations(), threads: max(1, threads))
    let text = VerifyText(report: report, name: url.lastPathComponent, language: language)
    return TilesOutcome(
      text: text.text, json: text.json,
      problem: report.isGood ? nil : .faultyTiles(file: url.lastPathComponent, count: report.problemCount))
  } catch {
    throw userFacing(error)
  }
}

/// The words of a report on tiles.
struct VerifyText {
  let report: VerifyReport
  let name: String
  let language: Language

  private var number: NumberText { NumberText(language) }

  var text: String {
    let counts = report.counts
    var lines = [
      "\(name) (\(report.container.rawValue)), "
        + language.pick("zum", "zoom") + " \(report.zooms.lowerBound)-\(report.zooms.upperBound): "
        + language.pick(
          "\(number.integer(counts.addressed)) ubin, \(number.integer(counts.contents)) berbeda",
          "\(number.integer(counts.addressed)) tiles, \(number.integer(counts.contents)) different")
    ]
    lines += report.layers.map(layerLine)
    lines += report.problems.prefix(VerifyText.shown).map { "  ! " + line($0) }
    if report.problemCount > VerifyText.shown {
      lines.append("  ... " + number.integer(report.problemCount - VerifyText.shown))
    }
    lines.append(
      report.isGood
        ? language.pick("Tidak ada kesalahan.", "No fault.")
        : language.pick("\(report.problemCount) kesalahan.", "\(report.problemCount) faults."))
    return lines.joined(separator: "\n") + "\n"
  }

  private static let shown = 50

  private func layerLine(_ layer: VerifiedLayer) -> String {
    let least = layer.idsPerZoom.min() ?? 0
    let most = layer.idsPerZoom.max() ?? 0
    let range = least == most ? number.integer(most) : "\(number.integer(least))-\(number.integer(most))"
    return "  \(layer.name): "
      + language.pick("\(range) fitur per zum", "\(range) features a zoom")
  }

  private func line(_ problem: TileProblem) -> String {
    let place = [problem.tile.map(\.path), problem.layer, problem.feature.map(String.init)].compactMap { $0 }
    return (place.isEmpty ? "" : place.joined(separator: " ") + ": ") + faultText(problem.fault, language)
  }

  var json: String {
    JSONText.object([
      "addressed_tiles": .int(report.counts.addressed), "container": .string(report.container.rawValue),
      "different_tiles": .int(report.counts.contents), "good": .bool(report.isGood),
      "layers": .array(
        report.layers.map { layer in
          .object([
            "features": .int(layer.features), "ids_per_zoom": .array(layer.idsPerZoom.map { .int($0) }),
            "name": .string(layer.name),
          ])
        }),
      "maximum_zoom": .int(report.zooms.upperBound), "minimum_zoom": .int(report.zooms.lowerBound),
      "problem_count": .int(report.problemCount), "problems": .array(report.problems.map { .string(line($0)) }),
    ]).pretty
  }
}
