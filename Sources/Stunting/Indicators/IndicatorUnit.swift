/// What an indicator counts.
public enum IndicatorUnit: String, Sendable, Codable, CaseIterable {
  case people, households, villages, regencies, institutions, groups, staff, times, channels, agreements, products
  case kilometres

  /// The word beside a number.
  public func label(_ language: Language) -> String {
    switch self {
    case .people: language.pick("orang", "people")
    case .households: language.pick("keluarga/rumah tangga", "families or households")
    case .villages: language.pick("desa/kelurahan", "villages")
    case .regencies: language.pick("kabupaten/kota", "regencies")
    case .institutions: language.pick("lembaga", "institutions")
    case .groups: language.pick("kelompok", "groups")
    case .staff: language.pick("petugas", "staff")
    case .times: language.pick("kali", "times")
    case .channels: language.pick("kanal/metode", "channels or methods")
    case .agreements: language.pick("kerja sama", "agreements")
    case .products: language.pick("produk", "products")
    case .kilometres: language.pick("kilometer", "kilometres")
    }
  }
}

/// How often a source is expected to bring a new value.
public enum UpdateFrequency: String, Sendable, Codable, CaseIterable {
  case month, quarter
  case halfYear = "half_year"
  case year
}

/// What the letters KPM stand for in an indicator; a header with "KPM" is read by its indicator, never guessed.
public enum KPMMeaning: String, Sendable, Codable, CaseIterable {
  case kaderPembangunanManusia = "kader_pembangunan_manusia"
  case keluargaPenerimaManfaat = "keluarga_penerima_manfaat"

  /// Written out; Indonesian in both languages, the English one with an explanation.
  public func writtenOut(_ language: Language) -> String {
    switch self {
    case .kaderPembangunanManusia:
      language.pick("Kader Pembangunan Manusia", "Kader Pembangunan Manusia (human development worker)")
    case .keluargaPenerimaManfaat:
      language.pick("Keluarga Penerima Manfaat", "Keluarga Penerima Manfaat (beneficiary family)")
    }
  }
}
