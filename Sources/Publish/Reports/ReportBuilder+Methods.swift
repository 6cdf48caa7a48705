import Analysis
import SpatialStats
import Stunting

extension ReportBuilder {
  /// Each method on its own, where they agree, and what other choices would change.
  func addKlasterMethods(_ d: inout Document) {
    guard let k = result.klaster else { return }
    d.add(
      .heading(pick("Tiga cara mencari klaster, dan di mana sama", "Three ways to find klaster, and where they agree")))
    addPattern(&d)
    d.add(.table(methodTable(k)))
    d.add(.note(agreement(k)))
    addUnlike(&d, k)
    addScan(&d)
    addAgainst(&d)
    addSensitivity(&d, k)
  }

  /// The line of method under a map.
  public func sheetMethod(theme: String) -> String {
    switch theme {
    case "hotspot": return hotspotMethodLine ?? ""
    case "pindai": return result.scan.map(scanMethod) ?? ""
    default: return result.klaster.map(klasterMethod) ?? ""
    }
  }

  private func methodTable(_ k: KlasterTable) -> Document.Table {
    let methods = KlasterMethod.allCases.filter { $0 != .scan || result.scan != nil }
    return Document.Table(
      columns: [
        (pick("Cara", "Method"), .left), (pick("Yang dicari", "What it looks for"), .left),
        (pick("Tinggi", "High"), .right), (pick("Rendah", "Low"), .right),
      ],
      rows: methods.map { m in
        let villages = result.edition.villages.indices
        let head = m == k.headline ? pick(" (utama)", " (headline)") : ""
        return [
          labels.method(m) + head, labels.methodMeaning(m, unit: unitWord),
          "\(villages.count { k.consistency.sign($0, by: m) == .high })",
          "\(villages.count { k.consistency.sign($0, by: m) == .low })",
        ]
      })
  }

  private func agreement(_ k: KlasterTable) -> String {
    let summary = k.consistency.summary
    let methods = k.consistency.methods
    if summary.called == 0 {
      return pick(
        "Tidak satu cara pun menyebut sebuah \(unitWord).", "No method calls any of the \(unitsEnglish()).")
    }
    return pick(
      "Semua \(methods) cara sepakat pada \(summary.agreed) dari \(summary.called) \(unitWord) yang disebut paling sedikit satu cara. Datanya sama, jadi kesepakatan bukan bukti yang terpisah; cara utama ditentukan sebelum hasil dilihat.",
      "All \(methods) methods agree on \(summary.agreed) of the \(summary.called) \(unitsEnglish(summary.called)) that any of them calls. The data is the same, so agreement is no separate evidence; the headline method was declared before the result was seen."
    )
  }

  /// Villages unlike their neighbours by local Moran.
  private func addUnlike(_ d: inout Document, _ k: KlasterTable) {
    func villages(_ c: MoranClass) -> [Int] {
      k.moranClass.indices.filter { k.moranClass[$0] == c && (k.moranAdjusted[$0] ?? 2) <= k.alpha }
    }
    let (high, low) = (villages(.highLow), villages(.lowHigh))
    if !high.isEmpty {
      d.add(
        .note(pick("Tinggi di antara yang rendah (local Moran): ", "High among low (local Moran): ") + list(high) + ".")
      )
    }
    if !low.isEmpty {
      d.add(
        .note(pick("Rendah di antara yang tinggi (local Moran): ", "Low among high (local Moran): ") + list(low) + "."))
    }
  }

  private func addSensitivity(_ d: inout Document, _ k: KlasterTable) {
    guard let table = result.sensitivity, !table.rows.isEmpty else { return }
    d.add(
      .paragraph(
        pick(
          "Bila pilihan lain dipakai, kelas \(labels.method(table.method)) yang berubah:",
          "With other choices, classes of \(labels.method(table.method)) that change:")))
    d.add(
      .table(
        Document.Table(
          columns: [
            (pick("Pilihan", "Choice"), .left), (pick("Dibandingkan", "Compared"), .right),
            (pick("Kelas berubah", "Class changes"), .right),
            (pick("Masuk/keluar klaster", "Enters or leaves"), .right),
            (pick("Bermakna semula", "Significant before"), .right), (pick("menjadi", "then"), .right),
          ],
          rows: table.rows.map { row in
            [
              labels.variant(row.variant), "\(row.compared)", "\(row.changedClass.count)",
              "\(row.changedSign.count)", "\(row.significantBefore)", "\(row.significantAfter)",
            ]
          })))
  }
}
