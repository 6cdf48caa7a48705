import WorkbookBridge

extension IngestError {
  /// A fault of a workbook with this module's words.
  init(_ error: WorkbookError, file: String) {
    switch error {
    case .missing: self = .fileMissing(file: file)
    case .unreadable(let code): self = .fileUnreadable(file: file, code: code)
    case .notWorkbook(let content): self = .wrongContent(file: file, really: FileContent(content))
    case .damaged(let detail): self = .fileDamaged(file: file, detail: detail)
    case .encrypted: self = .fileEncrypted(file: file)
    case .unsafeEntry(let name): self = .unsafeEntry(file: file, entry: name)
    case .forbiddenMarkup(let entry): self = .fileDamaged(file: file, detail: "DOCTYPE, \(entry)")
    case .tooManyEntries(let limit): self = .fileDamaged(file: file, detail: "> \(limit)")
    case .tooLarge(let limit): self = .fileTooLarge(file: file, limitBytes: limit)
    case .packedTooTightly(let limit): self = .packedTooTightly(file: file, limitRatio: limit)
    case .tooManyColumns(let row, let limit): self = .tooManyColumns(file: file, row: row, limit: limit)
    case .tooManyRows(let limit): self = .tooManyRows(file: file, limit: limit)
    case .tooManyCells(let limit): self = .fileTooLarge(file: file, limitBytes: limit)
    case .cellTooLong(let row, let column, let limit):
      self = .cellTooLong(file: file, row: row, column: column, limit: limit)
    case .sheetMissing(let name, let available):
      self = .layerMissing(file: file, layer: name, available: available)
    }
  }
}

extension FileContent {
  fileprivate init(_ other: OtherContent) {
    switch other {
    case .notPacked: self = .text
    case .compoundFile: self = .compoundFile
    case .binaryWorkbook: self = .binaryWorkbook
    case .wordProcessing: self = .wordProcessing
    case .presentation: self = .presentation
    case .mapArchive: self = .mapArchive
    case .noSheets: self = .workbookWithoutSheets
    case .otherArchive: self = .otherArchive
    }
  }
}
