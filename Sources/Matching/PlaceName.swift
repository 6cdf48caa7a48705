/// A village name for comparison: lower case, without diacritics, blanks and punctuation, without a leading "Desa",
/// "Kelurahan" or "Kel.", abbreviations written out and numerals as words - `Kel. Sungai-Bahar II` and
/// `SUNGAI BAHAR  DUA` are equal. Nothing fuzzy: one letter's difference is another name.
public func villageNameKey(_ name: String) -> String { nameWords(name, .village).joined() }

/// The same for a district, without "Kecamatan" or "Kec.".
public func districtNameKey(_ name: String) -> String { nameWords(name, .district).joined() }

/// The same for a puskesmas, without "UPT", "UPTD", "Puskesmas", "PKM" and what says only how it works.
public func puskesmasNameKey(_ name: String) -> String { nameWords(name, .puskesmas).joined() }

/// The same for a regency; *Kota* stays, for a city and the regency around it may share their name.
public func regencyNameKey(_ name: String) -> String { nameWords(name, .regency).joined() }
