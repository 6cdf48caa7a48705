/// The fixed words of sheets.
struct SheetWords {
  let language: MapLanguage
  private let unitName: String?

  init(_ options: SceneOptions) {
    language = options.language
    unitName = options.unitName
  }

  func pick(_ id: String, _ en: String) -> String { language == .indonesian ? id : en }

  var legend: String { pick("Legenda", "Legend") }
  /// Head of a column with numbers of areas, and of one with their names.
  var villages: String { unitName ?? pick("desa/kel.", "villages") }
  var village: String { unitName.map(capitalised) ?? pick("Desa/Kelurahan", "Village") }
  var scale: String { pick("Skala", "Scale") }
  var locator: String { pick("Diagram lokasi", "Location diagram") }
  var projection: String { pick("Proyeksi: Transverse Mercator", "Projection: Transverse Mercator") }
  var datum: String { "Datum: WGS 84" }
  func grid(_ zone: UTMZone) -> String {
    pick("Sistem grid: UTM zona \(zone.name)", "Grid system: UTM zone \(zone.name)")
  }
  var sources: String { pick("Sumber", "Source") }
  var history: String { pick("Riwayat peta", "Map history") }
  var method: String { pick("Metode dan jenjang data", "Method and data rung") }
  var edition: String { pick("Edisi batas", "Border edition") }
  var made: String { pick("dibuat", "made on") }
  var code: String { "Kode Wilayah" }
  var proposal: String {
    pick(
      "Status kelas dan warna: usulan, belum ditetapkan peraturan.",
      "Status of classes and colours: proposal, set by no regulation.")
  }
  func marking(_ marking: SheetMarking) -> String {
    switch marking {
    case .internalUse: pick("UNTUK PENGGUNAAN INTERNAL", "FOR INTERNAL USE")
    case .everyone: pick("UNTUK UMUM", "FOR THE PUBLIC")
    }
  }
  var north: String { pick("U", "N") }
  var outerBorder: String { pick("Batas wilayah", "Border of the region") }
  var districtBorder: String { pick("Batas kecamatan", "District border") }
  var villageBorder: String {
    unitName.map { pick("Batas \($0)", "Border of \($0)") } ?? pick("Batas desa/kelurahan", "Village border")
  }
  var neighbours: String { pick("Wilayah tetangga", "Neighbouring area") }
  var key: String { pick("Nomor pada peta", "Numbers on the map") }
  var page: String { pick("Halaman", "Page") }
  func page(_ number: Int, of count: Int) -> String {
    pick("Halaman \(number) dari \(count)", "Page \(number) of \(count)")
  }
  func more(_ count: Int) -> String { pick("dan \(count) lainnya", "and \(count) more") }

  /// "75.000" in Indonesian, "75,000" in English.
  func grouped(_ value: Int) -> String {
    let digits = String(abs(value))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += pick(".", ",") }
      text.append(digit)
    }
    return (value < 0 ? "-" : "") + text
  }

  /// At most one decimal: "2,5".
  func decimal(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "" }
    let tenths = Int((value * 10).rounded())
    let whole = grouped(tenths / 10)
    return tenths % 10 == 0 ? whole : whole + pick(",", ".") + String(abs(tenths % 10))
  }

  /// "500 m", "2,5 km".
  func distance(_ metres: Double) -> String {
    metres >= 1000 ? decimal(metres / 1000) + " km" : decimal(metres) + " m"
  }
}

private func capitalised(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }
