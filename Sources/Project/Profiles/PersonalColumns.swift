/// Fields of by-name files that are about one person. They are read to aggregate and never kept, shown or bound as a
/// value or attribute.
private let personalFields: Set<String> = [
  "nik", "person_name", "parent_name", "birth_date", "address", "rt", "rw", "phone", "family_card", "person_id",
]

func isPersonalField(_ field: String) -> Bool { personalFields.contains(field) }

/// Words that make a header personal wherever they stand.
private let personalWords: Set<String> = [
  "nik", "nokk", "hp", "handphone", "telp", "telepon", "ponsel", "whatsapp", "email", "surel", "nisn", "npwp",
  "alamat", "nip", "nohp", "notelp", "phone", "address",
]

/// Whose name is a person's.
private let persons: Set<String> = [
  "anak", "balita", "baduta", "bayi", "ibu", "ayah", "bapak", "orang", "ortu", "orangtua", "wali", "kepala", "kk",
  "suami", "istri", "pasien", "peserta", "siswa", "kader", "ketua", "petugas", "bidan", "calon", "penerima", "lengkap",
  "responden", "krt", "child", "mother", "father", "parent",
]

/// Headers that are personal as they stand.
private let personalHeaders: Set<String> = [
  "rt", "rw", "rtrw", "nort", "norw", "nomorrt", "nomorrw", "kk", "nokk", "nomorkk", "nomorkartukeluarga",
  "tanggallahir",
  "tempattanggallahir", "tempatlahir", "namalengkap", "birthdate", "dateofbirth", "nama", "name", "noktp", "nomorktp",
  "nobpjs", "nojkn", "nomorjkn", "dusun",
]

/// Whether a header is about one person: a name, number, birth date, address, telephone. A bare `Nama` counts, unless
/// the rows are known to be places (`ofPlaces`).
public func isPersonalHeader(_ header: String, ofPlaces: Bool = false) -> Bool {
  let words = headerWords(header)
  guard !words.contains("jumlah"), !words.contains("persen") else { return false }
  if words.contains(where: personalWords.contains) { return true }
  let joined = words.joined()
  if ofPlaces, ["nama", "name", "dusun", "kk"].contains(joined) { return false }
  if personalHeaders.contains(joined) || joined == "tanggallahiranak" { return true }
  guard let index = words.firstIndex(where: { $0 == "nama" || $0 == "name" }) else { return false }
  return words[(index + 1)...].contains(where: persons.contains)
}

/// Whether a table has one row a person: a NIK, or a birth date beside a person's name.
func hasPersons(_ columns: [String]) -> Bool {
  let headers = columns.map(headerWords)
  if headers.contains(where: { $0.contains("nik") && !$0.contains("jumlah") }) { return true }
  let hasBirth = headers.contains { ["tanggallahir", "birthdate", "dateofbirth"].contains($0.joined()) }
  let hasName = headers.contains {
    $0.first == "nama" && ($0.count == 1 || $0.dropFirst().contains(where: persons.contains))
  }
  return hasBirth && hasName
}
