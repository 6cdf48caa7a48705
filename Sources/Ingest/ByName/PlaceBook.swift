import Matching
import Stunting

/// The places that a by-name file names, each matched once.
struct PlaceBook {
  enum Outcome {
    case village(Int)
    /// Number of the entry.
    case asked(Int)
    case none(SetAsideReason, entry: Int)
  }

  private struct Entry {
    var place: PlaceText
    var match: PlaceMatch
    var firstRow: Int
    var village: ShownText
    var district: ShownText
    var rows: [Int] = []
    /// Its texts may be shown, so they have to be compared with those about persons.
    var isWatched: Bool
  }

  private let mapping: PlaceMapping
  private let matcher: PlaceMatcher
  private let file: String
  private var entries: [Entry] = []
  private var indexOf: [ChildKey: Int] = [:]

  init(_ mapping: PlaceMapping, _ matcher: PlaceMatcher, file: String) {
    self.mapping = mapping
    self.matcher = matcher
    self.file = file
  }

  mutating func find(_ row: ByNameRow, _ binding: ByNameBinding) throws(IngestError) -> Outcome {
    let cells = row.texts(binding.place)
    var key = ChildKey()
    for cell in cells { key.addText(cell) }
    let index: Int
    if let known = indexOf[key] { index = known } else { index = try add(key, cells, binding.placeNames, row.number) }
    if entries[index].isWatched {
      let personal = row.texts(binding.personal)
      let addresses = row.texts(binding.addresses)
      entries[index].village.note(personal: personal, addresses: addresses)
      entries[index].district.note(personal: personal, addresses: addresses)
    }
    switch entries[index].match {
    case .unit(let village, _, _): return .village(village)
    case .question:
      entries[index].rows.append(row.number)
      return .asked(index)
    case .none(let reason): return .none(reason, entry: index)
    }
  }

  private mutating func add(
    _ key: ChildKey, _ cells: [String], _ names: [String], _ row: Int
  ) throws(IngestError) -> Int {
    let table = TextTable(file: file, records: [names, cells], header: 0, keepsBlankRows: true)
    let place = try PlaceReader(mapping, in: table).read(table, row: 0)
    let match = matcher.match(place)
    var isWatched = true
    if case .unit(_, .code, nameDiffers: false) = match { isWatched = false }
    var isNamed = !isWatched
    if case .unit(_, .name, nameDiffers: false) = match { isNamed = true }
    let districtKey = districtNameKey(place.districtName)
    let isDistrict = matcher.units(.district).contains { districtNameKey($0.name) == districtKey }
    entries.append(
      Entry(
        place: place, match: match, firstRow: row, village: ShownText(place.villageName, isKnownPlace: isNamed),
        district: ShownText(place.districtName, isKnownPlace: isDistrict), isWatched: isWatched))
    indexOf[key] = entries.count - 1
    return entries.count - 1
  }

  /// Name of an entry's village as read, where it may be shown.
  func shownName(_ entry: Int) -> String? {
    let name = entries[entry].village.shown
    return name.isEmpty ? nil : name
  }

  /// What the rows of places that are not certain ask. Rows whose place may not be shown can't be asked about.
  func questions(sourceID: String) -> (asked: [PlaceQuestion], hiddenRows: [Int]) {
    var asked: [PlaceQuestion] = []
    var hidden: [Int] = []
    var at: [String: Int] = [:]
    for entry in entries {
      guard case .question(let candidates) = entry.match else { continue }
      let code = entry.place.villageCodes.first?.formatted ?? ""
      guard entry.village.mayBeShown, !(entry.village.shown.isEmpty && code.isEmpty) else {
        hidden += entry.rows
        continue
      }
      let texts = [entry.village.shown, entry.district.shown, code]
      let key = texts.joined(separator: "\n")
      if let same = at[key] {
        asked[same].rows += entry.rows
      } else {
        at[key] = asked.count
        asked.append(
          PlaceQuestion(
            sourceID: sourceID, level: .village, name: texts[0], districtName: texts[1], code: code,
            rows: entry.rows, candidates: candidates))
      }
    }
    for index in asked.indices { asked[index].rows.sort() }
    return (asked, hidden.sorted())
  }

  /// How places were matched that were not plain, one finding a place.
  func findings(sourceID: String) -> [ImportFinding] {
    entries.flatMap { entry -> [ImportFinding] in
      guard case .unit(let village, let basis, let differs) = entry.match else { return [] }
      var kinds: [(FindingKind, Double?)] = differs ? [(.nameDiffers, nil)] : []
      switch basis {
      case .code: break
      case .recoded: kinds.append((.recoded, nil))
      case .name: kinds.append((.matchedByName, nil))
      case .similarName(let score): kinds.append((.matchedBySimilarName, score))
      case .answer: kinds.append((.matchedByAnswer, nil))
      }
      var other: String?
      if case .recoded(let code) = basis { other = code.formatted }
      return kinds.map { kind, size in
        ImportFinding(
          sourceID: sourceID, row: entry.firstRow, kind: kind, code: matcher.edition.villages[village].printedCode,
          otherCode: kind == .recoded ? other : nil, detail: entry.village.shown, size: size)
      }
    }
  }
}
