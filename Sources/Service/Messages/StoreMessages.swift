internal import Store
internal import Stunting

/// Words for what can go wrong with the workspace.
func storeMessage(_ error: StoreError, _ language: Language) -> UserMessage {
  let text = storeText(error, language)
  return UserMessage(code: text.code, status: text.status, what: text.what, next: text.next)
}

private func storeText(_ error: StoreError, _ l: Language) -> Words {
  let reimport = l.pick(
    "Pindahkan berkas itu, lalu jalankan `lokus import` untuk membuat yang baru.",
    "Move that file away, then run `lokus import` to make a new one.")
  switch error {
  case .notFound(let path):
    return (
      "STO-001", .inputMissing,
      l.pick("Ruang kerja \(fileName(path)) tidak ada.", "There is no workspace \(fileName(path))."),
      l.pick("Jalankan `lokus import`.", "Run `lokus import`.")
    )
  case .alreadyExists(let path):
    return (
      "STO-002", .cannotWrite, l.pick("\(fileName(path)) sudah ada.", "\(fileName(path)) exists already."),
      l.pick("Pilih nama lain.", "Choose another name.")
    )
  case .notAWorkspace(let path, let kind):
    return (
      "STO-003", .dataRefused,
      l.pick(
        "\(fileName(path)) bukan ruang kerja Lokus (\(kind.rawValue)).",
        "\(fileName(path)) is not a Lokus workspace (\(kind.rawValue))."), reimport
    )
  case .corrupt(let reason):
    return (
      "STO-004", .dataRefused, l.pick("Ruang kerja rusak: \(reason).", "The workspace is damaged: \(reason)."), reimport
    )
  case .truncated(let path, let expected, let found):
    return (
      "STO-005", .dataRefused,
      l.pick(
        "\(fileName(path)) terpotong: \(found) dari \(expected) bita.",
        "\(fileName(path)) is cut off: \(found) of \(expected) bytes."), reimport
    )
  case .newerFormat(let found, let known):
    return (
      "STO-006", .dataRefused,
      l.pick(
        "Ruang kerja ditulis Lokus yang lebih baru (format \(found), dikenal \(known)).",
        "The workspace was written by a newer Lokus (format \(found), known \(known))."),
      l.pick("Perbarui Lokus.", "Update Lokus.")
    )
  case .olderFormat(let found, let known):
    return (
      "STO-007", .dataRefused,
      l.pick(
        "Ruang kerja memakai format lama (\(found), kini \(known)).",
        "The workspace has an old format (\(found), now \(known))."),
      l.pick("Jalankan `lokus import` untuk memperbaruinya.", "Run `lokus import` to bring it up to date.")
    )
  case .readOnly(let path):
    return (
      "STO-008", .cannotWrite,
      l.pick("\(fileName(path)) tidak dapat ditulis (hanya-baca).", "\(fileName(path)) can't be written (read-only)."),
      l.pick("Periksa hak tulis folder.", "Check the permissions of the folder.")
    )
  case .cannotWrite(let path, let reason):
    return (
      "STO-009", .cannotWrite,
      l.pick("Tidak dapat menulis \(fileName(path)): \(reason).", "Can't write \(fileName(path)): \(reason)."),
      l.pick(
        "Periksa ruang disk dan hak tulis; ruang kerja tidak berubah.",
        "Check disk space and permissions; the workspace is unchanged.")
    )
  case .cannotRead(let path, let reason):
    return (
      "STO-010", .inputMissing,
      l.pick("Tidak dapat membaca \(fileName(path)): \(reason).", "Can't read \(fileName(path)): \(reason)."),
      l.pick("Periksa hak baca berkas.", "Check the permissions of the file.")
    )
  case .busy(let path):
    return (
      "STO-011", .cannotWrite,
      l.pick("\(fileName(path)) sedang dipakai proses lain.", "\(fileName(path)) is in use by another process."),
      l.pick("Tutup QGIS atau Lokus yang lain, lalu coba lagi.", "Close QGIS or the other Lokus, then try again.")
    )
  case .unknownEdition(let id):
    return (
      "STO-012", .inputMissing,
      l.pick(
        "Batas desa edisi '\(id)' tidak ada di ruang kerja.", "The boundary edition '\(id)' is not in the workspace."),
      l.pick("Jalankan `lokus import`.", "Run `lokus import`.")
    )
  case .invalidRecord, .constraint, .danglingReferences, .staleSources, .transactionEnded, .geometry, .database:
    return (
      "STO-013", .ourFault,
      l.pick("Ruang kerja menolak catatan (\(error)).", "The workspace refused a record (\(error))."),
      l.pick(
        "Laporkan dengan versi Lokus; ruang kerja tidak berubah.",
        "Report it with the version of Lokus; the workspace is unchanged.")
    )
  }
}

/// The last part of a path: messages never show folders.
func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
