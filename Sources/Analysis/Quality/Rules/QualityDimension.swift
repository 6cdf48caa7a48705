/// The four dimensions that the juknis starts with (Aksi 6, second stage).
public enum QualityDimension: String, Sendable, Codable, CaseIterable {
  /// Akurasi / validitas: "Apakah data yang ada telah mencerminkan apa yang sebenarnya terjadi?"
  case accuracy
  /// Keandalan: collected by a standard protocol, consistently.
  case reliability
  /// Kelengkapan: do all facilities report, are all mandatory elements filled?
  case completeness
  /// Ketepatan waktu: reported on or before the due day?
  case timeliness
}

/// Class of a measure, a dimension or a source. "Good" says that the stated rules found nothing, not that the data are
/// right.
public enum QualityClass: Int, Sendable, Codable, CaseIterable, Comparable {
  case notAssessed
  case good
  case attention
  case poor

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  /// Key in JSON.
  public var key: String {
    switch self {
    case .notAssessed: "not_assessed"
    case .good: "good"
    case .attention: "attention"
    case .poor: "poor"
    }
  }
}
