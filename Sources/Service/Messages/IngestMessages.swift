internal import Ingest
internal import Publish
internal import Stunting

/// Words for what stops an import.
func ingestMessage(_ error: IngestError, _ language: Language) -> UserMessage {
  let words = ingestWords(error, language)
  return UserMessage(code: words.code, status: words.status, what: words.what, next: words.next)
}

private func ingestWords(_ error: IngestError, _ l: Language) -> Words {
  switch error {
  case .fileMissing, .fileRefused, .fileUnreadable, .fileDamaged, .fileTooLarge, .packedTooTightly, .notThisFormat,
    .badJSON, .wrongEncoding:
    fileWords(error, l)
  case .fileEncrypted, .lockFile, .unsafeEntry, .wrongContent, .tooManyColumns, .tooManyRows, .cellTooLong, .nulBytes:
    hostileWords(error, l)
  case .rasterUnitMissing, .rasterRotated, .rasterNotGeoreferenced, .rasterBand: rasterWords(error, l)
  default: contentWords(error, l)
  }
}

private func fileWords(_ error: IngestError, _ l: Language) -> Words {
  let resend = l.pick(
    "Minta salinan berkas yang utuh, atau buka dan simpan ulang.",
    "Ask for a whole copy of the file, or open it and save it again.")
  switch error {
  case .fileMissing(let file):
    return (
      "ING-001", .inputMissing, l.pick("Berkas \(file) tidak ada.", "The file \(file) does not exist."),
      l.pick("Periksa nama berkas di lokus.yaml.", "Check the name in lokus.yaml.")
    )
  case .fileRefused(let file):
    return (
      "ING-002", .dataRefused, l.pick("\(file) bukan nama berkas biasa.", "\(file) is not the name of a plain file."),
      l.pick("Salin datanya ke berkas di folder proyek.", "Copy the data to a file in the project folder.")
    )
  case .fileUnreadable(let file, let code):
    return (
      "ING-003", .inputMissing,
      l.pick("Berkas \(file) tidak dapat dibaca (kode \(code)).", "The file \(file) can't be read (code \(code))."),
      l.pick(
        "Periksa hak baca, dan tutup program yang memakainya.", "Check its permissions, and close programs that use it."
      )
    )
  case .fileDamaged(let file, let detail):
    return (
      "ING-004", .dataRefused,
      l.pick("Berkas \(file) rusak atau terpotong (\(detail)).", "The file \(file) is damaged or cut off (\(detail))."),
      resend
    )
  case .fileTooLarge(let file, let limit):
    return (
      "ING-005", .dataRefused,
      l.pick("Berkas \(file) lebih besar dari \(limit) bita.", "The file \(file) is larger than \(limit) bytes."),
      l.pick("Pecah berkas itu.", "Split the file.")
    )
  case .packedTooTightly(let file, let ratio):
    return (
      "ING-006", .dataRefused,
      l.pick(
        "Isi \(file) mengembang lebih dari \(ratio) kali.", "\(file) unpacks to more than \(ratio) times its size."),
      resend
    )
  case .notThisFormat(let file, let detail):
    return (
      "ING-007", .dataRefused,
      l.pick("Isi \(file) tidak dikenal (\(detail)).", "The content of \(file) is not known (\(detail))."),
      l.pick(
        "Format yang dikenal: GeoJSON, Shapefile, GeoPackage, KML, FlatGeobuf, CSV, XLSX, ODS, XLS, tabel Markdown, SQL, GeoTIFF, ASCII grid.",
        "Known formats: GeoJSON, Shapefile, GeoPackage, KML, FlatGeobuf, CSV, XLSX, ODS, XLS, Markdown tables, SQL, GeoTIFF, ASCII grid."
      )
    )
  case .badJSON(let file, let p):
    let feature = p.feature.map { l.pick(", fitur \($0)", ", feature \($0)") } ?? ""
    return (
      "ING-008", .dataRefused,
      l.pick(
        "\(file) baris \(p.line)\(feature): GeoJSON tidak sah, seharusnya \(p.expected) tetapi ditemukan \(p.found) (bita \(p.byteOffset)).",
        "\(file) line \(p.line)\(feature): not valid GeoJSON, expected \(p.expected) and found \(p.found) (byte \(p.byteOffset))."
      ), resend
    )
  case .wrongEncoding(let file, let row, let expected):
    return (
      "ING-009", .dataRefused,
      l.pick("\(file) baris \(row): bukan teks \(expected).", "\(file) row \(row): not text in \(expected)."),
      l.pick("Simpan ulang sebagai CSV UTF-8.", "Save it again as CSV UTF-8.")
    )
  default: return ("ING-099", .dataRefused, "\(error)", resend)
  }
}

private func contentWords(_ error: IngestError, _ l: Language) -> Words {
  switch error {
  case .layerMissing(let file, let layer, let available):
    return (
      "ING-010", .dataRefused,
      l.pick("\(file) tidak memuat lapisan atau lembar '\(layer)'.", "\(file) has no layer or sheet '\(layer)'."),
      namesThere(available, l)
    )
  case .layerAmbiguous(let file, let available):
    return (
      "ING-011", .dataRefused,
      l.pick("\(file) memuat beberapa lapisan atau lembar.", "\(file) has several layers or sheets."),
      l.pick("Sebut satu dengan 'layer:'. ", "Name one with 'layer:'. ") + namesThere(available, l)
    )
  case .columnMissing(let file, let column, let available):
    return (
      "ING-012", .dataRefused, l.pick("\(file) tidak memuat kolom '\(column)'.", "\(file) has no column '\(column)'."),
      l.pick("Perbaiki nama kolom di lokus.yaml. ", "Correct the column in lokus.yaml. ") + namesThere(available, l)
    )
  case .headerMissing(let file, let expected):
    return (
      "ING-013", .dataRefused, l.pick("\(file): baris judul tidak ditemukan.", "\(file): no header row found."),
      l.pick("Kolom yang dicari: ", "Columns looked for: ") + expected.joined(separator: ", ") + "."
    )
  case .emptyLayer(let file):
    return (
      "ING-014", .dataRefused, l.pick("\(file) tidak memuat satu catatan pun.", "\(file) holds no record."),
      l.pick("Periksa berkas atau nama lapisannya.", "Check the file or the name of its layer.")
    )
  case .nothingSelected(let file, let read):
    return (
      "ING-015", .dataRefused,
      l.pick(
        "Saringan tidak menyisakan satu pun dari \(read) catatan \(file).",
        "The filter leaves none of the \(read) records of \(file)."),
      l.pick("Perbaiki 'where' atau 'exclude' di lokus.yaml.", "Correct 'where' or 'exclude' in lokus.yaml.")
    )
  case .noLines(let file, let read, let found):
    return (
      "ING-036", .dataRefused,
      l.pick(
        "\(file) tidak memuat garis: \(read) objek, kebanyakan \(found).",
        "\(file) holds no lines: \(read) features, mostly \(found)."),
      l.pick("Pilih lapisan garis (jalan, sungai).", "Choose a layer of lines (roads, rivers).")
    )
  case .surfaceOutsideRegion(let file):
    return (
      "ING-037", .dataRefused,
      l.pick("\(file) tidak mencakup wilayah ini.", "\(file) covers no part of the region."),
      l.pick("Periksa berkas dan sistem koordinatnya (crs).", "Check the file and its reference system (crs).")
    )
  case .surfaceWithoutData(let file):
    return (
      "ING-038", .dataRefused,
      l.pick("\(file) tidak memuat data di wilayah ini.", "\(file) has no data in the region."),
      l.pick("Periksa berkas dan band-nya.", "Check the file and its band.")
    )
  case .noneUsable(let file, let read, let reason):
    return (
      "ING-035", .dataRefused,
      l.pick(
        "Tidak satu pun dari \(read) catatan \(file) dapat dipakai: \(setAsideWord(reason, l)).",
        "None of the \(read) records of \(file) can be used: \(setAsideWord(reason, l))."),
      l.pick(
        "Periksa kolom yang dideklarasikan; batas desa memerlukan kode desa/kelurahan.",
        "Check the columns declared; village boundaries need village codes.")
    )
  case .crsMissing(let file):
    return (
      "ING-016", .dataRefused,
      l.pick("\(file) tidak menyebut sistem koordinat.", "\(file) does not state its coordinate system."),
      l.pick(
        "Tulis 'crs:' (misalnya EPSG:4326) pada sumber itu; Lokus tidak menebak.",
        "Write 'crs:' (such as EPSG:4326) for that source; Lokus does not guess.")
    )
  case .crsUnknown(let file, let definition):
    return (
      "ING-017", .dataRefused,
      l.pick(
        "Sistem koordinat '\(short(definition))' pada \(file) tidak dikenal.",
        "The coordinate system '\(short(definition))' of \(file) is not known."),
      l.pick("Tulis kode EPSG, misalnya EPSG:32748.", "Write an EPSG code, such as EPSG:32748.")
    )
  case .crsConflict(let file, let stated, let declared):
    return (
      "ING-018", .dataRefused,
      l.pick(
        "\(file) menyebut sistem koordinat '\(short(stated))', lokus.yaml menyebut '\(declared)'.",
        "\(file) states the coordinate system '\(short(stated))', lokus.yaml '\(declared)'."),
      l.pick("Hapus 'crs:' atau perbaiki berkasnya.", "Remove 'crs:' or correct the file.")
    )
  case .coordinatesOutOfRange(let file, let row, let x, let y):
    return (
      "ING-019", .dataRefused,
      l.pick(
        "\(file) baris \(row): koordinat \(x), \(y) bukan bujur dan lintang.",
        "\(file) row \(row): coordinates \(x), \(y) are no longitude and latitude."),
      l.pick("Sebut sistem koordinat yang benar dengan 'crs:'.", "State the right coordinate system with 'crs:'.")
    )
  case .notProjectable(let file, let row):
    return (
      "ING-020", .dataRefused,
      l.pick(
        "\(file) baris \(row): koordinat tidak dapat diubah ke bujur dan lintang.",
        "\(file) row \(row): coordinates can't be brought to longitude and latitude."),
      l.pick("Periksa sistem koordinatnya.", "Check the coordinate system.")
    )
  case .badPattern(let pattern):
    return (
      "ING-021", .dataRefused,
      l.pick("Pola '\(pattern)' tidak dapat dibaca.", "The pattern '\(pattern)' can't be read."),
      l.pick("Perbaiki pola di lokus.yaml.", "Correct the pattern in lokus.yaml.")
    )
  case .badRequest(let source, let detail):
    return (
      "ING-022", .dataRefused,
      l.pick("Sumber '\(source)' tidak dapat dibaca: \(detail).", "The source '\(source)' can't be read: \(detail)."),
      l.pick("Perbaiki sumber itu di lokus.yaml.", "Correct the source in lokus.yaml.")
    )
  default: return ("ING-099", .dataRefused, "\(error)", l.pick("Periksa berkasnya.", "Check the file."))
  }
}

private func setAsideWord(_ reason: SetAsideReason, _ l: Language) -> String { Labels(l).setAside(reason) }

private func namesThere(_ names: [String], _ l: Language) -> String {
  let shown = names.prefix(20).joined(separator: ", ")
  return l.pick("Yang ada: ", "There are: ") + shown + (names.count > 20 ? ", ..." : "") + "."
}

/// The first part of a long definition (WKT).
private func short(_ text: String) -> String { text.count <= 60 ? text : String(text.prefix(57)) + "..." }
