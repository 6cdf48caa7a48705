import CGDAL

/// Collects what GDAL reports on this thread while `body` runs, instead of letting it print.
///
/// The handler stack of GDAL (`CPLPushErrorHandlerEx`) is kept per thread, so logs of parallel reads do not mix.
final class ErrorLog {
  /// Messages of failures, without folders.
  private(set) var failures: [String] = []
  private(set) var warnings: [String] = []
  private let folder: String

  private init(folder: String) { self.folder = folder }

  /// Runs `body` with a fresh log on this thread. `folder` is cut out of messages.
  static func capturing<Value, Failure: Error>(
    folder: String, _ body: (ErrorLog) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let log = ErrorLog(folder: folder)
    CPLPushErrorHandlerEx(
      { severity, _, message in
        guard let message, let user = CPLGetErrorHandlerUserData() else { return }
        Unmanaged<ErrorLog>.fromOpaque(user).takeUnretainedValue().note(severity, String(cString: message))
      }, Unmanaged.passUnretained(log).toOpaque())
    defer {
      CPLPopErrorHandler()
      CPLErrorReset()
    }
    return try body(log)
  }

  private func note(_ severity: CPLErr, _ message: String) {
    let text = folder.isEmpty ? message : message.replacing(folder, with: "")
    // A damaged file can give a message a record; the first ones tell all.
    if severity.rawValue >= CE_Failure.rawValue {
      if failures.count < 20 { failures.append(text) }
    } else if severity == CE_Warning, warnings.count < 20 {
      warnings.append(text)
    }
  }
}

extension String {
  /// Every occurrence of `part` replaced; `part` must not be empty.
  fileprivate func replacing(_ part: String, with other: String) -> String {
    var result = ""
    var rest = self[...]
    while let found = rest.firstRange(of: part) {
      result += rest[..<found.lowerBound]
      result += other
      rest = rest[found.upperBound...]
    }
    return result + rest
  }
}
