public import Analysis
import Stunting

extension QualityWords {
  /// Short name of a rule, as it stands in tables.
  public func rule(_ r: QualityRule) -> String {
    switch r {
    case .inconsistentRows: pick("baris yang tidak konsisten", "inconsistent rows")
    case .numeratorAboveDenominator: pick("pembilang di atas penyebut", "numerator above denominator")
    case .coverageAboveHundred: pick("nilai di atas 100 %", "values above 100%")
    case .unreadableCells: pick("sel yang tidak terbaca", "unreadable cells")
    case .implausibleZero: pick("nol kasus yang tidak wajar", "implausible zero cases")
    case .placeFaults: pick("lokasi atau batas yang janggal", "doubtful places or borders")
    case .digitPreference: pick("angka terakhir menumpuk", "heaping of last digits")
    case .constantOverUnits: pick("satu nilai untuk semua wilayah", "one value for all areas")
    case .repeatedOverPeriods: pick("angka sama tiga periode", "same numbers three periods")
    case .jumps: pick("lonjakan antarperiode", "jumps between periods")
    case .duplicates: pick("baris ganda", "repeated rows")
    case .unitsWithValue: pick("wilayah yang memiliki nilai", "areas with a value")
    case .measuredShare: pick("D/S: diukur dari terdaftar", "D/S: measured of registered")
    case .periodsWithValue: pick("periode yang terisi", "periods with a value")
    case .unplacedRows: pick("baris yang belum terpakai", "rows not used yet")
    case .upToDate: pick("laporan terbaru sudah ada", "newest report is there")
    }
  }

  /// What the rule counts, for the legend.
  public func ruleText(_ r: QualityRule, _ rules: QualityRules) -> String {
    switch r {
    case .inconsistentRows:
      pick("angka tertulis tidak sama dengan hitungan dari bagiannya", "a stated number is not what its parts give")
    case .numeratorAboveDenominator:
      pick("sel yang ditolak karena yang dilayani melebihi sasaran", "cells refused: more served than there are")
    case .coverageAboveHundred:
      pick("sel persentase di atas 100 %; biasanya sasaran salah", "cells above 100%; often a wrong denominator")
    case .unreadableCells:
      pick(
        "bukan bilangan, negatif, tanpa penyebut atau tanpa periode", "no number, negative, no denominator or period")
    case .implausibleZero:
      pick(
        "tidak satu kasus pun, padahal angka rata-rata memberi \(count(rules.expectedCases)) atau lebih",
        "not one case where the average gives \(count(rules.expectedCases)) or more")
    case .placeFaults:
      pick(
        "fasilitas di tempat yang janggal, batas bertumpang tindih atau bercelah",
        "facilities in doubtful places, borders that overlap or leave gaps")
    default: ruleTextOverTime(r, rules)
    }
  }

  private func ruleTextOverTime(_ r: QualityRule, _ rules: QualityRules) -> String {
    switch r {
    case .digitPreference:
      pick(
        "skor preferensi angka (SMART) di atas \(count(rules.heapingScore)) dan khi-kuadrat bermakna",
        "digit preference score (SMART) above \(count(rules.heapingScore)) and a significant chi-square")
    case .constantOverUnits:
      pick(
        "nilai sama persis di semua wilayah, sedikitnya \(rules.fewestUnits) wilayah",
        "exactly one value in all of at least \(rules.fewestUnits) areas")
    case .repeatedOverPeriods:
      pick(
        "pembilang dan penyebut sama pada tiga periode berturut-turut, penyebut >= \(count(rules.fewestRepeated))",
        "numerator and denominator both the same in three periods running, denominator >= \(count(rules.fewestRepeated))"
      )
    case .jumps:
      pick(
        "perubahan dari periode sejenis >= \(count(rules.jumpPoints)) poin di luar perubahan umum, dan bermakna",
        "change from the like period >= \(count(rules.jumpPoints)) points beyond the common change, and significant")
    case .duplicates: pick("wilayah dan periode sudah diisi baris lain", "area and period already given by another row")
    case .unitsWithValue:
      pick("wilayah bernilai pada periode terbaru, dari yang seharusnya", "areas with a value in the newest period")
    case .measuredShare: pick("balita diukur dari balita terdaftar", "children measured of those registered")
    case .periodsWithValue:
      pick("periode terisi antara yang pertama dan yang terbaru", "periods filled between the first and the newest")
    case .unplacedRows:
      pick("baris tentang wilayah yang disisihkan atau ditanyakan", "rows about a place set aside or asked")
    default:
      pick("laporan yang sudah jatuh tempo sudah ada", "the report that was due is there")
    }
  }

  /// The cuts of a rule: "baik 0 %, perbaikan > 5 %".
  public func cuts(_ r: QualityRule) -> String {
    let c = r.cuts
    let good = percentText(c.good)
    let poor = percentText(c.poor)
    let (first, second) =
      c.higherIsBetter
      ? (pick("baik >= \(good)", "good >= \(good)"), pick("perbaikan < \(poor)", "mend < \(poor)"))
      : (pick("baik \(good)", "good \(good)"), pick("perbaikan > \(poor)", "mend > \(poor)"))
    return unbroken(first) + ", " + unbroken(second)
  }

  /// With no-break spaces, so that a sign and its number stay on one line.
  private func unbroken(_ text: String) -> String { String(text.map { $0 == " " ? "\u{A0}" : $0 }) }

  func count(_ value: Double) -> String { number.count(value) }
  func percentText(_ value: Double) -> String { number.percent(value, value == value.rounded() ? 0 : 1) }
}
