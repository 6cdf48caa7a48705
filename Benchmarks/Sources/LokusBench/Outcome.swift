import Foundation

/// The times of one kernel on one coverage, and what it found.
struct Outcome: Codable, Sendable {
  var kernel: String
  var villages: Int
  var threads: Int
  var runs: [Run]
  /// Figures by which another implementation's answer is compared.
  var answer: [String: Double]
}

/// How results are printed.
enum OutputFormat: String, CaseIterable, Sendable {
  case markdown, json
}

/// The results as a Markdown table, or as JSON with every run.
func printed(_ outcomes: [Outcome], as format: OutputFormat) throws -> String {
  switch format {
  case .markdown: return markdown(outcomes)
  case .json:
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(outcomes), as: UTF8.self)
  }
}

private func markdown(_ outcomes: [Outcome]) -> String {
  var lines = [
    "| kernel | villages | threads | runs | wall min, s | wall mean, s | cpu min, s | cpu mean, s |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
  ]
  for outcome in outcomes {
    let wall = outcome.runs.map(\.wallSeconds)
    let cpu = outcome.runs.map(\.cpuSeconds)
    let figures = [wall.min() ?? 0, mean(wall), cpu.min() ?? 0, mean(cpu)].map { String(format: "%.4f", $0) }
    let head = ["\(outcome.villages)", "\(outcome.threads)", "\(outcome.runs.count)"]
    lines.append("| " + ([outcome.kernel] + head + figures).joined(separator: " | ") + " |")
  }
  return lines.joined(separator: "\n")
}

private func mean(_ values: [Double]) -> Double {
  values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
}
