import Foundation
import TestSupport
import Testing

/// When the tests on real data run.
enum SharedData {
  static let isPresent = SharedFolder.isPresent
  static let skipReason: Comment = "needs the folder of real data: set LOKUS_SHARED"

  /// The whole country takes about a minute and half a gigabyte.
  static let isNationalAsked = isPresent && ProcessInfo.processInfo.environment["LOKUS_NATIONAL"] == "1"
  static let nationalSkipReason: Comment =
    "80,143 villages take a minute or more: set LOKUS_NATIONAL=1 and LOKUS_SHARED"
}
