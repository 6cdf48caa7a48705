public import Analysis
import Stunting

extension QualityWords {
  /// What is wrong, in a few words.
  public func problem(_ p: MendProblem) -> String {
    switch p {
    case .setAside(let reason): labels.setAside(reason)
    case .question:
      pick("nama wilayah belum pasti, menunggu jawaban", "name of an area is not certain, waits for an answer")
    case .finding(let kind): labels.finding(kind)
    case .rule(.unitsWithValue): pick("tanpa nilai pada periode terbaru", "no value in the newest period")
    case .rule(.measuredShare): pick("D/S rendah: sedikit yang diukur", "low D/S: few were measured")
    case .rule(.upToDate): pick("laporan terlambat", "report is late")
    case .rule(let r): rule(r)
    case .surveyDiffers: pick("berbeda jauh dari survei", "far from the survey")
    }
  }

  /// What the owner should do.
  public func action(_ p: MendProblem) -> String {
    switch p {
    case .setAside(let reason): action(reason)
    case .question:
      pick(
        "Isi kolom jawaban_kode di padanan_nama.csv dengan kode wilayah yang dimaksud, atau \"bukan\"; jawaban dipakai lagi periode berikutnya.",
        "Fill jawaban_kode in padanan_nama.csv with the code of the area meant, or \"bukan\" (none); it is used again next period."
      )
    case .finding(let kind): action(kind)
    case .rule(let rule): action(rule)
    case .surveyDiffers:
      pick(
        "Periksa D/S, kelengkapan entri by-name, alat dan cara ukur bersama puskesmas; cantumkan kedua angka dengan sumbernya.",
        "Check D/S, by-name entry, tools and way of measuring with the puskesmas; print both figures with their sources."
      )
    }
  }

  private func action(_ r: SetAsideReason) -> String {
    switch r {
    case .unknownCode, .unreadableCode, .missingCode:
      pick("Perbaiki kode desa/kelurahan menurut daftar resmi.", "Correct the village code by the official list.")
    case .unknownName, .ambiguousName, .unknownUnit:
      pick(
        "Tulis nama dan kecamatan menurut daftar resmi, atau tambahkan kode wilayah.",
        "Write name and kecamatan as in the official list, or add the region code.")
    case .duplicateCode, .duplicateRow, .repeatedChild:
      pick("Hapus baris ganda; sisakan yang benar.", "Remove the repeated row; keep the right one.")
    case .numeratorAboveDenominator, .missingDenominator:
      pick("Periksa sasaran (penyebut) dan jumlah yang dilayani.", "Check target population and number served.")
    case .notANumber, .negativeNumber, .unreadablePeriod, .ageOutOfRange:
      pick(
        "Perbaiki isi sel di berkas sumber lalu impor lagi.", "Correct the cell in the source file, then import again.")
    case .noGeometry, .unrepairableGeometry, .wrongGeometryType, .unreadablePosition:
      pick("Perbaiki geometri atau koordinat di berkas sumber.", "Correct geometry or coordinates in the source file.")
    default: pick("Tidak perlu tindakan.", "Nothing to do.")
    }
  }

  private func action(_ k: FindingKind) -> String {
    if isNote(k) { return pick("Tidak perlu tindakan; cukup diketahui.", "Nothing to do; good to know.") }
    return switch k {
    case .inconsistent:
      pick(
        "Hitung ulang dari catatan asal, lalu perbaiki angka tertulis atau bagiannya.",
        "Compute again from the register, then correct the stated number or its parts.")
    case .coverageAboveHundred: action(.setAside(.numeratorAboveDenominator))
    case .villageWithoutRow: action(.rule(.unitsWithValue))
    case .constantColumn: action(.rule(.constantOverUnits))
    case .facilityFlag, .positionAsked, .positionRepaired:
      pick(
        "Periksa koordinat di lapangan atau di peta, lalu perbaiki.",
        "Check the position on site or map, then correct it.")
    case .overlap, .gap, .missingOfficialCode, .notInOfficialList:
      pick("Cocokkan batas dan kode dengan edisi resmi.", "Compare borders and codes with the official edition.")
    default: pick("Periksa di berkas sumber; perbaiki bila salah.", "Check in the source file; correct it if wrong.")
    }
  }

  private func isNote(_ k: FindingKind) -> Bool {
    switch k {
    case .geometryRepaired, .sliver, .duplicateVillageName, .matchedByName, .matchedByAnswer, .recoded, .formulaCells,
      .filledDown, .markedNumber, .decimalDecided, .island, .snapped:
      true
    default: false
    }
  }

  private func action(_ r: QualityRule) -> String {
    switch r {
    case .coverageAboveHundred, .numeratorAboveDenominator: action(.setAside(.numeratorAboveDenominator))
    case .implausibleZero:
      pick(
        "Pastikan nol berarti tidak ada kasus, bukan belum diisi.",
        "Make sure that zero means no case, not not filled in.")
    case .digitPreference:
      pick(
        "Periksa alat ukur dan pelatihan kader; catat hasil sampai satu desimal.",
        "Check tools and training of the kader; write results to one decimal.")
    case .constantOverUnits:
      pick(
        "Minta data per wilayah; satu nilai untuk semua biasanya angka kabupaten yang disalin.",
        "Ask for data per area; one value for all is mostly the regency's figure copied.")
    case .repeatedOverPeriods:
      pick("Pastikan angka bukan salinan periode lalu.", "Make sure that the numbers are not copied from last time.")
    case .jumps:
      pick(
        "Tanyakan apa yang berubah: alat, petugas, sasaran, atau salah entri; perbaiki atau beri keterangan.",
        "Ask what changed: tools, staff, target population or entry; correct or explain.")
    case .unitsWithValue:
      pick("Minta dan isi nilai wilayah ini untuk periode terbaru.", "Ask for and fill in the values of these areas.")
    case .measuredShare:
      pick(
        "Sisir balita yang belum diukur (kunjungan rumah), perbarui daftar sasaran.",
        "Find the children not yet measured (home visits), update the register.")
    case .upToDate:
      pick("Kirim laporan periode yang sudah jatuh tempo.", "Send the reports that were due.")
    default: pick("Periksa dan perbaiki di berkas sumber.", "Check and correct in the source file.")
    }
  }
}
