import DrawingBridge
import Geometry

/// What is drawn over a whole map besides its theme.
public struct SceneOptions: Sendable, Equatable {
  public var language: MapLanguage
  /// Written faintly and repeatedly over the region, as "DATA SINTETIS"; nil for nothing.
  public var watermark: String?
  /// What an area is called on sheets, as "puskesmas"; nil for desa/kelurahan.
  public var unitName: String?

  public init(language: MapLanguage = .indonesian, watermark: String? = nil, unitName: String? = nil) {
    self.language = language
    self.watermark = watermark
    self.unitName = unitName
  }
}

/// One theme of a region: what is drawn. Immutable and cheap; share it between tasks.
public struct MapScene: Sendable {
  public let base: BaseMap
  public let style: MapStyle
  public let options: SceneOptions
  public let values: ThemeValues
  private let looks: [AreaLook]

  /// - Throws: `styleWithoutClasses`, `duplicateClass`, `countMismatch`.
  public init(
    base: BaseMap, style: MapStyle, values: ThemeValues, options: SceneOptions = SceneOptions()
  ) throws(CartographyError) {
    guard !style.classes.isEmpty else { throw .styleWithoutClasses(key: style.key) }
    for (index, item) in style.classes.enumerated() where style.classIndex(item.id) != index {
      throw .duplicateClass(key: style.key, id: item.id)
    }
    try checkCount("classOf", values.classOf.count, base.villageCount)
    if !values.isUnstable.isEmpty { try checkCount("isUnstable", values.isUnstable.count, base.villageCount) }
    if !values.amounts.isEmpty { try checkCount("amounts", values.amounts.count, base.villageCount) }
    self.base = base
    self.style = style
    self.options = options
    self.values = values
    looks = style.classes.map { AreaLook($0, mark: style.unstable) } + [.unknown(mark: style.unstable)]
  }

  /// Number of villages a class, in the order of the style's classes.
  public var classCounts: [Int] {
    var counts = [Int](repeating: 0, count: style.classes.count)
    for index in values.classOf where counts.indices.contains(index) { counts[index] += 1 }
    return counts
  }

  /// Villages marked as unstable.
  public var unstableCount: Int { values.isUnstable.count { $0 } }

  /// Largest finite count of the theme; 0 when there is none.
  public var largestAmount: Double {
    values.amounts.reduce(0) { largest, amount in
      guard let amount, amount.isFinite else { return largest }
      return max(largest, amount)
    }
  }

  /// Class of a village; nil when its index is outside of the style's classes.
  func mapClass(ofVillage village: Int) -> MapClass? {
    let index = values.classOf[village]
    return style.classes.indices.contains(index) ? style.classes[index] : nil
  }

  func isUnstable(_ village: Int) -> Bool { values.isUnstable.indices.contains(village) && values.isUnstable[village] }

  private func look(ofVillage village: Int) -> AreaLook {
    let index = values.classOf[village]
    return looks[style.classes.indices.contains(index) ? index : looks.count - 1]
  }

  func fillColour(ofVillage village: Int) -> Colour { look(ofVillage: village).colour }

  /// Hatches over the colour of a village: that of its class, and the mark of unstable values.
  func hatches(ofVillage village: Int) -> [HatchPattern] {
    let look = look(ofVillage: village)
    return isUnstable(village) ? look.markedHatches : look.hatches
  }

  /// All hatches that the style can show, each once, in the style's order.
  var possibleHatches: [HatchPattern] {
    looks.flatMap(\.markedHatches).reduce(into: []) { found, hatch in
      if !found.contains(hatch) { found.append(hatch) }
    }
  }

  /// Class number of each village, as it stands under its name.
  var classNumbers: [String?] {
    let texts = style.classes.map { $0.number.map(String.init) }
    return values.classOf.map { texts.indices.contains($0) ? texts[$0] : nil }
  }
}

/// How the areas of a class are drawn.
private struct AreaLook: Sendable {
  var colour: Colour
  var hatches: [HatchPattern]
  /// Of villages whose value is unstable.
  var markedHatches: [HatchPattern]

  init(_ item: MapClass, mark: UnstableMark?) { self.init(item.colour, item.hatch?.pattern, mark) }

  /// Villages of no class: grey with grey lines.
  static func unknown(mark: UnstableMark?) -> AreaLook {
    AreaLook(
      Colour(red: 0xee, green: 0xee, blue: 0xee),
      HatchPattern(form: .rising, colour: Colour(red: 0x99, green: 0x99, blue: 0x99)), mark)
  }

  private init(_ colour: Colour, _ hatch: HatchPattern?, _ mark: UnstableMark?) {
    self.colour = colour
    hatches = [hatch].compactMap { $0 }
    markedHatches = hatches + [mark?.hatch(over: colour).pattern].compactMap { $0 }
  }
}
