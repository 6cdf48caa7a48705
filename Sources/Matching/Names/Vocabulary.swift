/// What a name is the name of: it decides which words only say the kind.
enum NameKind: Hashable {
  case village, district, puskesmas, regency
}

/// Words before (or after) a name that say what kind of place it is, and not which one.
func kindWords(_ kind: NameKind) -> Set<String> {
  switch kind {
  case .village: villageWords
  case .district: districtWords
  case .puskesmas: puskesmasWords
  case .regency: regencyWords
  }
}

private let villageWords: Set<String> = ["desa", "kelurahan", "kel", "ds", "kelurahandesa", "desakelurahan"]
private let districtWords: Set<String> = ["kecamatan", "kec", "distrik", "kapanewon", "kemantren"]
private let puskesmasWords: Set<String> = [
  "upt", "uptd", "uptb", "puskesmas", "pkm", "pusk", "puskes", "blud", "rawat", "inap", "perawatan", "rawatinap",
]
private let regencyWords: Set<String> = ["kabupaten", "kab"]

/// Regional words for a village. They often belong to the name (*Kampung Baru*), so they are set aside only when the name
/// with them is not known.
let regionalKindWords: Set<String> = [
  "nagari", "gampong", "gampoeng", "gp", "pekon", "tiyuh", "lembang", "ohoi", "kampung", "dusun", "negeri", "negri",
]

/// Abbreviations with one meaning in names of places, and spellings of the same word.
let abbreviations: [String: String] = [
  "tj": "tanjung", "tjg": "tanjung", "tg": "tanjung", "tnj": "tanjung", "tjung": "tanjung", "tanjong": "tanjung",
  "sei": "sungai", "sgi": "sungai", "sg": "sungai", "sungei": "sungai",
  "kp": "kampung", "kpg": "kampung", "kmp": "kampung", "kamp": "kampung", "kampong": "kampung",
  "gn": "gunung", "gng": "gunung", "gunong": "gunung",
  "tlk": "teluk", "telok": "teluk", "lbk": "lubuk", "lubok": "lubuk", "ujg": "ujung", "krg": "karang",
  "bkt": "bukit", "btg": "batang", "sbr": "sumber", "smbr": "sumber", "bdr": "bandar", "sbrg": "seberang",
  "sebrang": "seberang", "ilir": "hilir", "ulu": "hulu", "pdg": "padang",
]

/// Abbreviations that are words or letters of their own unless a full stop follows.
let dottedAbbreviations: [String: String] = ["ma": "muara", "mr": "muara", "pl": "pulau", "s": "sungai", "g": "gunung"]

/// Abbreviations with several meanings: they fit any of them, and only the names of the kecamatan can decide.
let openAbbreviations: [String: [String]] = [
  "bt": ["batu", "bukit", "batang"], "pd": ["padang", "pondok"], "lb": ["lubuk", "labuhan"],
  "kr": ["karang", "krueng"],
  "sb": ["sumber", "suka"], "tl": ["teluk", "talang"], "sp": ["simpang", "satuanpemukiman"], "p": ["pulau", "padang"],
  "ma": ["muara"], "mr": ["muara"], "pl": ["pulau"], "kd": ["kedung"], "tb": ["tebing", "tumbang", "tambak"],
  "k": ["kampung", "karang", "kuala"], "t": ["tanjung", "teluk"], "b": ["bukit", "batu"], "l": ["lubuk"],
  "tgh": ["tengah"], "utr": ["utara"], "slt": ["selatan"], "brt": ["barat"], "tmr": ["timur"],
]

/// Words that tell neighbours of one name apart: they must agree to the letter.
let directionWords: Set<String> = [
  "utara", "selatan", "timur", "barat", "tengah", "hilir", "hulu", "lama", "baru", "atas", "bawah", "dalam", "luar",
  "besar", "kecil", "wetan", "kulon", "lor", "kidul", "kaler", "girang", "tonggoh", "landeuh", "tenggara", "laut",
  "darat", "muda", "tua", "kanan", "kiri", "mudik", "julu", "jae", "dolok", "toruan", "tonga", "tunong", "baroh",
  "teungoh", "baro", "kaja", "kelod", "kangin", "kauh", "ateh", "gadang", "kaciak", "gede", "cilik", "hilia", "mudiak",
  "seberang", "induk", "kota", "pasar",
]

/// Common words of names that are one letter away from a direction, and so no slip of it.
let commonWords: Set<String> = [
  "batu", "ratu", "bara", "buru", "lima", "laba", "luas", "dalem", "malam", "timun", "pasir", "kapas", "batas",
  "antara",
  "sawah", "rawah", "bawang", "tangah", "dasar", "basar", "lori", "kuta", "koto", "kuto", "mata",
  "rata", "tiga", "ulun", "hutan", "daun", "kulo", "wetar", "layar", "pagar", "bayur", "timbul", "tanah",
]

/// Those among them that also stand at the end of names written in one word, with names of four letters or more before.
let directionEndings: [String] = [
  "tenggara", "selatan", "tengah", "utara", "timur", "barat", "hilir", "wetan", "kulon", "kidul", "kaler",
]

/// Directions and number words as they were spelt before 1947 and 1972: `TIMOER`, `DOEA`.
let oldSpellings: [String: String] = {
  var spellings: [String: String] = [:]
  for word in (directionWords.union(numberWords)).sorted() {
    let old = word.map { letter in
      switch letter {
      case "u": "oe"
      case "j": "dj"
      case "c": "tj"
      default: String(letter)
      }
    }.joined()
    if old != word, !directionWords.contains(old) { spellings[old] = word }
  }
  return spellings
}()
