/// How much may come out of a packed file, so that a small hostile file cannot fill the memory.
public struct UnpackLimits: Sendable, Equatable {
  /// Most bytes of output in all.
  public var maximumBytes: Int
  /// Most output bytes for an input byte. Text packs 3 to 30 times; deflate itself ends at about 1,030.
  public var maximumRatio: Int
  /// Output up to this size is accepted at any ratio: small files of blanks are harmless.
  public var ratioFreeBytes: Int

  public init(maximumBytes: Int = 4 << 30, maximumRatio: Int = 250, ratioFreeBytes: Int = 8 << 20) {
    self.maximumBytes = max(0, maximumBytes)
    self.maximumRatio = max(1, maximumRatio)
    self.ratioFreeBytes = max(0, ratioFreeBytes)
  }

  /// Output allowed for `inputBytes`, and the error to give beyond it.
  func allowance(inputBytes: Int) -> (bytes: Int, error: DeflateError) {
    let (product, overflow) = inputBytes.multipliedReportingOverflow(by: maximumRatio)
    let byRatio = max(ratioFreeBytes, overflow ? Int.max : product)
    if byRatio < maximumBytes { return (byRatio, .ratioTooHigh(limitRatio: maximumRatio)) }
    return (maximumBytes, .tooLarge(limitBytes: maximumBytes))
  }
}
