internal import Analysis
internal import Foundation
public import SpatialStats
public import Stunting

/// Weights that a file gives, in the place of neighbours by a rule.
///
/// The file names every village of the region, or every one that is analysed, by its printed code, in any order.
///
/// - Throws: `WeightsFileProblem`.
func neighbourhood(from url: URL, edition: BoundaryEdition, units: [Int], options: NeighbourOptions) throws
  -> Neighbourhood
{
  let file = url.lastPathComponent
  guard let data = FileManager.default.contents(atPath: url.path) else { throw WeightsFileProblem.missing(file: file) }
  let all = edition.villages.map(\.printedCode)
  let weights: Weights
  do throws(StatisticsError) {
    weights = try readWeights(Array(data), isGAL: url.pathExtension.lowercased() == "gal", all: all, units: units)
      .withoutSelf()
  } catch {
    throw WeightsFileProblem.refused(file: file, error: error)
  }
  return Neighbourhood(
    options: options, villages: units, context: [], weights: weights,
    isJoined: [Bool](repeating: false, count: units.count), edge: nil)
}

private func readWeights(_ bytes: [UInt8], isGAL: Bool, all: [String], units: [Int]) throws(StatisticsError) -> Weights
{
  func read(_ names: [String]) throws(StatisticsError) -> Weights {
    try (isGAL ? NamedWeights(gal: bytes, identifiers: names) : NamedWeights(gwt: bytes, identifiers: names)).weights
  }
  do throws(StatisticsError) {
    let isKept = Set(units)
    return try read(all).keeping(all.indices.map { isKept.contains($0) }).weights
  } catch {
    guard case .weightsFile(_, .identifierCountDiffers) = error, units.count < all.count else { throw error }
    return try read(units.map { all[$0] })
  }
}

extension StatisticsOutput {
  /// The neighbours of the run as GAL, or as GWT with their values.
  func weightsText(_ url: URL) throws -> String {
    guard let ground = result.neighbourhood else { return "" }
    let file = url.lastPathComponent
    do throws(StatisticsError) {
      let named = try NamedWeights(
        weights: ground.studyWeights, identifiers: ground.villages.map { result.edition.villages[$0].printedCode },
        layer: result.edition.id, column: "village_code")
      return try url.pathExtension.lowercased() == "gal" ? named.gal() : named.gwt()
    } catch {
      throw WeightsFileProblem.notWritable(file: file, error: error)
    }
  }
}

/// What is wrong with a file of weights.
public enum WeightsFileProblem: UserFacing, Equatable {
  case missing(file: String)
  case refused(file: String, error: StatisticsError)
  case notWritable(file: String, error: StatisticsError)

  public func message(_ l: Language) -> UserMessage {
    switch self {
    case .missing(let file):
      return UserMessage(
        code: "STA-006", status: .inputMissing,
        what: l.pick("Berkas \(file) tidak ada.", "The file \(file) does not exist."),
        next: l.pick("Periksa nama berkasnya.", "Check its name."))
    case .refused(let file, let error):
      return UserMessage(
        code: "STA-007", status: .dataRefused,
        what: l.pick("Berkas tetangga \(file) tidak dapat dipakai: ", "The weights file \(file) can't be used: ")
          + words(error, l),
        next: l.pick(
          "Buat berkas GAL atau GWT dengan kode desa sebagai pengenal; `lokus klaster --save-weights` menulis contohnya.",
          "Make a GAL or GWT file with the village codes as identifiers; `lokus klaster --save-weights` writes one."))
    case .notWritable(let file, let error):
      return UserMessage(
        code: "STA-008", status: .dataRefused,
        what: l.pick("Tetangga tidak dapat ditulis ke \(file): ", "The weights can't be written to \(file): ")
          + words(error, l),
        next: l.pick(
          "Pakai --code dengan kolom yang setiap isinya berbeda.", "Use --code with a column whose values all differ."))
    }
  }

  private func words(_ error: StatisticsError, _ l: Language) -> String {
    guard case .weightsFile(let line, let fault) = error else { return "\(error)." }
    return l.pick("baris \(line): ", "line \(line): ") + faultWords(fault, l)
  }

  private func faultWords(_ fault: WeightsFileFault, _ l: Language) -> String {
    switch fault {
    case .empty: l.pick("berkas kosong.", "the file is empty.")
    case .badHeader: l.pick("kepala berkas bukan GAL atau GWT.", "the header is neither GAL nor GWT.")
    case .badUnitCount(let text): l.pick("jumlah desa '\(text)'.", "number of units '\(text)'.")
    case .badLine(let fields):
      l.pick("\(fields) isian, tidak sesuai bentuknya.", "\(fields) fields do not fit the format.")
    case .badNeighbourCount(let text): l.pick("jumlah tetangga '\(text)'.", "number of neighbours '\(text)'.")
    case .neighbourCountDiffers(let a, let b):
      l.pick("dinyatakan \(a) tetangga, ada \(b).", "\(a) neighbours announced, \(b) found.")
    case .endsEarly(let a, let b): l.pick("berakhir pada \(b) dari \(a) desa.", "ends after \(b) of \(a) units.")
    case .textAfterLastUnit: l.pick("ada baris setelah desa terakhir.", "there are lines after the last unit.")
    case .unknownIdentifier(let name): l.pick("kode '\(name)' tidak dikenal.", "the code '\(name)' is not known.")
    case .repeatedIdentifier(let name): l.pick("kode '\(name)' dua kali.", "the code '\(name)' stands twice.")
    case .repeatedLink(let a, let b):
      l.pick("hubungan '\(a)' - '\(b)' dua kali.", "the link '\(a)' - '\(b)' stands twice.")
    case .badWeight(let text): l.pick("bobot '\(text)'.", "weight '\(text)'.")
    case .openQuote: l.pick("tanda kutip tidak ditutup.", "a quote is not closed.")
    case .unnamedUnits(let a, let b): l.pick("\(b) dari \(a) desa disebut.", "\(b) of \(a) units are named.")
    case .identifierCountDiffers(let a, let b):
      l.pick("berkas memuat \(a) desa, wilayah ini \(b).", "the file has \(a) units, this region \(b).")
    }
  }
}
