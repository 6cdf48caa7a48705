internal import Analysis
internal import Stunting

extension PublicView {
  /// Class id of a suppressed village in the map styles.
  public static let suppressedClass = "ditekan"

  /// Themes whose classes do not come from numbers of people.
  public static let themesWithoutPeople: Set<String> = ["akses"]

  /// Themes that are not drawn for the public: change comes from two periods, and only one is protected here.
  public static let internalThemes: Set<String> = ["penyediaan", "perubahan"]

  /// The classes of a map theme for public tiles: `classes` (one a village, from the exact run) with `ditekan` wherever
  /// the class would tell something of a suppressed count.
  public func publicClasses(theme: String, classes: [String]) -> [String] {
    guard !PublicView.themesWithoutPeople.contains(theme) else { return classes }
    return classes.indices.map { isClassShown(theme: theme, village: $0) ? classes[$0] : PublicView.suppressedClass }
  }

  /// The mark "few measured" for public tiles: only where the denominator is shown.
  public var publicUnstable: [Bool] {
    guard let headline = source.result.headline else { return villages.map { _ in false } }
    return villages.indices.map { headline.unstable[$0] && isOpen($0) }
  }

  private func isClassShown(theme: String, village: Int) -> Bool {
    theme == "lokus" ? isLokusShown(village) : !isSuppressed(village)
  }

  /// Lokus follows from the headline, or, in a village without one, from its coverage alone.
  func isLokusShown(_ village: Int) -> Bool {
    if isSuppressed(village) { return false }
    if villages[village].rate.number != nil { return true }
    return !coverage.contains { $0.percent.indices.contains(village) && $0.percent[village] == .suppressed }
  }
}
