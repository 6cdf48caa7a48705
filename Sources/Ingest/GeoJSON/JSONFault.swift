/// What a JSON text should have had at an offset.
public enum JSONExpectation: String, Sendable, Codable {
  case value, string, number
  case objectKey = "object_key"
  case colon
  case commaOrBrace = "comma_or_brace"
  case commaOrBracket = "comma_or_bracket"
  case array, object, position
  case endOfText = "end_of_text"
  /// A FeatureCollection, a Feature or a sequence of features.
  case featureCollection = "feature_collection"
  /// An object with `"type": "Feature"`.
  case feature
  /// A geometry object or null.
  case geometry
  /// An array or object nested no deeper than the limit.
  case lessNesting = "less_nesting"
  /// A number that a double can hold.
  case finiteNumber = "finite_number"
  /// Text in UTF-8.
  case utf8
  /// No more distinct property names than the limit.
  case fewerColumns = "fewer_columns"
  /// Fewer vertices: more than 32-bit offsets can count.
  case fewerVertices = "fewer_vertices"
}

/// Where and how a JSON text is not what it should be; internal to the parser.
struct JSONFault: Error {
  var offset: Int
  var expected: JSONExpectation
}
