public import Analysis
public import Stunting

/// The words of the data quality report for closed choices, in both languages.
public struct QualityWords: Sendable {
  public let language: Language
  let number: NumberText
  let labels: Labels

  public init(_ language: Language) {
    self.language = language
    number = NumberText(language)
    labels = Labels(language)
  }

  func pick(_ indonesian: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
    language.pick(indonesian(), english())
  }

  /// The names of the juknis (Aksi 6).
  public func dimension(_ d: QualityDimension) -> String {
    switch d {
    case .accuracy: pick("Akurasi", "Accuracy")
    case .reliability: pick("Keandalan", "Reliability")
    case .completeness: pick("Kelengkapan", "Completeness")
    case .timeliness: pick("Ketepatan waktu", "Timeliness")
    }
  }

  public func qualityClass(_ c: QualityClass) -> String {
    switch c {
    case .notAssessed: "-"
    case .good: pick("baik", "good")
    case .attention: pick("perhatian", "attention")
    case .poor: pick("perbaikan", "mend")
    }
  }

  public func severity(_ s: MendSeverity) -> String {
    switch s {
    case .note: pick("catatan", "note")
    case .check: pick("periksa", "check")
    case .important: pick("penting", "important")
    case .urgent: pick("mendesak", "urgent")
    }
  }

  public func level(_ l: UnitLevel) -> String {
    switch l {
    case .village: pick("desa/kel.", "village")
    case .district: pick("kecamatan", "kecamatan")
    case .puskesmas: "puskesmas"
    case .regency: pick("kab./kota", "regency")
    }
  }

  public func measure(_ m: DigitCount.Measure) -> String {
    switch m {
    case .height: pick("tinggi/panjang", "height/length")
    case .weight: pick("berat", "weight")
    }
  }

  public func frequency(_ f: ReportingFrequency?) -> String {
    switch f {
    case .monthly: pick("bulanan", "monthly")
    case .quarterly: pick("triwulanan", "quarterly")
    case .weighing: pick("Februari dan Agustus", "February and August")
    case .halfYearly: pick("setengah tahunan", "half-yearly")
    case .yearly: pick("tahunan", "yearly")
    case nil: pick("belum ditetapkan", "not stated")
    }
  }

  public func role(_ role: String) -> String {
    switch role {
    case "boundaries": pick("batas wilayah", "boundaries")
    case "facilities": pick("fasilitas", "facilities")
    case "indicators": pick("indikator", "indicators")
    default: role
    }
  }

  public func hint(_ h: SurveyComparison.Hint) -> String {
    switch h {
    case .lowMeasuredShare:
      pick(
        "sebagian anak terdaftar tidak diukur (D/S rendah); anak yang tidak datang dapat berbeda dari yang datang",
        "part of the registered children were not measured (low D/S); those who stay away may differ")
    case .measuredShareUnknown:
      pick(
        "jumlah anak terdaftar tidak diketahui, jadi berapa yang tidak diukur tidak dapat dinilai",
        "the number registered is not known, so how many were not measured can't be judged")
    case .unitsMissing:
      pick(
        "entri by-name belum lengkap: ada wilayah tanpa nilai", "by-name entry is incomplete: areas without a value")
    case .tools:
      pick(
        "alat dan cara ukur: antropometri terstandar, kalibrasi, pelatihan, pembulatan",
        "tools and way of measuring: standard anthropometry, calibration, training, rounding")
    case .heaping:
      pick("angka terakhir hasil ukur menumpuk di sebagian wilayah", "last digits of measurements heap in some areas")
    case .otherPeriod:
      pick("waktu pengukuran tidak sama dengan survei", "the time of measuring is not that of the survey")
    }
  }

  /// Who mends it, as addressed in a list.
  public func owner(_ o: MendOwner) -> String {
    switch o.kind {
    case .puskesmas: o.name.lowercased().hasPrefix("puskesmas") ? o.name : "Puskesmas " + o.name
    case .district: pick("Puskesmas di Kec. ", "Puskesmas in Kec. ") + o.name
    case .opd: o.name.isEmpty ? pick("Pemilik sumber belum dinyatakan", "Owner of the source not declared") : o.name
    }
  }
}
