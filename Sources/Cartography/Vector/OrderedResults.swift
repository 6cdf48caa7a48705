/// Runs `body` for 0..<count on some threads and hands the results over in order.
///
/// A few results at most wait for an earlier one, so memory stays bounded however many there are.
func orderedResults<Value: Sendable>(
  count: Int, threads: Int, _ body: @escaping @Sendable (Int) throws -> Value,
  take: (Value) throws -> Void
) async throws {
  let running = max(1, threads)
  try await withThrowingTaskGroup(of: (Int, Value).self) { group in
    var waiting: [Int: Value] = [:]
    var started = 0
    var taken = 0
    func startMore() {
      while started < count, started - taken < 4 * running, started - taken - waiting.count < running {
        let number = started
        group.addTask {
          try Task.checkCancellation()
          return (number, try body(number))
        }
        started += 1
      }
    }
    startMore()
    while taken < count, let (number, value) = try await group.next() {
      waiting[number] = value
      while let value = waiting.removeValue(forKey: taken) {
        taken += 1
        startMore()
        try take(value)
      }
      startMore()
    }
  }
}
