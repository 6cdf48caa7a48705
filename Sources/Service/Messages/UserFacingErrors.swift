internal import Analysis
internal import Cartography
internal import GDALBridge
internal import Ingest
internal import Matching
internal import Store
public import Stunting
internal import TileArchives

/// An error of a lower module with its words: what `Service` throws in its place.
struct WrappedError: UserFacing {
  let render: @Sendable (Language) -> UserMessage

  func message(_ language: Language) -> UserMessage { render(language) }
}

/// Gives an error of a lower module its words; one that has them already stays.
func userFacing(_ error: any Error) -> any Error {
  switch error {
  case let error as any UserFacing: error
  case let error as IngestError: WrappedError { ingestMessage(error, $0) }
  case let error as DirectError: WrappedError { directMessage(error, $0) }
  case let error as VectorWriteError: WrappedError { vectorWriteMessage(error, $0) }
  case let error as MatchingError: WrappedError { answerFileMessage(error, $0) }
  case let error as StoreError: WrappedError { storeMessage(error, $0) }
  case let error as CartographyError: WrappedError { cartographyMessage(error, $0) }
  case let error as TileArchiveError: tileProblem(error)
  case let error as SitingError: ReachProblem.unsolved(reason: "\(error)")
  case let error as AnalysisError: WrappedError { faultMessage("ANA-001", "\(error)", $0) }
  default: error
  }
}

/// What a planner is told of a container of tiles.
private func tileProblem(_ error: TileArchiveError) -> any Error {
  func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
  return switch error {
  case .notFound(let path), .notTiles(let path):
    MapProblem.unreadableTiles(file: name(path), reason: "z/x/y? PMTiles? MBTiles?")
  case .damaged(let path, let offset, _):
    MapProblem.unreadableTiles(file: name(path), reason: "byte \(offset)")
  case .tooLarge(let path, _): MapProblem.unreadableTiles(file: name(path), reason: "> \(TileReadLimits().tiles)")
  case .cannotRead(let path, let reason): MapProblem.unreadableTiles(file: name(path), reason: reason)
  case .cannotWrite(let path, let reason): OutputError.cannotWrite(name: name(path), reason: reason)
  case .busy(let path): OutputError.cannotWrite(name: name(path), reason: "busy")
  case .foreignFolder(let path): OutputError.foreignFolder(name: name(path))
  case .noTiles: CartographyMessage.nothing
  default: WrappedError { faultMessage("MAP-004", "\(error)", $0) }
  }
}

private enum CartographyMessage {
  static let nothing = WrappedError { cartographyMessage(.nothingToDraw, $0) }
}

/// Words for an error that nobody expected.
public func unexpectedMessage(_ error: any Error, _ language: Language) -> UserMessage {
  if let known = userFacing(error) as? any UserFacing { return known.message(language) }
  return faultMessage("LKS-001", "\(type(of: error))", language)
}

private func faultMessage(_ code: String, _ detail: String, _ language: Language) -> UserMessage {
  UserMessage(
    code: code, status: .ourFault,
    what: language.pick("Kesalahan di dalam Lokus (\(detail)).", "A fault inside Lokus (\(detail))."),
    next: language.pick(
      "Laporkan dengan versi Lokus dan perintah yang dijalankan; ruang kerja tidak berubah.",
      "Report it with the version of Lokus and the command; the workspace is unchanged."))
}

private func cartographyMessage(_ error: CartographyError, _ language: Language) -> UserMessage {
  switch error {
  case .tooManyTiles(let count, let limit):
    UserMessage(
      code: "MAP-001", status: .dataRefused,
      what: language.pick(
        "Peta terlalu besar: \(count) ubin, paling banyak \(limit).",
        "The map is too large: \(count) tiles, at most \(limit)."),
      next: language.pick(
        "Kecilkan parameters.maximum_zoom di lokus.yaml.", "Lower parameters.maximum_zoom in lokus.yaml."))
  case .nothingToDraw:
    UserMessage(
      code: "MAP-002", status: .dataRefused,
      what: language.pick("Tidak ada poligon untuk digambar.", "There is no polygon to draw."),
      next: language.pick(
        "Periksa sumber batas desa dengan `lokus check`.", "Check the boundary source with `lokus check`."))
  default: faultMessage("MAP-003", "\(error)", language)
  }
}
