import DrawingBridge
import Geometry
import Topology

/// Digests of all that a page shows.
struct AtlasDigests {
  private let content: AtlasContent
  private let common: TileHasher
  private let whole: TileDigest

  init(_ content: AtlasContent, pageCount: Int) {
    self.content = content
    let input = content.input
    let base = input.scene.base
    var hash = TileHasher()
    hash.add(AtlasDigests.version)
    hash.add(pageCount)
    let coverage = base.pyramid.coverage(zoom: base.pyramid.zooms.upperBound)
    for values in [coverage.x, coverage.y, coverage.left, coverage.right] {
      hash.add(values.count)
      for value in values { hash.add(Int(value)) }
    }
    hash.add(content: [
      "\(input.scene.style)", "\(input.text)", "\(input.page)", "\(input.unit)", "\(input.scene.options)",
      "\(input.scene.largestAmount)",
    ])
    let layer = base.layer
    for names in [layer.villageNames, layer.villageCodes, layer.districtNames, layer.districtCodes] {
      hash.add(content: names)
    }
    for district in layer.districtOf { hash.add(district) }
    for facility in layer.facilities {
      hash.add(content: [facility.kind])
      hash.add(facility.position.longitude.bitPattern)
      hash.add(facility.position.latitude.bitPattern)
    }
    hash.add(content: input.columns.map(\.title) + input.figures.map(\.title))
    common = hash
    for village in 0..<base.villageCount { AtlasDigests.add(village, input, &hash) }
    for place in content.units.indices {
      hash.add(content: input.figures.map { $0.value(content.units[place]) })
    }
    whole = hash.digest
  }

  /// Raised when pages are drawn in another way.
  private static let version = 1

  func digest(_ kind: AtlasPage.Kind, number: Int) -> TileDigest {
    var hash = common
    hash.add(number)
    hash.add(content: ["\(kind)"])
    switch kind {
    case .overview, .index:
      hash.add(whole.high)
      hash.add(whole.low)
    case .unit(let place, _), .table(let place, _):
      for village in content.villages(place) { AtlasDigests.add(village, content.input, &hash) }
    }
    return hash.digest
  }

  private static func add(_ village: Int, _ input: AtlasInput, _ hash: inout TileHasher) {
    let values = input.scene.values
    hash.add(values.classOf[village])
    hash.add(input.scene.isUnstable(village) ? 1 : 0)
    let amount = values.amounts.indices.contains(village) ? values.amounts[village] : nil
    hash.add(amount?.bitPattern ?? UInt64.max)
    hash.add(content: input.columns.map { $0.value(village) })
  }
}

extension TileHasher {
  fileprivate mutating func add(content texts: [String]) {
    add(texts.count)
    for text in texts {
      let digest = TileDigest(of: Array(text.utf8))
      add(digest.high)
      add(digest.low)
    }
  }
}
