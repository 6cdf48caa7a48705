public import Analysis
public import Stunting

/// The words for closed choices, in both languages. Hotspot and klaster are two words for two things.
public struct Labels: Sendable {
  public let language: Language
  public init(_ language: Language) { self.language = language }

  public func prevalenceClass(_ c: PrevalenceClass) -> String {
    switch c {
    case .sangatRendah: language.pick("Sangat Rendah", "Very low")
    case .rendah: language.pick("Rendah (WHO: sedang)", "Low (WHO: medium)")
    case .tinggi: language.pick("Tinggi", "High")
    case .sangatTinggi: language.pick("Sangat Tinggi", "Very high")
    }
  }

  public func coverageClass(_ c: CoverageClass) -> String {
    switch c {
    case .sangatRendah: language.pick("Sangat Rendah", "Very low")
    case .rendah: language.pick("Rendah", "Low")
    case .hampirMemadai: language.pick("Hampir Memadai", "Nearly adequate")
    case .memadai: language.pick("Memadai", "Adequate")
    }
  }

  /// Traffic-light word beside a coverage class, as offices expect it (Table 1.2).
  public func trafficLight(_ c: CoverageClass) -> String {
    switch c {
    case .sangatRendah: language.pick("merah", "red")
    case .rendah: language.pick("oranye", "orange")
    case .hampirMemadai: language.pick("kuning", "yellow")
    case .memadai: language.pick("hijau", "green")
    }
  }

  public func state(_ s: CellState) -> String {
    switch s {
    case .value: language.pick("nilai", "value")
    case .noData: language.pick("tidak ada data", "no data")
    case .noTarget: language.pick("tidak ada sasaran", "no target population")
    }
  }

  public func klaster(_ c: KlasterClass) -> String {
    switch c {
    case .high99: language.pick("Klaster tinggi (99 %)", "High cluster (99%)")
    case .high95: language.pick("Klaster tinggi (95 %)", "High cluster (95%)")
    case .high90: language.pick("Klaster tinggi (90 %)", "High cluster (90%)")
    case .notSignificant: language.pick("Tidak bermakna secara statistik", "Not statistically significant")
    case .low90: language.pick("Klaster rendah (90 %)", "Low cluster (90%)")
    case .low95: language.pick("Klaster rendah (95 %)", "Low cluster (95%)")
    case .low99: language.pick("Klaster rendah (99 %)", "Low cluster (99%)")
    case .noNeighbours: language.pick("Tanpa tetangga", "No neighbours")
    case .noData: language.pick("Tidak ada data", "No data")
    }
  }

  public func ageGroup(_ a: AgeGroup) -> String {
    switch a {
    case .baduta: language.pick("baduta (0-23 bulan)", "children of 0-23 months (baduta)")
    case .balita: language.pick("balita (0-59 bulan)", "children of 0-59 months (balita)")
    case .none: language.pick("tanpa kelompok umur", "no age group")
    case .months0to5: language.pick("0-5 bulan", "0-5 months")
    case .months6to11: language.pick("6-11 bulan", "6-11 months")
    case .months12to23: language.pick("12-23 bulan", "12-23 months")
    case .months24to35: language.pick("24-35 bulan", "24-35 months")
    case .months36to47: language.pick("36-47 bulan", "36-47 months")
    case .months48to59: language.pick("48-59 bulan", "48-59 months")
    }
  }

  public func rung(_ r: Rung) -> String {
    switch r {
    case .idealBadutaVillage:
      language.pick("baduta, satu tahun terakhir, per desa/kelurahan (ideal)", "baduta, last year, per village (ideal)")
    case .recentMonths: language.pick("baduta dan balita, 3-6 bulan terakhir", "baduta and balita, last 3-6 months")
    case .lastYear: language.pick("baduta dan balita, satu tahun terakhir", "baduta and balita, last year")
    case .puskesmas: language.pick("per wilayah puskesmas", "per puskesmas area")
    case .proxy: language.pick("indikator pengganti BBLR atau KEK", "proxy: low birth weight or KEK")
    case .judgement: language.pick("penilaian puskesmas", "judgement of the puskesmas")
    case .standIn:
      language.pick(
        "indikator pengganti menurut berkas proyek, bukan prevalensi stunting",
        "stand-in named in the project file, not stunting prevalence")
    case .notApplicable: language.pick("tidak berlaku", "not applicable")
    }
  }

  public func setAside(_ r: SetAsideReason) -> String {
    switch r {
    case .filteredOut:
      language.pick("tidak termasuk menurut saringan di berkas proyek", "left out by the filter of the project file")
    case .unknownCode:
      language.pick("kode desa/kelurahan tidak ada di batas wilayah", "village code not in the boundaries")
    case .unreadableCode: language.pick("kode desa/kelurahan tidak terbaca", "unreadable village code")
    case .missingCode: language.pick("kode desa/kelurahan kosong", "no village code")
    case .unknownName:
      language.pick("nama desa/kelurahan tidak ditemukan di kecamatannya", "village name not found in its kecamatan")
    case .ambiguousName:
      language.pick("nama desa/kelurahan cocok dengan lebih dari satu desa", "village name fits more than one village")
    case .duplicateCode: language.pick("kode sudah dipakai baris sebelumnya", "code already used by an earlier row")
    case .duplicateRow:
      language.pick(
        "desa/kelurahan dan periode sudah diisi baris sebelumnya", "village and period already given by an earlier row")
    case .notANumber: language.pick("isi sel bukan bilangan", "the cell is not a number")
    case .negativeNumber: language.pick("bilangan negatif", "negative number")
    case .numeratorAboveDenominator: language.pick("pembilang lebih besar dari penyebut", "numerator above denominator")
    case .missingDenominator: language.pick("penyebut kosong", "no denominator")
    case .noGeometry: language.pick("tidak memiliki poligon", "no polygon")
    case .unrepairableGeometry: language.pick("poligon tidak dapat diperbaiki", "polygon can't be repaired")
    case .unreadablePosition: language.pick("koordinat tidak terbaca", "unreadable coordinates")
    case .wrongGeometryType: language.pick("jenis geometri tidak sesuai", "wrong type of geometry")
    case .unreadableGeometry: language.pick("isi kolom geometri tidak terbaca", "unreadable geometry column")
    case .notAVillage:
      language.pick("bukan desa/kelurahan: danau, waduk, hutan", "not a village: lake, reservoir, forest")
    case .asked: language.pick("ditanyakan di padanan_nama.csv", "asked in padanan_nama.csv")
    case .totalRow: language.pick("baris jumlah", "row of totals")
    case .footnote: language.pick("catatan di bawah tabel", "note under the table")
    case .headerRepeated: language.pick("nomor kolom atau judul yang diulang", "column numbers or a repeated header")
    case .groupHeading:
      language.pick("judul kelompok, berlaku bagi baris di bawahnya", "heading of a group, taken over by its rows")
    case .outsideRegion: language.pick("tentang kabupaten/kota lain", "about another regency")
    case .otherLevel:
      language.pick("bukan tentang satuan wilayah sumber ini", "not about the kind of area of this source")
    case .answeredNone: language.pick("dijawab bukan salah satu di padanan_nama.csv", "answered as none of them")
    case .unreadablePeriod: language.pick("periode kosong atau tidak terbaca", "period missing or unreadable")
    case .repeatedChild:
      language.pick("anak yang sama diukur lagi pada periode itu", "the same child measured again in the period")
    case .ageOutOfRange:
      language.pick("umur di luar 0-59 bulan atau tidak diketahui", "age outside 0-59 months or unknown")
    case .notMeasured:
      language.pick("anak belum diukur, periodenya tidak disebut", "child not measured, no period given")
    case .unusableStatus:
      language.pick("status gizi tidak dikenal atau pencilan", "unknown nutrition status or outlier")
    case .brokenRow:
      language.pick(
        "jumlah sel melebihi jumlah kolom: kolom bergeser", "more cells than columns: the cells are shifted")
    case .noRasterData: language.pick("raster tidak memuat data di desa ini", "the raster has no data in the village")
    case .unusableValue: language.pick("isi sel tidak dapat dipakai", "the cell can't be used")
    case .unknownUnit: language.pick("puskesmas atau satuan tidak dikenal", "unknown puskesmas or unit")
    }
  }

  public func finding(_ k: FindingKind) -> String {
    switch k {
    case .geometryRepaired: language.pick("poligon tidak sah, diperbaiki", "invalid polygon, repaired")
    case .overlap: language.pick("poligon bertumpang tindih", "overlapping polygons")
    case .sliver: language.pick("sempalan: batas digambar dua kali", "sliver: a border drawn twice")
    case .gap: language.pick("celah antarpoligon", "gap between polygons")
    case .duplicateVillageName:
      language.pick("nama desa/kelurahan sama di satu kabupaten/kota", "same village name twice in the regency")
    case .matchedByName: language.pick("dipadankan dengan nama", "matched by name")
    case .nameDiffers: language.pick("kode cocok tetapi nama berbeda", "code fits but the name differs")
    case .facilityFlag: language.pick("fasilitas perlu diperiksa", "facility to check")
    case .coverageAboveHundred: language.pick("cakupan di atas 100 %", "coverage above 100%")
    case .villageWithoutRow: language.pick("desa/kelurahan tanpa baris", "village without a row")
    case .constantColumn: language.pick("kolom bernilai sama semua", "column with one value")
    case .decimalAssumed:
      language.pick("tanda desimal diduga, periksa kolomnya", "decimal mark assumed, check the column")
    case .matchedBySimilarName: language.pick("dipadankan dengan nama yang mirip", "matched by a similar name")
    case .matchedByAnswer: language.pick("dipadankan menurut padanan_nama.csv", "matched by padanan_nama.csv")
    case .recoded: language.pick("kode dari daftar tahun lain, dialihkan", "code of another year's list, translated")
    case .inconsistent: language.pick("angka tidak sesuai dengan bagiannya", "number does not agree with its parts")
    case .hiddenRows: language.pick("baris tersembunyi ikut dibaca", "hidden rows were read")
    case .formulaCells: language.pick("hasil rumus dipakai", "stored results of formulas were used")
    case .formulaWithoutResult: language.pick("rumus tanpa hasil: kosong", "formula without a result: empty")
    case .sheetChosen: language.pick("lembar yang dipakai", "sheet that was used")
    case .filledDown: language.pick("sel kosong diisi dari atasnya", "blank cells filled from above")
    case .markedNumber: language.pick("angka bertanda, misalnya 0*", "marked numbers such as 0*")
    case .decimalDecided:
      language.pick("angka bermakna ganda, diputus oleh kolomnya", "ambiguous numbers decided by the column")
    case .positionRepaired: language.pick("koordinat diperbaiki", "position repaired")
    case .positionAsked: language.pick("koordinat perlu ditanyakan", "position to be asked")
    case .sharedPosition: language.pick("beberapa fasilitas di satu titik", "several facilities on one spot")
    case .oneSpotForMany:
      language.pick("satu koordinat untuk fasilitas banyak desa", "one coordinate for facilities of many villages")
    case .missingOfficialCode:
      language.pick("kode resmi tanpa poligon", "official code without a polygon")
    case .notInOfficialList: language.pick("kode tidak ada di daftar resmi", "code not in the official list")
    case .island: language.pick("tanpa tetangga darat", "without a land neighbour")
    case .snapped: language.pick("garis batas dirapatkan", "borders snapped")
    case .heaping: language.pick("angka menumpuk di 0 dan 5", "numbers heap on 0 and 5")
    case .jump: language.pick("lonjakan antarperiode", "jump between periods")
    case .surveyDiscrepancy: language.pick("berbeda jauh dari survei", "far from the survey")
    case .lowCompleteness: language.pick("cakupan pengukuran rendah", "few measured of those registered")
    case .late: language.pick("periode terbaru belum ada", "latest period is missing")
    case .cellsGrouped: language.pick("sel raster penduduk digabung", "cells of the population raster were grouped")
    case .surfaceCoarsened: language.pick("raster dibaca lebih kasar", "raster read with larger cells")
    }
  }

  public func facilityFlag(_ f: FacilityFlag) -> String {
    switch f {
    case .outsideRegion: language.pick("di luar wilayah", "outside the region")
    case .otherDistrict:
      language.pick("terletak di kecamatan lain daripada yang tercatat", "lies in another kecamatan than declared")
    case .otherVillage:
      language.pick("terletak di desa/kelurahan lain daripada yang tercatat", "lies in another village than declared")
    case .noPosition: language.pick("tanpa koordinat", "no position")
    case .looksSwapped: language.pick("lintang dan bujur tampak tertukar", "latitude and longitude look swapped")
    case .samePosition: language.pick("koordinat sama dengan fasilitas lain", "same position as another facility")
    case .duplicateID: language.pick("kode fasilitas ganda", "duplicate facility id")
    case .otherRegency: language.pick("di kabupaten/kota lain dari yang tertulis", "in another regency than stated")
    }
  }

  /// Name of a kind of facility; kinds of the project file keep their own.
  public func facilityKind(_ kind: String) -> String {
    switch kind {
    case "water_point": language.pick("titik air minum", "water point")
    case "paud": "PAUD"
    default: kind.split(separator: "_").joined(separator: " ")
    }
  }

  public func status(_ s: NormStatus) -> String { s.rawValue }

  public func average(_ kind: String) -> String {
    kind == "pooled"
      ? language.pick("gabungan (jumlah kasus dibagi jumlah diukur)", "pooled (cases over measured)")
      : language.pick("rata-rata antar desa/kelurahan (juknis)", "mean over the villages (juknis)")
  }

  public func model(_ key: String) -> String {
    switch key {
    case "binomial": language.pick("binomial", "binomial")
    case "beta_binomial":
      language.pick("beta-binomial (sebaran lebih lebar dari binomial)", "beta-binomial (over-dispersed)")
    case "poisson": "Poisson"
    case "negative_binomial":
      language.pick("binomial negatif (sebaran lebih lebar dari Poisson)", "negative binomial (over-dispersed)")
    default: key
    }
  }
}
