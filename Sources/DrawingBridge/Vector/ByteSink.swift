import CCairo

/// Collects what cairo writes.
final class ByteSink {
  private(set) var bytes: [UInt8] = []

  func append(_ data: UnsafePointer<UInt8>, count: Int) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: count))
  }
}

/// The function that cairo calls with a `ByteSink` as its closure.
let writeToSink: cairo_write_func_t = { closure, data, length in
  guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
  Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue().append(data, count: Int(length))
  return CAIRO_STATUS_SUCCESS
}
