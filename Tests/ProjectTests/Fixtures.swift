import Project
import Stunting

/// Catalogue and profiles, read once.
enum Bundled {
  static let catalogue = Result { try IndicatorCatalogue.bundled() }
  static let profiles = Result { try bundledProfiles() }
}

/// Detection of an invented table.
func detect(_ columns: [String], _ sample: [[String]] = []) throws -> [ProfileMatch] {
  detectProfile(
    columns: columns, sample: sample, in: try Bundled.profiles.get(), catalogue: try Bundled.catalogue.get())
}

/// Key of the one profile that fits, or nil.
func chosen(_ columns: [String], _ sample: [[String]] = []) throws -> String? {
  if case .one(let match) = decideProfile(try detect(columns, sample)) { return match.profile.key }
  return nil
}

/// Binding of the one profile that fits, or of the one named.
func bound(_ columns: [String], _ sample: [[String]] = [], as key: String? = nil) throws -> ProfileBinding? {
  let catalogue = try Bundled.catalogue.get()
  if let key, let profile = try Bundled.profiles.get().first(where: { $0.key == key }) {
    return bindProfile(profile, columns: columns, sample: sample, catalogue: catalogue)
  }
  guard case .one(let match) = decideProfile(try detect(columns, sample)) else { return nil }
  return bindProfile(match, columns: columns, sample: sample, catalogue: catalogue)
}
