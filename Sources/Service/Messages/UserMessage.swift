public import Stunting

/// How a command ends (sysexits numbers; documented in `docs/errors.md`).
public enum ExitStatus: Int32, Sendable, CaseIterable {
  case good = 0
  case usage = 64
  case dataRefused = 65
  case inputMissing = 66
  case ourFault = 70
  case cannotWrite = 73
}

/// An error as a planner reads it: what happened and where, and what to do next.
public struct UserMessage: Sendable, Equatable {
  /// Stable code, listed in `docs/errors.md`.
  public var code: String
  public var status: ExitStatus
  public var what: String
  public var next: String

  public init(code: String, status: ExitStatus, what: String, next: String) {
    self.code = code
    self.status = status
    self.what = what
    self.next = next
  }

  public func text(_ language: Language) -> String {
    "\(code): \(what)\n  " + language.pick("Langkah berikut: ", "What to do: ") + next
  }
}

/// An error that knows how to tell a person what happened. Every error that leaves `Service` does.
public protocol UserFacing: Error {
  func message(_ language: Language) -> UserMessage
}
