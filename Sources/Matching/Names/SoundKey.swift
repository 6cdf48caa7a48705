/// Letters of a name as they sound, so that old and present spelling and the usual variants give the same: `oe` is u,
/// `dj` and `j` and `y` one letter, `tj` is c, `ch` and `kh` are k, f and v are p, z is s, dh is d, th is t; a doubled
/// letter counts once and an h at the end not at all. Equal sound is evidence, never proof: *Maja* and *Maya* are two.
func soundKey(_ letters: String) -> [UInt8] {
  let source = Array(letters.utf8)
  var sound: [UInt8] = []
  sound.reserveCapacity(source.count)
  var at = 0
  while at < source.count {
    let next = at + 1 < source.count ? source[at + 1] : 0
    let (letter, width) = sounded(source[at], next)
    if sound.last != letter { sound.append(letter) }
    at += width
  }
  if sound.count > 3, sound.last == Letter.h { sound.removeLast() }
  return sound
}

enum Letter {
  static let a = UInt8(ascii: "a"), b = UInt8(ascii: "b"), c = UInt8(ascii: "c"), d = UInt8(ascii: "d")
  static let e = UInt8(ascii: "e"), f = UInt8(ascii: "f"), g = UInt8(ascii: "g"), h = UInt8(ascii: "h")
  static let i = UInt8(ascii: "i"), j = UInt8(ascii: "j"), k = UInt8(ascii: "k"), o = UInt8(ascii: "o")
  static let p = UInt8(ascii: "p"), q = UInt8(ascii: "q"), s = UInt8(ascii: "s"), t = UInt8(ascii: "t")
  static let u = UInt8(ascii: "u"), v = UInt8(ascii: "v"), y = UInt8(ascii: "y"), z = UInt8(ascii: "z")
}

private func sounded(_ letter: UInt8, _ next: UInt8) -> (letter: UInt8, width: Int) {
  switch (letter, next) {
  case (Letter.o, Letter.e): (Letter.u, 2)
  case (Letter.d, Letter.j): (Letter.y, 2)
  case (Letter.t, Letter.j): (Letter.c, 2)
  case (Letter.s, Letter.j), (Letter.s, Letter.y): (Letter.s, 2)
  case (Letter.c, Letter.h), (Letter.k, Letter.h), (Letter.c, Letter.k): (Letter.k, 2)
  case (Letter.d, Letter.h): (Letter.d, 2)
  case (Letter.t, Letter.h): (Letter.t, 2)
  case (Letter.b, Letter.h): (Letter.b, 2)
  case (Letter.g, Letter.h): (Letter.g, 2)
  case (Letter.p, Letter.h): (Letter.p, 2)
  case (Letter.j, _): (Letter.y, 1)
  case (Letter.f, _), (Letter.v, _): (Letter.p, 1)
  case (Letter.z, _): (Letter.s, 1)
  case (Letter.q, _): (Letter.k, 1)
  default: (letter, 1)
  }
}
