public import Analysis
import Stunting

/// Builds the report of a run: distribution, wilayah hotspot, klaster, access, coverage and lokus, with sources,
/// methods and everything that was set aside. The text is internal: numbers are exact.
public struct ReportBuilder: Sendable {
  let result: RegionResult
  let context: ReportContext
  let labels: Labels
  let number: NumberText
  /// The long tables are written beside the report.
  var hasTables = true

  /// "60 more in akses.csv", or how to get them.
  func moreNote(_ count: Int, in table: String) -> String {
    hasTables
      ? pick("\(count) lainnya ada di \(table).", "\(count) more in \(table).")
      : pick("\(count) lainnya: lokus run menulisnya ke \(table).", "\(count) more: lokus run writes them to \(table).")
  }

  public init(result: RegionResult, context: ReportContext) {
    self.result = result
    self.context = context
    labels = Labels(context.language)
    number = NumberText(context.language)
  }

  public func build() -> Document {
    var d = Document()
    addOpening(&d)
    addSummary(&d)
    addDistribution(&d)
    addHotspots(&d)
    addCertainty(&d)
    addKlaster(&d)
    addKlasterMethods(&d)
    addChange(&d)
    addAccess(&d)
    addCoverage(&d)
    addSupply(&d)
    addProgrammes(&d)
    addRelation(&d)
    addLokus(&d)
    addSources(&d)
    if let quality = context.quality {
      d.blocks += qualityDocument(quality, language: context.language, form: .section).blocks
    }
    addMethods(&d)
    return d
  }

  /// What `lokus hotspots` prints.
  public func hotspots() -> Document {
    var d = Document()
    addStatisticsOpening(&d)
    addHotspots(&d)
    addCertainty(&d)
    return d
  }

  /// What `lokus klaster` prints.
  public func klaster() -> Document {
    var d = Document()
    addStatisticsOpening(&d)
    addKlaster(&d)
    addKlasterMethods(&d)
    return d
  }

  /// What `lokus access` prints.
  public func access() -> Document {
    var builder = self
    builder.hasTables = false
    var d = Document()
    builder.addAccessOpening(&d)
    builder.addAccess(&d)
    builder.addSupply(&d)
    return d
  }

  private func addAccessOpening(_ d: inout Document) {
    d.add(.title(context.placeName))
    var lines = [pick("Untuk penggunaan internal: angka tidak disamarkan.", "For internal use: numbers are exact.")]
    if context.isSynthetic {
      lines.append(pick("DATA SINTETIS: kabupaten ini rekaan.", "SYNTHETIC DATA: an invented regency."))
    }
    d.add(.bullets(lines + boundaryLines + context.remarks))
  }

  /// Place, numbers, and that they are exact.
  private func addStatisticsOpening(_ d: inout Document) {
    d.add(.title(context.placeName))
    var lines = [pick("Untuk penggunaan internal: angka tidak disamarkan.", "For internal use: numbers are exact.")]
    if let h = result.headline {
      lines.append(
        capitalised(headlineWord) + ", " + pick("periode ", "period ") + periodText(h.period) + ": "
          + pick(
            "\(number.count(h.totalCases)) kasus dari \(number.count(h.totalDenominator)), gabungan \(rate(h.pooled)), rata-rata antar \(unitWord) \(rate(h.meanOfUnits))",
            "\(number.count(h.totalCases)) cases of \(number.count(h.totalDenominator)), pooled \(rate(h.pooled)), mean over the \(unitsEnglish()) \(rate(h.meanOfUnits))"
          ))
    }
    d.add(.bullets(lines + boundaryLines + context.remarks))
  }

  /// What became of the records of the boundary file.
  private var boundaryLines: [String] {
    context.imports.filter { $0.role == "boundaries" }.map { i in
      pick(
        "\(i.fileName): \(number.integer(i.recordsRead)) dibaca, \(number.integer(i.recordsAccepted)) dipakai, \(number.integer(i.recordsSetAside)) tidak dipakai",
        "\(i.fileName): \(number.integer(i.recordsRead)) read, \(number.integer(i.recordsAccepted)) used, \(number.integer(i.recordsSetAside)) set aside"
      )
    }
  }

  func periodText(_ p: Period) -> String {
    p == .unstated ? pick("tidak dinyatakan", "not stated") : p.description
  }

  func pick(_ indonesian: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    context.language.pick(indonesian(), english())
  }

  /// What a unit is called: "desa/kelurahan", "kecamatan", "wilayah puskesmas".
  var unitWord: String {
    switch context.unit {
    case .village, .regency: "desa/kelurahan"
    case .district: "kecamatan"
    case .puskesmas: pick("wilayah puskesmas", "puskesmas area")
    }
  }

  /// The same at the beginning of a title.
  var unitTitle: String { unitWord.prefix(1).uppercased() + unitWord.dropFirst() }

  /// Heading of the column that names the unit.
  var unitHeading: String {
    pick(unitTitle, context.unit == .village ? "Village" : unitTitle)
  }

  /// Heading of a column that counts units.
  var unitsHeading: String { context.unit == .village ? pick("Desa/kel.", "Villages") : unitTitle }

  /// The English words "village" and "villages", or what stands for them.
  func unitsEnglish(_ count: Int = 2) -> String {
    switch context.unit {
    case .village, .regency: count == 1 ? "village" : "villages"
    case .district: "kecamatan"
    case .puskesmas: count == 1 ? "puskesmas area" : "puskesmas areas"
    }
  }

  /// "Nama Desa (Kec. X)".
  func place(_ village: Int) -> String {
    let v = result.edition.villages[village]
    if v.name == v.districtLabel || v.districtLabel.isEmpty { return v.label }
    return v.label + " (" + pick("Kec. ", "Kec. ") + v.districtLabel + ")"
  }

  /// What the headline is called: prevalence only when it is one.
  var headlineWord: String {
    guard let headline = result.headline else { return pick("prevalensi stunting", "stunting prevalence") }
    if headline.isStandIn || headline.definition.key != "stunting" {
      return context.language == .indonesian ? headline.definition.nameIndonesian : headline.definition.nameEnglish
    }
    return pick("prevalensi stunting", "stunting prevalence")
  }

  /// A rate (fraction) as printed, with its unit.
  func rate(_ value: Double?) -> String {
    guard let headline = result.headline, let value else { return "-" }
    let printed = value * Double(headline.definition.per)
    return headline.definition.per == 100 ? number.percent(printed) : number.decimal(printed, 2)
  }

  private func addOpening(_ d: inout Document) {
    d.add(.title(pick("Analisis Situasi Stunting: ", "Stunting situation analysis: ") + context.placeName))
    var lines = [pick("Untuk penggunaan internal: angka tidak disamarkan.", "For internal use: numbers are exact.")]
    if context.isSynthetic {
      lines.append(
        pick(
          "DATA SINTETIS: kabupaten ini rekaan; tidak ada tempat atau orang nyata.",
          "SYNTHETIC DATA: this regency is invented; no real place or person."))
    }
    if let code = context.regencyCode { lines.append(pick("Kode Wilayah: ", "Region code: ") + code) }
    if context.unit != .village { lines.append(pick("Satuan analisis: ", "Unit of analysis: ") + unitWord) }
    if let institution = context.institution { lines.append(pick("Instansi: ", "Institution: ") + institution) }
    lines.append(
      pick("Keadaan per ", "As of ") + context.asOf + ". Lokus " + context.lokusVersion + ". "
        + pick("Edisi batas desa/kelurahan: ", "Boundary edition: ") + result.edition.id)
    d.add(.bullets(lines))
  }
}
