public import Project
public import Stunting

extension ProjectError: UserFacing {
  public func message(_ language: Language) -> UserMessage {
    let text = language == .indonesian ? indonesian : english
    let missing: Bool =
      switch self {
      case .noProjectFile, .missingFile: true
      default: false
      }
    return UserMessage(code: code, status: missing ? .inputMissing : .dataRefused, what: text.what, next: text.next)
  }

  /// Stable code of the case.
  public var code: String {
    switch self {
    case .noProjectFile: "PRJ-001"
    case .notYAML: "PRJ-002"
    case .wrongType: "PRJ-003"
    case .duplicateKey: "PRJ-004"
    case .unknownKey: "PRJ-005"
    case .missingKey: "PRJ-006"
    case .notAChoice: "PRJ-007"
    case .outOfRange: "PRJ-008"
    case .badPeriod: "PRJ-009"
    case .badCode: "PRJ-010"
    case .unknownIndicator: "PRJ-011"
    case .duplicateID: "PRJ-012"
    case .badID: "PRJ-013"
    case .missingFile: "PRJ-014"
    case .unknownEdition: "PRJ-015"
    case .unknownStyle: "PRJ-016"
    case .badPattern: "PRJ-017"
    case .unsupportedFormat: "PRJ-018"
    case .noBoundaries: "PRJ-019"
    }
  }

  private var indonesian: (what: String, next: String) {
    switch self {
    case .noProjectFile(let name):
      (
        "Berkas proyek \(name) tidak ditemukan.",
        "Jalankan `lokus init` di folder data, atau sebut berkasnya dengan --project."
      )
    case .notYAML(let line, let problem):
      (
        "lokus.yaml baris \(line): bukan YAML yang sah (\(problem)).",
        "Periksa indentasi dan tanda titik dua di baris itu."
      )
    case .wrongType(let line, let key, let expected):
      (
        "lokus.yaml baris \(line): '\(key)' harus berupa \(expected.indonesian).",
        "Perbaiki nilainya; contoh ada di docs/project-file.md."
      )
    case .duplicateKey(let line, let key):
      ("lokus.yaml baris \(line): kunci '\(key)' ditulis dua kali.", "Hapus salah satunya.")
    case .unknownKey(let line, let key, let inside, let nearest, let known):
      (
        "lokus.yaml baris \(line): kunci '\(key)' tidak dikenal di \(inside.isEmpty ? "tingkat teratas" : "'\(inside)'").",
        (nearest.map { "Mungkin maksudnya '\($0)'. " } ?? "")
          + "Kunci yang dikenal: \(known.sorted().joined(separator: ", "))."
      )
    case .missingKey(let line, let key, let inside):
      ("lokus.yaml baris \(line): '\(inside)' belum memuat '\(key)'.", "Tambahkan kunci '\(key)'.")
    case .notAChoice(let line, let key, let found, let choices):
      ("lokus.yaml baris \(line): '\(key)' bernilai '\(found)'.", "Pilihan: \(choices.joined(separator: ", ")).")
    case .outOfRange(let line, let key, let found, let allowed):
      ("lokus.yaml baris \(line): '\(key)' bernilai \(found), di luar batas.", "Nilai yang boleh: \(allowed).")
    case .badPeriod(let line, let found):
      ("lokus.yaml baris \(line): '\(found)' bukan periode.", "Tulis 2025, 2025-H2 atau 2025-08.")
    case .badCode(let line, let key, let found):
      (
        "lokus.yaml baris \(line): '\(key)' bernilai '\(found)', bukan kode wilayah.",
        "Tulis kode Kemendagri seperti \"99.99\" atau kode BPS seperti \"9999\", dalam tanda kutip."
      )
    case .unknownIndicator(let line, let found, let nearest):
      (
        "lokus.yaml baris \(line): indikator '\(found)' tidak ada di katalog.",
        (nearest.map { "Mungkin maksudnya '\($0)'. " } ?? "")
          + "Lihat docs/indicators.md, atau tambahkan di bagian 'indicators'."
      )
    case .duplicateID(let line, let id):
      ("lokus.yaml baris \(line): id '\(id)' dipakai dua sumber.", "Beri setiap sumber id sendiri.")
    case .badID(let line, let id):
      ("lokus.yaml baris \(line): id '\(id)' tidak boleh.", "Pakai huruf kecil, angka, - dan _ saja.")
    case .missingFile(let line, let file):
      (
        "lokus.yaml baris \(line): berkas '\(file)' tidak ada.",
        "Periksa nama berkas; jalurnya dihitung dari folder lokus.yaml."
      )
    case .unknownEdition(let line, let id, let known):
      (
        "lokus.yaml baris \(line): tidak ada batas desa dengan id '\(id)'.",
        "Id yang ada: \(known.joined(separator: ", "))."
      )
    case .unknownStyle(let line, let style, let known):
      ("lokus.yaml baris \(line): gaya peta '\(style)' tidak ada.", "Gaya yang ada: \(known.joined(separator: ", ")).")
    case .badPattern(let line, let key, let pattern):
      (
        "lokus.yaml baris \(line): pola '\(pattern)' pada '\(key)' tidak dapat dipakai.",
        "Tulis ekspresi reguler dengan satu pasang tanda kurung."
      )
    case .unsupportedFormat(let line, let found):
      (
        "lokus.yaml baris \(line): format \(found) belum dikenal versi ini.",
        "Pakai 'format: 1' atau Lokus yang lebih baru."
      )
    case .noBoundaries(let line):
      ("lokus.yaml baris \(line): belum ada sumber batas desa.", "Tambahkan satu sumber di 'sources.boundaries'.")
    }
  }

  private var english: (what: String, next: String) {
    switch self {
    case .noProjectFile(let name):
      (
        "There is no project file \(name).",
        "Run `lokus init` in the folder of the data, or name the file with --project."
      )
    case .notYAML(let line, let problem):
      ("lokus.yaml line \(line): not valid YAML (\(problem)).", "Check the indentation and colons of that line.")
    case .wrongType(let line, let key, let expected):
      (
        "lokus.yaml line \(line): '\(key)' must be \(expected.english).",
        "Correct the value; docs/project-file.md has examples."
      )
    case .duplicateKey(let line, let key):
      ("lokus.yaml line \(line): the key '\(key)' is written twice.", "Remove one of them.")
    case .unknownKey(let line, let key, let inside, let nearest, let known):
      (
        "lokus.yaml line \(line): unknown key '\(key)' \(inside.isEmpty ? "at the top level" : "in '\(inside)'").",
        (nearest.map { "Perhaps '\($0)' was meant. " } ?? "") + "Known keys: \(known.sorted().joined(separator: ", "))."
      )
    case .missingKey(let line, let key, let inside):
      ("lokus.yaml line \(line): '\(inside)' lacks '\(key)'.", "Add the key '\(key)'.")
    case .notAChoice(let line, let key, let found, let choices):
      ("lokus.yaml line \(line): '\(key)' is '\(found)'.", "Choices: \(choices.joined(separator: ", ")).")
    case .outOfRange(let line, let key, let found, let allowed):
      ("lokus.yaml line \(line): '\(key)' is \(found), out of range.", "Allowed: \(allowed).")
    case .badPeriod(let line, let found):
      ("lokus.yaml line \(line): '\(found)' is not a period.", "Write 2025, 2025-H2 or 2025-08.")
    case .badCode(let line, let key, let found):
      (
        "lokus.yaml line \(line): '\(key)' is '\(found)', not a region code.",
        "Write a Kemendagri code such as \"99.99\" or a BPS code such as \"9999\", in quotes."
      )
    case .unknownIndicator(let line, let found, let nearest):
      (
        "lokus.yaml line \(line): the indicator '\(found)' is not in the catalogue.",
        (nearest.map { "Perhaps '\($0)' was meant. " } ?? "") + "See docs/indicators.md, or add it under 'indicators'."
      )
    case .duplicateID(let line, let id):
      ("lokus.yaml line \(line): two sources have the id '\(id)'.", "Give each source its own id.")
    case .badID(let line, let id):
      ("lokus.yaml line \(line): the id '\(id)' is not allowed.", "Use lower-case letters, digits, - and _ only.")
    case .missingFile(let line, let file):
      (
        "lokus.yaml line \(line): the file '\(file)' does not exist.",
        "Check the name; paths start at the folder of lokus.yaml."
      )
    case .unknownEdition(let line, let id, let known):
      ("lokus.yaml line \(line): no boundaries have the id '\(id)'.", "Known ids: \(known.joined(separator: ", ")).")
    case .unknownStyle(let line, let style, let known):
      ("lokus.yaml line \(line): there is no map style '\(style)'.", "Styles: \(known.joined(separator: ", ")).")
    case .badPattern(let line, let key, let pattern):
      (
        "lokus.yaml line \(line): the pattern '\(pattern)' of '\(key)' can't be used.",
        "Write a regular expression with one pair of parentheses."
      )
    case .unsupportedFormat(let line, let found):
      ("lokus.yaml line \(line): format \(found) is not known to this version.", "Use 'format: 1' or a newer Lokus.")
    case .noBoundaries(let line):
      ("lokus.yaml line \(line): no source of village boundaries.", "Add one under 'sources.boundaries'.")
    }
  }
}

extension ProjectError.Expected {
  fileprivate var indonesian: String {
    switch self {
    case .mapping: "kelompok kunci: nilai"
    case .text: "teks"
    case .number: "bilangan"
    case .wholeNumber: "bilangan bulat"
    case .yesNo: "true atau false"
    case .listOfText: "daftar teks"
    case .listOfMappings: "daftar (setiap butir dimulai dengan -)"
    }
  }

  fileprivate var english: String {
    switch self {
    case .mapping: "a group of key: value"
    case .text: "text"
    case .number: "a number"
    case .wholeNumber: "a whole number"
    case .yesNo: "true or false"
    case .listOfText: "a list of texts"
    case .listOfMappings: "a list (each item starts with -)"
    }
  }
}
