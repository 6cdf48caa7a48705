import CGEOS

/// Owns one GEOS geometry. All C calls go through its methods, which keep it alive until the call returns.
final class GEOSHandle {
  let context: GEOSContext
  private let pointer: OpaquePointer
  private var isReleased = false

  /// Takes over a geometry that an operation returned.
  init(_ pointer: OpaquePointer?, by operation: String, in context: GEOSContext) throws(GEOSError) {
    guard let pointer else { throw context.failure(operation) }
    self.pointer = pointer
    self.context = context
  }

  deinit { if !isReleased { GEOSGeom_destroy_r(context.raw, pointer) } }

  /// The geometry for a C function that becomes its owner.
  func release() -> OpaquePointer {
    isReleased = true
    return pointer
  }

  /// A new geometry from this one.
  func derive(
    _ operation: String, _ body: (GEOSContextHandle_t, OpaquePointer) -> OpaquePointer?
  ) throws(GEOSError) -> GEOSHandle {
    try GEOSHandle(body(context.raw, pointer), by: operation, in: context)
  }

  /// A new geometry from this one and another of the same context.
  func derive(
    _ operation: String, with other: GEOSHandle,
    _ body: (GEOSContextHandle_t, OpaquePointer, OpaquePointer) -> OpaquePointer?
  ) throws(GEOSError) -> GEOSHandle {
    try GEOSHandle(body(context.raw, pointer, other.pointer), by: operation, in: context)
  }

  /// A number of this geometry; the body returns 0 on failure, as GEOS does.
  func measure(
    _ operation: String, _ body: (GEOSContextHandle_t, OpaquePointer, inout Double) -> Int32
  ) throws(GEOSError) -> Double {
    var value = 0.0
    guard body(context.raw, pointer, &value) != 0 else { throw context.failure(operation) }
    return value
  }

  /// Distance to another geometry of the same context.
  func distance(to other: GEOSHandle) throws(GEOSError) -> Double {
    var value = 0.0
    guard GEOSDistance_r(context.raw, pointer, other.pointer, &value) != 0 else { throw context.failure("distance") }
    return value
  }

  /// Reads the geometry in place.
  func read<Value>(_ body: (GEOSContextHandle_t, OpaquePointer) -> Value) -> Value { body(context.raw, pointer) }
}
