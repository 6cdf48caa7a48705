internal import Ingest
internal import Stunting

/// Code, exit status, what happened and what to do.
typealias Words = (code: String, status: ExitStatus, what: String, next: String)

/// Words for files that can't be read for what they hold.
func hostileWords(_ error: IngestError, _ l: Language) -> Words {
  let resend = l.pick(
    "Buka berkas itu di Excel, simpan ulang sebagai .xlsx atau CSV, lalu coba lagi.",
    "Open the file in Excel, save it again as .xlsx or CSV, and try again.")
  switch error {
  case .fileEncrypted(let file):
    return (
      "ING-023", .dataRefused,
      l.pick("Berkas \(file) dilindungi kata sandi.", "The file \(file) is protected by a password."),
      l.pick("Simpan salinan tanpa kata sandi.", "Save a copy without the password.")
    )
  case .lockFile(let file):
    return (
      "ING-024", .inputMissing,
      l.pick(
        "\(file) adalah tanda kunci: berkas aslinya sedang dibuka di Excel atau LibreOffice.",
        "\(file) is a lock: the file itself is open in Excel or LibreOffice."),
      l.pick("Tutup programnya, lalu sebut berkas aslinya.", "Close the program, then name the file itself.")
    )
  case .unsafeEntry(let file, let entry):
    return (
      "ING-025", .dataRefused,
      l.pick(
        "\(file) memuat nama yang keluar dari foldernya ('\(entry.prefix(60))').",
        "\(file) holds a name that leaves its folder ('\(entry.prefix(60))')."),
      l.pick("Jangan dipakai; minta berkas asli dari pengirimnya.", "Don't use it; ask its sender for the original.")
    )
  case .wrongContent(let file, let really):
    return (
      "ING-026", .dataRefused,
      l.pick("Isi \(file) sebenarnya \(contentWord(really, l)).", "\(file) is really \(contentWord(really, l))."),
      resend
    )
  default: return limitWords(error, l)
  }
}

private func limitWords(_ error: IngestError, _ l: Language) -> Words {
  switch error {
  case .tooManyColumns(let file, let row, let limit):
    return (
      "ING-027", .dataRefused,
      l.pick(
        "\(file) baris \(row): lebih dari \(limit) kolom.", "\(file) row \(row): more than \(limit) columns."),
      l.pick("Periksa pemisah kolomnya, atau potong kolom kosong.", "Check the delimiter, or cut off empty columns.")
    )
  case .tooManyRows(let file, let limit):
    return (
      "ING-028", .dataRefused, l.pick("\(file): lebih dari \(limit) baris.", "\(file): more than \(limit) rows."),
      l.pick("Pecah berkas itu.", "Split the file.")
    )
  case .cellTooLong(let file, let row, let column, let limit):
    return (
      "ING-029", .dataRefused,
      l.pick(
        "\(file) baris \(row), kolom \(column): sel lebih dari \(limit) huruf; mungkin tanda kutip tidak ditutup.",
        "\(file) row \(row), column \(column): a cell of more than \(limit) characters; a quote may be left open."),
      l.pick("Perbaiki sel itu.", "Correct that cell.")
    )
  case .nulBytes(let file, let row):
    return (
      "ING-030", .dataRefused,
      l.pick(
        "\(file) baris \(row): ada bita nol; berkas rusak atau bukan teks.",
        "\(file) row \(row): zero bytes; the file is damaged or not a text."),
      l.pick("Minta salinan berkas yang utuh.", "Ask for a whole copy of the file.")
    )
  default: return ("ING-099", .dataRefused, "\(error)", l.pick("Periksa berkasnya.", "Check the file."))
  }
}

/// Words for rasters.
func rasterWords(_ error: IngestError, _ l: Language) -> Words {
  switch error {
  case .rasterUnitMissing(let file):
    return (
      "ING-031", .dataRefused,
      l.pick(
        "\(file): satuan sel raster belum disebut; jumlah orang atau kepadatan?",
        "\(file): the unit of its cells is not known; people, or people an area?"),
      l.pick(
        "Tulis 'unit:' pada sumber itu (persons_per_cell, persons_per_hectare, persons_per_km2), atau --unit pada `lokus import`.",
        "Write 'unit:' for that source (persons_per_cell, persons_per_hectare, persons_per_km2), or --unit with `lokus import`."
      )
    )
  case .rasterRotated(let file):
    return (
      "ING-032", .dataRefused,
      l.pick("\(file): sel raster miring terhadap sumbu.", "\(file): the cells are turned against the axes."),
      l.pick("Ubah ke kisi tegak (gdalwarp).", "Bring it to an upright grid (gdalwarp).")
    )
  case .rasterNotGeoreferenced(let file):
    return (
      "ING-033", .dataRefused,
      l.pick("\(file): letak raster tidak diketahui.", "\(file): where the raster lies is not known."),
      l.pick("Minta berkas dengan georeferensi.", "Ask for a georeferenced file.")
    )
  case .rasterBand(let file, let available):
    return (
      "ING-034", .dataRefused,
      l.pick("\(file) memuat \(available) pita.", "\(file) has \(available) bands."),
      l.pick("Ambil satu pita (gdal_translate -b).", "Take one band (gdal_translate -b).")
    )
  default: return ("ING-099", .dataRefused, "\(error)", l.pick("Periksa berkasnya.", "Check the file."))
  }
}

/// What a file really is.
private func contentWord(_ content: FileContent, _ l: Language) -> String {
  switch content {
  case .empty: l.pick("kosong", "empty")
  case .text: l.pick("teks biasa", "plain text")
  case .html: l.pick("halaman web (HTML), bukan lembar kerja", "a web page (HTML), not a workbook")
  case .xml: "XML"
  case .json: "JSON"
  case .pdf: l.pick("dokumen PDF", "a PDF document")
  case .rtf: l.pick("dokumen RTF", "an RTF document")
  case .image: l.pick("gambar", "an image")
  case .sqlite: l.pick("basis data SQLite atau GeoPackage", "an SQLite database or GeoPackage")
  case .gzip: "gzip"
  case .archive, .otherArchive: l.pick("arsip, bukan lembar kerja", "an archive, not a workbook")
  case .wordProcessing: l.pick("dokumen pengolah kata", "a word processing document")
  case .presentation: l.pick("presentasi", "a presentation")
  case .mapArchive: l.pick("arsip berisi peta; buka arsipnya dahulu", "an archive with a map in it; unpack it first")
  case .binaryWorkbook: l.pick("lembar kerja biner (XLSB)", "a binary workbook (XLSB)")
  case .workbookWithoutSheets: l.pick("lembar kerja tanpa lembar", "a workbook without a sheet")
  case .compoundFile: l.pick("lembar kerja Excel lama atau berkas OLE", "an old Excel workbook or OLE file")
  }
}
