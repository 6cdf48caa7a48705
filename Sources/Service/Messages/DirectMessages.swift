internal import GDALBridge
internal import Ingest
internal import Publish
internal import Stunting

/// Words for what stops the direct reading of a polygon file: there is no project file to correct, only the command.
func directMessage(_ error: DirectError, _ language: Language) -> UserMessage {
  let words = directWords(error, language)
  return UserMessage(code: words.code, status: words.status, what: words.what, next: words.next)
}

private func directWords(_ error: DirectError, _ l: Language) -> Words {
  switch error {
  case .file(let error): directFileWords(error, l)
  case .columnMissing, .columnAmbiguous, .noNumbers, .incompleteRate: directColumnWords(error, l)
  default: directContentWords(error, l)
  }
}

private func directColumnWords(_ error: DirectError, _ l: Language) -> Words {
  switch error {
  case .columnMissing(let file, let layer, let column, let available, let nearest):
    let guess = nearest.map { l.pick("Mungkin maksudnya '\($0)'. ", "Perhaps '\($0)' is meant. ") } ?? ""
    let there =
      available.isEmpty
      ? l.pick(
        "Berkas itu tidak memuat satu kolom pun; untuk Shapefile, sertakan .dbf-nya.",
        "The file has no column at all; with a Shapefile, bring its .dbf.") : columnsThere(available, l)
    return (
      "DIR-001", .dataRefused,
      l.pick(
        "\(place(file, layer)) tidak memuat kolom '\(column.prefix(60))'.",
        "\(place(file, layer)) has no column '\(column.prefix(60))'."), guess + there
    )
  case .columnAmbiguous(let file, let layer, let column, let candidates):
    return (
      "DIR-002", .dataRefused,
      l.pick(
        "\(place(file, layer)): '\(column.prefix(60))' cocok dengan beberapa kolom.",
        "\(place(file, layer)): '\(column.prefix(60))' fits several columns."),
      l.pick("Tulis namanya persis: ", "Write its exact name: ") + candidates.map { "'\($0)'" }.joined(separator: ", ")
        + "."
    )
  case .noNumbers(let file, let layer, let column, let row, let text):
    let cell = row.map { l.pick(" Baris \($0) berisi '\(text ?? "")'.", " Row \($0) holds '\(text ?? "")'.") } ?? ""
    return (
      "DIR-003", .dataRefused,
      l.pick(
        "\(place(file, layer)): kolom '\(column)' tidak memuat angka.",
        "\(place(file, layer)): the column '\(column)' holds no number.") + cell,
      l.pick("Sebut kolom yang berisi angka.", "Name a column with numbers.")
    )
  case .incompleteRate(let file):
    return (
      "DIR-004", .usage,
      l.pick("\(file): kasus atau yang diukur belum disebut.", "\(file): cases or measured are not named."),
      l.pick("Sebut keduanya: --cases KOLOM --measured KOLOM.", "Name both: --cases COLUMN --measured COLUMN.")
    )
  default: return otherWords(error, l)
  }
}

private func directContentWords(_ error: DirectError, _ l: Language) -> Words {
  switch error {
  case .noPolygons(let file, let layer, let points, let others, let without):
    return (
      "DIR-005", .dataRefused,
      l.pick(
        "\(place(file, layer)) tidak memuat poligon: \(points) titik, \(others) garis atau lainnya, \(without) tanpa geometri.",
        "\(place(file, layer)) has no polygon: \(points) points, \(others) lines or others, \(without) without geometry."
      ),
      l.pick("Sebut berkas atau lapisan batas desa.", "Name the file or layer with the borders.")
    )
  case .noRates(let file, let layer, let cases, let measured, let reason):
    let fault =
      reason.map { Labels(l).setAside($0) } ?? l.pick("sel kosong atau yang diukur 0", "blank cells, or 0 measured")
    return (
      "DIR-006", .dataRefused,
      l.pick(
        "\(place(file, layer)): tidak satu wilayah pun memiliki angka \(sum(cases)) dari \(sum(measured)): \(fault).",
        "\(place(file, layer)): no unit has a rate of \(sum(cases)) in \(sum(measured)): \(fault)."),
      l.pick("Periksa kedua kolom itu; mungkin tertukar.", "Check both columns; they may be the wrong way round.")
    )
  case .nothingSelected(let file, let layer, let read):
    return (
      "DIR-007", .dataRefused,
      l.pick(
        "Saringan tidak menyisakan satu pun dari \(read) catatan \(place(file, layer)).",
        "The filter leaves none of the \(read) records of \(place(file, layer))."),
      l.pick("Perbaiki saringannya.", "Correct the filter.")
    )
  case .noneUsable(let file, let layer, let read, let reason):
    return (
      "DIR-008", .dataRefused,
      l.pick(
        "Tidak satu pun dari \(read) catatan \(place(file, layer)) dapat dipakai: \(Labels(l).setAside(reason)).",
        "None of the \(read) records of \(place(file, layer)) can be used: \(Labels(l).setAside(reason))."),
      l.pick("Periksa kolom kode dan geometrinya.", "Check the column of codes and the geometry.")
    )
  case .mixedCoordinates(let file, let row, let x, let y, let outside, let vertices):
    return (
      "DIR-009", .dataRefused,
      l.pick(
        "\(file) baris \(row): \(x), \(y) bukan bujur dan lintang (\(outside) dari \(vertices) titik), dan sistem koordinatnya tidak disebut.",
        "\(file) row \(row): \(x), \(y) is no longitude and latitude (\(outside) of \(vertices) vertices), and no coordinate system is stated."
      ),
      l.pick(
        "Perbaiki titik itu, atau tulis --crs EPSG:..., atau --crs planar untuk koordinat datar.",
        "Correct that vertex, or write --crs EPSG:..., or --crs planar for plain coordinates.")
    )
  case .archiveWithoutLayer(let file, let entries):
    return (
      "DIR-010", .dataRefused,
      l.pick("\(file) tidak memuat berkas poligon.", "\(file) holds no polygon file."),
      namesIn(entries, l)
    )
  default: return otherWords(error, l)
  }
}

/// What `ingestMessage` says, with the command in place of the project file.
private func directFileWords(_ error: IngestError, _ l: Language) -> Words {
  let message = ingestMessage(error, l)
  var what = message.what
  if case .notThisFormat(let file, let detail) = error {
    let reason = detail.isEmpty ? "" : " (\(detail))"
    what = l.pick(
      "\(file) bukan berkas poligon yang dikenal\(reason).", "\(file) is no polygon file that is known\(reason).")
  }
  return (message.code, message.status, what, directAdvice(error, l) ?? message.next)
}

private func directAdvice(_ error: IngestError, _ l: Language) -> String? {
  switch error {
  case .fileMissing: l.pick("Periksa nama dan foldernya.", "Check its name and folder.")
  case .fileRefused: l.pick("Sebut berkas biasa di komputer ini.", "Name a plain file on this computer.")
  case .notThisFormat:
    l.pick(
      "Sebut berkas poligon: GeoPackage, GeoJSON, Shapefile, FlatGeobuf, KML, atau zip berisi salah satunya. Tabel (CSV, XLSX) dipakai dalam proyek: `lokus init`.",
      "Name a polygon file: GeoPackage, GeoJSON, Shapefile, FlatGeobuf, KML, or a zip with one of them. Tables (CSV, XLSX) belong in a project: `lokus init`."
    )
  case .layerAmbiguous(_, let available), .layerMissing(_, _, let available):
    l.pick("Sebut satu dengan --layer. ", "Name one with --layer. ") + namesIn(available, l)
  case .crsMissing, .crsUnknown:
    l.pick(
      "Tulis --crs dengan kode EPSG, misalnya EPSG:32748, atau --crs planar.",
      "Write --crs with an EPSG code, such as EPSG:32748, or --crs planar.")
  case .crsConflict: l.pick("Hapus --crs atau perbaiki berkasnya.", "Leave out --crs or correct the file.")
  case .coordinatesOutOfRange:
    l.pick(
      "Sebut sistem koordinat yang benar dengan --crs, atau perbaiki berkasnya.",
      "State the right coordinate system with --crs, or correct the file.")
  case .badPattern: l.pick("Perbaiki pola itu.", "Correct the pattern.")
  default: nil
  }
}

private func otherWords(_ error: DirectError, _ l: Language) -> Words {
  ("ING-099", .dataRefused, "\(error)", l.pick("Periksa berkasnya.", "Check the file."))
}

/// A file and its layer, where that has another name.
private func place(_ file: String, _ layer: String) -> String {
  file.hasPrefix(layer + ".") || layer.isEmpty ? file : "\(file) (\(layer))"
}

private func sum(_ columns: [String]) -> String { columns.map { "'\($0)'" }.joined(separator: " + ") }

private func columnsThere(_ names: [String], _ l: Language) -> String {
  l.pick("Kolom yang ada: ", "Its columns: ") + shown(names)
}

private func namesIn(_ names: [String], _ l: Language) -> String { l.pick("Yang ada: ", "There are: ") + shown(names) }

private func shown(_ names: [String]) -> String {
  names.prefix(40).map { String($0.prefix(60)) }.joined(separator: ", ") + (names.count > 40 ? ", ..." : "") + "."
}

/// Words for what stops the writing of a GeoPackage.
func vectorWriteMessage(_ error: VectorWriteError, _ l: Language) -> UserMessage {
  switch error {
  case .exists:
    return UserMessage(
      code: "DIR-011", status: .cannotWrite,
      what: l.pick("Berkas hasil sudah ada.", "The result file is there already."),
      next: l.pick("Hapus berkas itu atau pilih nama lain.", "Remove it or choose another name."))
  case .refusedName, .folderMissing:
    return UserMessage(
      code: "DIR-012", status: .cannotWrite,
      what: l.pick("Folder untuk hasil tidak ada.", "The folder for the results does not exist."),
      next: l.pick("Buat foldernya atau pilih folder lain.", "Make the folder or choose another one."))
  case .cannotWrite(let detail):
    return UserMessage(
      code: "DIR-013", status: .cannotWrite,
      what: l.pick("Berkas hasil tidak dapat ditulis (\(detail)).", "The result file can't be written (\(detail))."),
      next: l.pick("Periksa hak tulis dan sisa ruang disk.", "Check the right to write and the space left on the disk.")
    )
  case .layerCount, .layerName, .unevenColumn, .columnName, .missingGeometry:
    return UserMessage(
      code: "DIR-014", status: .ourFault,
      what: l.pick("Kesalahan di dalam Lokus (\(error)).", "A fault inside Lokus (\(error))."),
      next: l.pick(
        "Laporkan dengan versi Lokus dan perintahnya.", "Report it with the version of Lokus and the command."))
  }
}
