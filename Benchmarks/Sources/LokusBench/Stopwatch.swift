import Glibc

/// One run of a kernel.
struct Run: Codable, Sendable {
  var wallSeconds: Double
  /// User and system time of all threads of the process.
  var cpuSeconds: Double
}

/// Times `body`: first `warmUps` runs that are not kept, then `runs` that are.
///
/// - Parameter prepare: Makes the input of each run, outside the time. The result of a run is given up outside it too.
/// - Returns: The runs in order and the result of the last one.
func measure<Input, Value>(
  warmUps: Int, runs: Int, prepare: () async throws -> Input, body: (Input) async throws -> Value
) async throws -> (runs: [Run], value: Value) {
  for _ in 0..<warmUps { _ = try await body(prepare()) }
  var kept: [Run] = []
  while true {
    let input = try await prepare()
    let cpu = processSeconds()
    let start = ContinuousClock.now
    let value = try await body(input)
    let wall = start.duration(to: .now)
    kept.append(Run(wallSeconds: wall / .seconds(1), cpuSeconds: processSeconds() - cpu))
    if kept.count >= runs { return (kept, value) }
  }
}

/// Seconds of user and system time that all threads of this process have used.
private func processSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The largest memory that this process has held, in 10^6 bytes.
func peakMegabytes() -> Double {
  var usage = rusage()
  getrusage(__rusage_who_t(0), &usage)
  return Double(usage.ru_maxrss) * 1024 / 1e6
}
