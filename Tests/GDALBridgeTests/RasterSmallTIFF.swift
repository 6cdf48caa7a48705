/// A little-endian TIFF of bytes in one strip a band, with the tags of GeoTIFF that are asked for.
struct SmallTIFF {
  var columns: Int
  var rows: Int
  /// Band after band.
  var values: [UInt8]
  var bands: Int

  private struct Tag {
    var id: Int
    /// 2 text, 3 short, 4 long, 12 double.
    var type: Int
    var count: Int
    var data: [UInt8]
  }

  func bytes(
    scale: [Double]? = nil, tie: [Double]? = nil, matrix: [Double]? = nil, noData: String? = nil,
    metadata: String? = nil
  ) -> [UInt8] {
    let header = 8
    let perBand = values.count / bands
    let offsets = (0..<bands).map { header + $0 * perBand }
    var tags = [
      long(256, [columns]), long(257, [rows]), short(258, Array(repeating: 8, count: bands)), short(259, [1]),
      short(262, [1]), long(273, offsets), short(277, [bands]), long(278, [rows]),
      long(279, Array(repeating: perBand, count: bands)), short(284, [2]),
    ]
    if let scale { tags.append(doubles(33550, scale)) }
    if let tie { tags.append(doubles(33922, tie)) }
    if let matrix { tags.append(doubles(34264, matrix)) }
    if let metadata { tags.append(text(42112, metadata)) }
    if let noData { tags.append(text(42113, noData)) }
    return [0x49, 0x49, 42, 0] + little(header + values.count, 4) + values + directory(tags, at: header + values.count)
  }

  private func directory(_ tags: [Tag], at start: Int) -> [UInt8] {
    var entries: [UInt8] = little(tags.count, 2)
    var extra: [UInt8] = []
    let behind = start + 2 + 12 * tags.count + 4
    for tag in tags {
      entries += little(tag.id, 2) + little(tag.type, 2) + little(tag.count, 4)
      if tag.data.count <= 4 {
        entries += tag.data + [UInt8](repeating: 0, count: 4 - tag.data.count)
      } else {
        entries += little(behind + extra.count, 4)
        extra += tag.data + (tag.data.count % 2 == 1 ? [0] : [])
      }
    }
    return entries + little(0, 4) + extra
  }

  private func short(_ id: Int, _ values: [Int]) -> Tag {
    Tag(id: id, type: 3, count: values.count, data: values.flatMap { little($0, 2) })
  }
  private func long(_ id: Int, _ values: [Int]) -> Tag {
    Tag(id: id, type: 4, count: values.count, data: values.flatMap { little($0, 4) })
  }
  private func doubles(_ id: Int, _ values: [Double]) -> Tag {
    Tag(id: id, type: 12, count: values.count, data: values.flatMap { little(Int(bitPattern: UInt($0.bitPattern)), 8) })
  }
  private func text(_ id: Int, _ text: String) -> Tag {
    Tag(id: id, type: 2, count: text.utf8.count + 1, data: Array(text.utf8) + [0])
  }
  private func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
