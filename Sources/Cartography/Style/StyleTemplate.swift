/// What a template style leaves open: one theme is made from it for each item, such as `akses-posyandu` for the
/// service posyandu.
public struct StyleTemplate: Sendable, Equatable, Codable {
  /// Name of the placeholder, written `{layanan}` in titles, labels and notes.
  public var placeholder: String
  /// Title of a theme made from the template; nil for the style's own title. Without an item the style stays what it
  /// is: all services, or any indicator.
  public var title: LocalisedText?
  /// True when only the facilities of the item itself are drawn.
  public var ownFacilitiesOnly: Bool?

  enum CodingKeys: String, CodingKey, CaseIterable {
    case placeholder, title
    case ownFacilitiesOnly = "own_facilities_only"
  }

  public init(placeholder: String, title: LocalisedText? = nil, ownFacilitiesOnly: Bool? = nil) {
    self.placeholder = placeholder
    self.title = title
    self.ownFacilitiesOnly = ownFacilitiesOnly
  }
}

extension MapStyle {
  /// The theme of one item of a template style: key `key-item`, the item's name in all texts.
  ///
  /// - Parameters:
  ///   - item: Part of the key: `posyandu`, or an indicator's number.
  ///   - name: As readers call it.
  ///   - facilityKinds: Kinds to draw, when the template draws only the item's own; empty for the kind `item`.
  /// - Returns: The style itself, with the new key, when it is no template.
  public func instantiated(item: String, name: LocalisedText, facilityKinds: [String] = []) -> MapStyle {
    var style = self
    style.key = "\(key)-\(item)"
    style.template = nil
    guard let template else { return style }
    let fill = { (text: LocalisedText) in text.replacing("{\(template.placeholder)}", with: name) }
    style.title = fill(template.title ?? title)
    style.sourceNotes = sourceNotes.map(fill)
    style.classes = classes.map { own in
      var own = own
      own.label = fill(own.label)
      return own
    }
    if template.ownFacilitiesOnly == true {
      let kinds = facilityKinds.isEmpty ? [item] : facilityKinds
      style.facilities = facilities.filter { kinds.contains($0.kind) }
    }
    return style
  }
}

extension LocalisedText {
  fileprivate func replacing(_ mark: String, with name: LocalisedText) -> LocalisedText {
    LocalisedText(id: replaced(mark, in: id, by: name.id), en: replaced(mark, in: en, by: name.en))
  }
}

private func replaced(_ mark: String, in text: String, by name: String) -> String {
  let (bytes, wanted) = (Array(text.utf8), Array(mark.utf8))
  guard !wanted.isEmpty, bytes.count >= wanted.count else { return text }
  var result: [UInt8] = []
  var index = 0
  while index < bytes.count {
    if bytes[index...].starts(with: wanted) {
      result += Array(name.utf8)
      index += wanted.count
    } else {
      result.append(bytes[index])
      index += 1
    }
  }
  return String(decoding: result, as: UTF8.self)
}
