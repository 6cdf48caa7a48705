/// Receives the elements and text of a part. Subclasses keep their own state; a fault set here stops the reading.
class XMLHandler {
  let limits: WorkbookLimits
  /// The first thing that is wrong.
  private(set) var fault: WorkbookError?
  /// Set to hand over what was collected before going on.
  var wantsPause = false
  /// Set when nothing more is needed.
  var isDone = false
  /// Nesting of the element that is open.
  private(set) var depth = 0

  /// Stops the parser so that it can go on; nil when none is running.
  var stop: (() -> Void)?

  init(limits: WorkbookLimits) { self.limits = limits }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {}
  func end(_ name: XMLName) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  func fail(_ error: WorkbookError) { if fault == nil { fault = error } }

  final func open() {
    depth += 1
    if depth > limits.depth { fail(.damaged(detail: "elements nested too deeply")) }
  }

  final func close() { depth -= 1 }

  final func stopIfAsked() { if wantsPause || isDone || fault != nil { stop?() } }
}
