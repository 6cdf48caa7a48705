import Analysis
import Stunting

extension ReportBuilder {
  /// Where every number comes from and what was not used.
  func addSources(_ d: inout Document) {
    d.add(.heading(pick("Sumber data dan kelengkapan", "Sources and completeness")))
    d.add(
      .table(
        .init(
          columns: [
            (pick("Sumber", "Source"), .left), (pick("Berkas", "File"), .left), (pick("Dibaca", "Read"), .right),
            (pick("Dipakai", "Used"), .right), (pick("Ditanyakan", "Asked"), .right),
            (pick("Tidak dipakai", "Set aside"), .right), ("SHA-256", .left),
          ],
          rows: context.imports.map { i in
            [
              i.sourceID, i.fileName, number.integer(i.recordsRead), number.integer(i.recordsAccepted),
              number.integer(i.recordsAsked), number.integer(i.recordsSetAside), String(i.sha256.prefix(12)),
            ]
          })))
    addSetAside(&d)
    addFindings(&d)
  }

  private func addSetAside(_ d: inout Document) {
    let listedRecords = context.setAside.filter { ![.filteredOut, .outsideRegion, .totalRow].contains($0.reason) }
    guard !listedRecords.isEmpty else { return }
    d.add(.paragraph(pick("Catatan dan sel yang tidak dipakai:", "Records and cells set aside:")))
    d.add(
      .table(
        .init(
          columns: [
            (pick("Sumber", "Source"), .left), (pick("Baris", "Row"), .right), (pick("Kolom", "Column"), .left),
            (pick("Kode", "Code"), .left), (pick("Tempat", "Place"), .left), (pick("Alasan", "Reason"), .left),
          ],
          rows: listedRecords.prefix(60).map { s in
            [s.sourceID, "\(s.row)", s.column ?? "", s.code ?? "", s.placeName ?? "", labels.setAside(s.reason)]
          })))
    if listedRecords.count > 60 {
      d.add(
        .note(
          pick(
            "\(listedRecords.count - 60) lainnya: jalankan `lokus check --format json`.",
            "\(listedRecords.count - 60) more: run `lokus check --format json`.")))
    }
  }

  private func addFindings(_ d: inout Document) {
    guard !context.findings.isEmpty else { return }
    d.add(.paragraph(pick("Temuan yang perlu diperiksa:", "Findings to check:")))
    d.add(
      .table(
        .init(
          columns: [
            (pick("Sumber", "Source"), .left), (pick("Kode", "Code"), .left), (pick("Temuan", "Finding"), .left),
            (pick("Rincian", "Detail"), .left),
          ],
          rows: weightiest(context.findings, 60).map { f in
            [
              f.sourceID, [f.code, f.otherCode].compactMap { $0 }.joined(separator: " / "), labels.finding(f.kind),
              detail(f),
            ]
          })))
    if context.findings.count > 60 {
      d.add(
        .note(
          pick(
            "\(context.findings.count - 60) lainnya: jalankan `lokus check --format json`.",
            "\(context.findings.count - 60) more: run `lokus check --format json`.")))
    }
  }

  /// The detail of a finding with its size.
  private func detail(_ f: ImportFinding) -> String {
    if f.occurrences > 1 {
      return pick("\(f.occurrences) lainnya, bersama ", "\(f.occurrences) more, together ")
        + number.decimal(f.size ?? 0, 0) + " m2"
    }
    let text = FindingText(context.language).text(f.kind, f.detail)
    guard let size = f.size, f.kind != .inconsistent else { return text }
    let printed = sizeText(f.kind, size)
    return text.isEmpty ? printed : text + " (" + printed + ")"
  }

  /// The findings that say most about the numbers, then those about borders; of one kind in their order.
  private func weightiest(_ findings: [ImportFinding], _ most: Int) -> [ImportFinding] {
    let last: [FindingKind] = [
      .sliver, .overlap, .gap, .island, .matchedByName, .nameDiffers, .duplicateVillageName, .decimalDecided, .snapped,
    ]
    let first = findings.filter { !last.contains($0.kind) }
    return Array((first + findings.filter { last.contains($0.kind) }).prefix(most))
  }

  /// The size of a finding in the unit that its kind implies; empty where it is none that a reader needs.
  private func sizeText(_ kind: FindingKind, _ size: Double) -> String {
    switch kind {
    case .overlap, .sliver, .gap, .geometryRepaired, .snapped, .island: number.decimal(size, 0) + " m2"
    case .facilityFlag, .positionRepaired: number.distance(metres: size)
    case .matchedBySimilarName: number.decimal(size, 2)
    default: number.integer(Int(exactly: size.rounded()) ?? 0)
    }
  }

  /// Method and version, so that every number can be traced.
  func addMethods(_ d: inout Document) {
    d.add(.heading(pick("Catatan metode", "Notes on method")))
    var items = [
      pick(
        "Batas wilayah pada peta bukan referensi resmi mengenai garis batas administrasi.",
        "Boundaries on the maps are no official reference for administrative borders."),
      pick(
        "\"usulan\" menandai batas dan ambang yang bukan dari aturan resmi; lihat docs/methods.md.",
        "\"usulan\" marks cuts and thresholds that are not official; see docs/methods.md."),
      pick(
        "Hubungan antar angka di wilayah yang sama disebut berkaitan, bukan berpengaruh.",
        "Numbers of the same area are related; no effect is claimed."),
    ]
    if let h = result.headline {
      let method = h.intervalMethod == .wilson ? "Wilson 95 %" : pick("Poisson eksak 95 %", "exact Poisson 95%")
      items.append(pick("Selang: ", "Interval: ") + method + ".")
    }
    d.add(.bullets(items))
  }
}
