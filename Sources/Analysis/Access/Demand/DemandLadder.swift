public import Stunting

/// One place where the number of people of a group may stand in the values.
public struct DemandCountSource: Sendable, Equatable {
  public var indicator: String
  public var ageGroup: AgeGroup
  /// The denominator of a ratio (its *sasaran*); else the value of a count.
  public var isDenominator: Bool
}

extension DemandGroup {
  /// Where its numbers are looked for, best first: registered numbers, then the *sasaran* of an indicator of the group,
  /// last the children or women that were measured, who are fewer than all.
  public var countSources: [DemandCountSource] {
    switch self {
    case .balita:
      [
        count("sasaran_balita", .balita), sasaran("penimbangan", .balita),
        sasaran("pemantauan_tumbuh_kembang"), sasaran("imunisasi_dasar_lengkap"), sasaran("stunting", .balita),
      ]
    case .baduta: [count("sasaran_baduta", .baduta), sasaran("penimbangan", .baduta), sasaran("stunting", .baduta)]
    case .pregnantWomen: [count("sasaran_ibu_hamil"), sasaran("ttd_ibu_hamil"), sasaran("kek_ibu_hamil")]
    case .households:
      [
        count("jumlah_rumah_tangga"), count("jumlah_kk"), sasaran("air_minum_layak"), sasaran("sanitasi_layak"),
        sasaran("akses_jamban_sehat"), sasaran("stop_babs"), sasaran("phbs"), sasaran("layanan_pamsimas"),
        sasaran("jamban_pispk"), sasaran("air_bersih_pispk"),
      ]
    case .people: [count("jumlah_penduduk")]
    }
  }
}

private func count(_ indicator: String, _ age: AgeGroup = .none) -> DemandCountSource {
  DemandCountSource(indicator: indicator, ageGroup: age, isDenominator: false)
}

private func sasaran(_ indicator: String, _ age: AgeGroup = .none) -> DemandCountSource {
  DemandCountSource(indicator: indicator, ageGroup: age, isDenominator: true)
}
