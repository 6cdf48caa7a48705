import Stunting

/// Names and codes of the latest weighing: what must be matched, what must be asked, and what must not be matched.
extension TableFaults {
  mutating func plantNames() {
    if let v = free.popLast() {
      let name = regency.villages[v].name.uppercased().replacing(" ", with: "  ")
      matched(v, name, "no code, name in capitals with two blanks", .matchedByName)
    }
    if let v = free.popLast() {
      let cells = ["kecamatan": "Kec. " + regency.districts[regency.villages[v].district].name]
      matched(v, "Desa " + regency.villages[v].name, "no code, the kinds before both names", .matchedByName, cells)
    }
    for way in 0..<2 {
      if let v = takeMisspelt(way: way) {
        matched(v, misspelt(v, way: way), "no code, name misspelt", .matchedBySimilarName)
      }
    }
    if let v = takeOldSpelling() {
      matched(v, oldSpelling(v), "no code, name in the spelling of before 1947", .matchedBySimilarName)
    }
    plantNamesakes()
    plantOtherDistrict()
  }

  private mutating func matched(
    _ v: Int, _ name: String, _ detail: String, _ finding: FindingKind, _ further: [String: String] = [:]
  ) {
    let cells = ["kode_desa": "", "nama_desa": name].merging(further) { _, other in other }
    edit(v, cells, detail, finding: finding)
  }

  /// The second of two villages of one name: both are to be asked for.
  private mutating func plantNamesakes() {
    guard let first = regency.sameNamePair.first, let v = regency.sameNamePair.last else { return }
    edit(
      v, ["kode_desa": "", "kecamatan": ""], "no code, no kecamatan, a name that two villages bear", setAside: .asked,
      otherCode: regency.villages[first].code)
    lose(v)
  }

  private mutating func plantOtherDistrict() {
    guard let v = take({ $0.hasNameOfItsOwn($1) }) else { return }
    let other = (regency.villages[v].district + 1) % regency.districts.count
    edit(
      v, ["kode_desa": "", "kecamatan": regency.districts[other].name],
      "no code, under a kecamatan that has no such village", setAside: .asked)
    lose(v)
  }

  // MARK: - Codes

  mutating func plantCodes() {
    if let v = free.popLast() {
      let code = regency.villages[v].code.dropLast(4) + "2999"
      edit(
        v, ["kode_desa": String(code), "nama_desa": "Desa Pemekaran"], "a code and a name that no village has",
        setAside: .unknownCode)
      lose(v)
    }
    if let v = free.popLast() {
      let code = regency.villages[v].code
      let slip = code.dropLast(3) + "9" + code.suffix(2)
      edit(v, ["kode_desa": String(slip)], "a wrong digit in the code, name right", finding: .matchedByName)
    }
    if let v = takeMisspelt(way: 0) {
      edit(v, ["nama_desa": misspelt(v, way: 0)], "code right, name misspelt", finding: .nameDiffers)
    }
    plantNameOfAnother()
  }

  private mutating func plantNameOfAnother() {
    guard let v = take({ $0.partner($1) != nil }), let other = partner(v) else { return }
    edit(
      v, ["nama_desa": regency.villages[other].name], "the code of one village, the name of another", setAside: .asked,
      otherCode: regency.villages[other].code)
    lose(v)
  }

  /// Another village of the kecamatan with quite another name.
  private func partner(_ v: Int) -> Int? {
    let villages = regency.villages
    return villages.indices.first {
      $0 != v && villages[$0].district == villages[v].district && hasNameOfItsOwn($0)
        && !regency.sameNamePair.contains($0)
    }
  }

  // MARK: - Villages that the boundaries lack

  mutating func plantAbsentVillages() {
    if let v = take({ $0.hasNameOfItsOwn($1) }) {
      append(
        row("", regency.villages[v].name + " Baru", v),
        "a village that is not in the boundaries, called like another with a word more", setAside: .asked,
        otherCode: regency.villages[v].code)
    }
    if let v = free.last {
      append(
        row("", "Antah Berantah", v), "a village that is not in the boundaries, called like none",
        setAside: .unknownName)
      append(
        ["99.98.01.2001", "Seberang Misal", "Antah"] + numbers, "a village of another regency",
        setAside: .outsideRegion)
    }
  }

  private func row(_ code: String, _ name: String, _ v: Int) -> [String] {
    [code, name, regency.districts[regency.villages[v].district].name] + numbers
  }

  private var numbers: [String] { [regency.weighings[regency.weighings.count - 1].month, "64", "52", "7", "2"] }

  // MARK: - Spelling

  /// A free village whose misspelt name can be no other's.
  private mutating func takeMisspelt(way: Int) -> Int? { take { $0.isAlone($0.misspelt($1, way: way), but: $1) } }

  /// A letter left out (0) or two letters exchanged (1) towards the end; not one of a double letter, which may be another
  /// spelling.
  private func misspelt(_ v: Int, way: Int) -> String {
    let letters = Array(regency.villages[v].name)
    for at in stride(from: letters.count - 3, through: 1, by: -1) where isPlain(letters, at) {
      var changed = letters
      if way == 0 { changed.remove(at: at) } else { changed.swapAt(at, at + 1) }
      if changed != letters { return String(changed) }
    }
    return String(letters) + "x"
  }

  private func isPlain(_ letters: [Character], _ at: Int) -> Bool {
    letters[at] != " " && letters[at + 1] != " " && letters[at] != letters[at + 1] && letters[at] != letters[at - 1]
  }

  private mutating func takeOldSpelling() -> Int? {
    take { $0.regency.villages[$1].name.contains("u") && $0.hasNameOfItsOwn($1) }
  }

  private func oldSpelling(_ v: Int) -> String {
    regency.villages[v].name.replacing("j", with: "dj").replacing("u", with: "oe")
  }

  private func hasNameOfItsOwn(_ v: Int) -> Bool { isAlone(regency.villages[v].name, but: v) }

  /// True when at least four slips separate a name from that of every village but `own`.
  private func isAlone(_ name: String, but own: Int) -> Bool {
    regency.villages.indices.allSatisfy { $0 == own || slips(name, regency.villages[$0].name) > 3 }
  }
}

/// The edit distance of Levenshtein, without regard to capitals.
private func slips(_ a: String, _ b: String) -> Int {
  let a = Array(a.lowercased().utf8)
  let b = Array(b.lowercased().utf8)
  var previous = Array(0...b.count)
  for (i, letter) in a.enumerated() {
    var row = [i + 1]
    for (j, other) in b.enumerated() {
      row.append(min(previous[j] + (letter == other ? 0 : 1), previous[j + 1] + 1, row[j] + 1))
    }
    previous = row
  }
  return previous[b.count]
}
