import Analysis
import Stunting

/// The detail of a finding in words: imports write keys and numbers, readers get sentences.
struct FindingText {
  let language: Language
  private let number: NumberText
  private let labels: Labels

  init(_ language: Language) {
    self.language = language
    number = NumberText(language)
    labels = Labels(language)
  }

  /// `detail` of a finding of a kind; empty when there is nothing to say beyond the kind.
  func text(_ kind: FindingKind, _ detail: String) -> String {
    if let more = furtherFindings(detail) { return more }
    return switch kind {
    case .inconsistent: StatedFigure(detail: detail).map { stated($0) } ?? detail
    case .facilityFlag: FacilityFlag(rawValue: detail).map { labels.facilityFlag($0) } ?? detail
    case .positionRepaired: rules(detail)
    case .positionAsked: positions(detail)
    case .sharedPosition, .oneSpotForMany: kinds(detail)
    case .decimalDecided, .decimalAssumed: decimal(detail)
    case .constantColumn, .markedNumber, .formulaCells, .formulaWithoutResult, .filledDown:
      detail.isEmpty ? "" : pick("kolom ", "column ") + detail
    case .overlap, .sliver, .gap: place(detail)
    default: detail
    }
  }

  /// "Prevalensi Stunting: tertulis 28 %, dihitung 4,78 % (187/3.912)".
  func stated(_ f: StatedFigure) -> String {
    let basis = f.parts.map { number.count($0) }.joined(separator: f.isPercentage ? "/" : " + ")
    return f.column + pick(": tertulis ", ": stated ") + figure(f.stated, f) + pick(", dihitung ", ", computed ")
      + figure(f.computed, f) + " (" + basis + ")"
  }

  /// A stated or computed number, with as many decimals as it has, at most two.
  func figure(_ value: Double, _ f: StatedFigure) -> String {
    let tenths = (value * 10).rounded() / 10
    let decimals = value == value.rounded() ? 0 : abs(value - tenths) < 1e-9 ? 1 : 2
    return f.isPercentage ? number.percent(value, decimals) : number.decimal(value, decimals)
  }

  private func pick(_ indonesian: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    language.pick(indonesian(), english())
  }

  /// "+12" is how an import sums up further findings of a kind.
  private func furtherFindings(_ detail: String) -> String? {
    guard detail.hasPrefix("+"), let n = Int(detail.dropFirst()) else { return nil }
    return pick("\(number.integer(n)) lainnya", "\(number.integer(n)) more")
  }

  /// "posyandu=5 puskesmas=1".
  private func kinds(_ detail: String) -> String {
    detail.split(separator: " ").map { part in
      let halves = part.split(separator: "=")
      guard halves.count == 2, let n = Int(halves[1]) else { return String(part) }
      return "\(number.integer(n)) " + labels.facilityKind(String(halves[0]))
    }.joined(separator: ", ")
  }

  /// "2815.8 m @ 112.640122 -7.991528": mean width and a place inside.
  private func place(_ detail: String) -> String {
    let halves = detail.components(around: " m @ ")
    guard halves.count == 2, let width = Double(halves[0]) else { return detail }
    return pick("lebar rata-rata ", "mean width ") + number.distance(metres: width) + pick(" di ", " at ") + halves[1]
  }

  /// "COLUMN: comma (12, column)": mark, ambiguous cells, what decided.
  private func decimal(_ detail: String) -> String {
    for (key, mark) in [
      ("comma", pick("koma desimal", "decimal comma")), ("point", pick("titik desimal", "decimal point")),
    ] {
      let halves = detail.components(around: ": \(key) (")
      guard halves.count == 2, halves[1].hasSuffix(")") else { continue }
      let inside = halves[1].dropLast().components(around: ", ")
      guard let cells = inside.first.flatMap({ Int($0) }) else { continue }
      let read = pick("\(number.integer(cells)) sel dibaca dengan ", "\(number.integer(cells)) cells read with a ")
      return "\(pick("kolom", "column")) \(halves[0]): " + read + mark + (inside.count == 2 ? basis(inside[1]) : "")
    }
    return detail
  }

  private func basis(_ key: String) -> String {
    switch key {
    case "whole_numbers": pick(", karena jumlah orang atau benda selalu bulat", ", as people and things come whole")
    case "column": pick(", menurut sel lain di kolom itu", ", as other cells of the column say")
    case "arithmetic": pick(", karena hanya begitu hitungannya cocok", ", as the sums only agree so")
    case "table": pick(", menurut kolom lain di tabel itu", ", as other columns of the table say")
    default: ""
    }
  }
}

extension StringProtocol {
  /// The text before and after the last occurrence of a separator; the whole text when there is none.
  func components(around separator: String) -> [String] {
    var end = endIndex
    while end > startIndex {
      let start = index(before: end)
      if self[start...].hasPrefix(separator) {
        return [String(self[..<start]), String(self[start...].dropFirst(separator.count))]
      }
      end = start
    }
    return [String(self)]
  }
}
