/// What the first object of a text turned out to be.
enum DocumentShape {
  /// A FeatureCollection; the text ends behind it.
  case collection
  /// A feature; others may follow it.
  case sequence
}

extension FeatureParser {
  /// Reads a whole text: a FeatureCollection, a feature, or a sequence of features.
  mutating func readDocument() throws(JSONFault) {
    cursor.skipSeparators()
    guard cursor.at < cursor.end else { throw cursor.fault(.featureCollection) }
    let shape = try readTopObject()
    cursor.skipSeparators()
    if shape == .sequence { return try readSequence(until: cursor.end) }
    guard cursor.at >= cursor.end else { throw cursor.fault(.endOfText) }
  }

  /// Reads features up to `limit`, where the cursor must come to stand after blanks.
  mutating func readSequence(until limit: Int) throws(JSONFault) {
    cursor.skipSeparators()
    while cursor.at < limit {
      try readFeature()
      cursor.skipSeparators()
    }
    guard cursor.at == limit else { throw cursor.fault(.endOfText) }
  }

  /// Reads the first object of a text, whichever it is and in whatever order its members come.
  private mutating func readTopObject() throws(JSONFault) -> DocumentShape {
    let start = cursor.at
    let mark = beginFeature()
    var isFeature = false
    var isCollection = false
    var features: Int?
    try cursor.take(0x7B, .featureCollection)
    cursor.skipBlanks()
    if cursor.byte == 0x7D { throw cursor.fault(.featureCollection, at: start) }
    repeat {
      let key = try cursor.key()
      if cursor.equals(key, "features") {
        features = cursor.at
        try readFeatures()
      } else if cursor.equals(key, "crs") {
        try readCRS()
      } else if cursor.equals(key, "type") {
        guard cursor.byte == 0x22 else { throw cursor.fault(.featureCollection) }
        let type = try cursor.rawString()
        isFeature = cursor.equals(type, "Feature")
        isCollection = cursor.equals(type, "FeatureCollection")
        if !isFeature && !isCollection { throw cursor.fault(.featureCollection, at: type.start - 1) }
      } else if features == nil && !isCollection {
        try readFeatureMember(key, mark)
      } else {
        try cursor.skipValue()
      }
    } while try cursor.another(0x7D, .commaOrBrace)
    if isCollection && features != nil { return .collection }
    guard isFeature, features == nil else { throw cursor.fault(.featureCollection, at: start) }
    endFeature()
    return .sequence
  }

  /// Reads the array of features; a second one replaces the first, as with any member.
  private mutating func readFeatures() throws(JSONFault) {
    let crs = crsName
    self = FeatureParser(cursor: cursor)
    crsName = crs
    try cursor.take(0x5B, .array)
    cursor.skipBlanks()
    if cursor.byte == 0x5D {
      cursor.at += 1
      return
    }
    repeat { try readFeature() } while try cursor.another(0x5D, .commaOrBracket)
  }

  /// `"crs": {"type": "name", "properties": {"name": "..."}}`; anything else, such as null, is as if it were not there.
  mutating func readCRS() throws(JSONFault) {
    crsName = nil
    guard cursor.byte == 0x7B else { return try cursor.skipValue() }
    try eachMember { parser, key throws(JSONFault) in
      guard parser.cursor.equals(key, "properties"), parser.cursor.byte == 0x7B else {
        return try parser.cursor.skipValue()
      }
      try parser.eachMember { parser, key throws(JSONFault) in
        guard parser.cursor.equals(key, "name"), parser.cursor.byte == 0x22 else {
          return try parser.cursor.skipValue()
        }
        parser.crsName = try parser.cursor.decoded(try parser.cursor.rawString())
      }
    }
  }

  private mutating func eachMember(
    _ body: (inout FeatureParser, RawString) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    try cursor.take(0x7B, .object)
    cursor.skipBlanks()
    if cursor.byte == 0x7D {
      cursor.at += 1
      return
    }
    repeat {
      let key = try cursor.key()
      try body(&self, key)
    } while try cursor.another(0x7D, .commaOrBrace)
  }
}
