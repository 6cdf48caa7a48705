import CPROJ

/// Owns one PROJ context: silent and without network. One for each object, never shared.
final class PROJContext {
  let raw: OpaquePointer

  init() throws(PROJError) {
    guard let raw = proj_context_create() else { throw .contextUnavailable }
    self.raw = raw
    proj_log_level(raw, PJ_LOG_NONE)
    proj_context_set_enable_network(raw, 0)
  }

  deinit { proj_context_destroy(raw) }

  /// What PROJ says about the last failure.
  var lastReason: String {
    let code = proj_context_errno(raw)
    guard code != 0, let text = proj_context_errno_string(raw, code) else { return "" }
    return String(cString: text)
  }
}

/// Owns one PROJ object.
final class PROJObject {
  let context: PROJContext
  let raw: OpaquePointer

  init?(_ raw: OpaquePointer?, _ context: PROJContext) {
    guard let raw else { return nil }
    self.raw = raw
    self.context = context
  }

  deinit { proj_destroy(raw) }
}
