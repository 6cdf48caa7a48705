internal import Cartography
public import Foundation
internal import Project
internal import Stunting

/// What `lokus atlas` is asked to draw.
public struct AtlasRequest: Sendable {
  public var map: MapRequest
  public var out: URL
  /// `kecamatan` or `desa`: a page each.
  public var per = "kecamatan"

  public init(map: MapRequest, out: URL) {
    self.map = map
    self.out = out
  }
}

/// Draws an atlas as one PDF. Pages that are done are kept in a folder beside it until the whole is written, so the same
/// command goes on after a stop.
///
/// - Returns: What was written.
/// - Throws: Errors that are `UserFacing`; the file is then as it was.
public func drawAtlas(_ request: AtlasRequest, progress: @escaping @Sendable (String) -> Void) async throws -> String {
  do {
    guard request.out.pathExtension.lowercased() == "pdf" else {
      throw DirectProblem.unknownOutput(file: request.out.lastPathComponent, known: ["pdf"])
    }
    guard ["kecamatan", "desa"].contains(request.per) else {
      throw MapProblem.notAChoice(option: "per", found: request.per, choices: ["kecamatan", "desa"])
    }
    let map = request.map
    try checkPlaces([request.out], inputs: inputs(of: map.input) + (map.logo.map { [$0] } ?? []))
    let source = try await SheetSource(map, progress: progress)
    let plan = try atlasPlan(source, isByVillage: request.per == "desa")
    let pages = PageFolder(beside: request.out)
    let bytes = try await renderAtlas(
      plan, threads: map.threads, stored: { pages.stored($0) },
      store: { page, bytes in
        try pages.store(page, bytes)
        progress("halaman / page \(page.number) / \(plan.pages.count)")
      })
    try writeTogether([(request.out, .bytes(bytes))])
    pages.remove()
    let count = map.language.pick("\(plan.pages.count) halaman", "\(plan.pages.count) pages")
    return mapClosing([request.out], map, source.region.remarks) + count + "\n"
  } catch {
    throw userFacing(error)
  }
}

private func atlasPlan(_ source: SheetSource, isByVillage: Bool) throws -> AtlasPlan {
  let cells = VillageCells(source: source)
  return try AtlasPlan(
    AtlasInput(
      scene: try source.scene(), text: try source.text(), page: try source.page(),
      unit: isByVillage ? .village : .district, columns: cells.columns,
      figures: isByVillage ? cells.columns : cells.districtFigures))
}

/// Pages of an atlas in the making, each with what it was made from.
private struct PageFolder: Sendable {
  private let folder: URL

  init(beside out: URL) {
    folder = out.deletingLastPathComponent().appendingPathComponent(".\(out.lastPathComponent).lokus-halaman")
  }

  /// The page as it was made before from the same things.
  func stored(_ page: AtlasPage) -> [UInt8]? {
    let file = folder.appendingPathComponent(page.fileName)
    guard let mark = try? String(contentsOf: digestFile(page), encoding: .utf8), mark == page.digest.hex,
      let bytes = try? Data(contentsOf: file)
    else { return nil }
    return Array(bytes)
  }

  /// The page first, then the mark that it is whole.
  func store(_ page: AtlasPage, _ bytes: [UInt8]) throws {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try? FileManager.default.removeItem(at: digestFile(page))
      try Data(bytes).write(to: folder.appendingPathComponent(page.fileName))
      try Data(page.digest.hex.utf8).write(to: digestFile(page), options: .atomic)
    } catch {
      throw OutputError.cannotWrite(name: page.fileName, reason: "\((error as NSError).code)")
    }
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  private func digestFile(_ page: AtlasPage) -> URL { folder.appendingPathComponent(page.fileName + ".tanda") }
}
