import Ingest
import Matching
import Stunting
import TestSupport
import Testing

/// The aggregation again, slowly and in another way: all rows in memory, grouped by child.
enum ByNameTwin {
  static let villages = [
    ("Hilir", "Suka Maju"), ("Hilir", "Pa'gelaran"), ("Hulu", "Suka Maju"), ("Hulu", "Teluk Dalam"),
  ]
  static let numbers = [0, 1, 3, 4]

  /// A random row; few children, so that many come again.
  static func line(_ index: Int, _ g: inout SeededGenerator) -> ByNameLine {
    let child = g.index(below: 90)
    let place = g.index(below: villages.count)
    var line = ByNameLine(nik: child % 3 == 0 ? "" : "35073101012\(10_000 + child)", name: "Anak \(child)")
    line.sex = child % 2 == 0 ? "L" : "P"
    line.birth = "20\(20 + child % 5)-0\(1 + child % 9)-1\(child % 9)"
    (line.district, line.village) = villages[place]
    line.measured = "2024-0\(7 + g.index(below: 2))-\(10 + g.index(below: 18))"
    line.heightForAge = ["Normal", "Pendek", "Sangat Pendek", "Tinggi", "-", "Outlier"][g.index(below: 6)]
    line.weightForAge = ["Normal", "Kurang", "Sangat Kurang", "Risiko Lebih", ""][g.index(below: 5)]
    line.weightForHeight = ["Gizi Baik", "Gizi Kurang", "Gizi Buruk", "Obesitas"][g.index(below: 4)]
    line.height = "\(60 + g.index(below: 50)).\(g.index(below: 10))"
    return line
  }

  /// Stunting by village, month, group and sex: cases and measured.
  static func stunting(_ lines: [ByNameLine]) -> [String: [Double]] {
    var last: [String: (line: ByNameLine, band: AgeGroup)] = [:]
    for line in lines {
      guard let band = AgeGroup(ageMonths: months(line.birth, line.measured)) else { continue }
      let village = villages.firstIndex { $0 == line.district && $1 == line.village } ?? 0
      let who = line.nik.isEmpty ? "\(line.name) \(line.birth) \(line.sex) \(village)" : line.nik
      let key = String(line.measured.prefix(7)) + " " + who
      if let old = last[key], old.line.measured > line.measured { continue }
      last[key] = (line, band)
    }
    var result: [String: [Double]] = [:]
    for (line, band) in last.values {
      let place = villages.firstIndex { $0 == line.district && $1 == line.village } ?? 0
      guard ["Normal", "Pendek", "Sangat Pendek", "Tinggi"].contains(line.heightForAge) else { continue }
      let isCase = line.heightForAge.contains("Pendek")
      let isBaduta = AgeGroup.bands.prefix(3).contains(band)
      for group in [band, .balita] + (isBaduta ? [.baduta] : []) {
        for sex in [Sex.all, line.sex == "L" ? .male : .female] {
          let key = "\(numbers[place]) \(line.measured.prefix(7)) \(group.rawValue) \(sex.rawValue)"
          result[key, default: [0, 0]][0] += isCase ? 1 : 0
          result[key, default: [0, 0]][1] += 1
        }
      }
    }
    return result
  }

  private static func months(_ from: String, _ to: String) -> Int {
    let a = from.split(separator: "-").compactMap { Int($0) }
    let b = to.split(separator: "-").compactMap { Int($0) }
    return (b[0] - a[0]) * 12 + b[1] - a[1] - (b[2] < a[2] ? 1 : 0)
  }
}

@Suite("by-name twin") struct ByNameTwinTests {
  @Test("the same sums as a slow twin", arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func sums(seed: UInt64) throws {
    var g = SeededGenerator(seed: seed)
    let lines = (0..<500).map { ByNameTwin.line($0, &g) }
    let result = try ByNameLine.load(lines)
    var found: [String: [Double]] = [:]
    for value in result.values where value.indicator == "stunting" {
      let key = "\(value.unit) \(value.period) \(value.ageGroup.rawValue) \(value.sex.rawValue)"
      found[key] = [value.numerator ?? -1, value.denominator ?? -1]
    }
    #expect(found == ByNameTwin.stunting(lines))
    #expect(result.isComplete && result.rows(.repeatedChild) > 20)
    for value in result.values where value.indicator == "stunting" {
      let parts = ["pendek", "sangat_pendek"].compactMap {
        result.ratio($0, value.ageGroup, value.sex, village: value.unit, period: "\(value.period)")
      }
      #expect(parts.map { $0[0] }.reduce(0, +) == value.numerator && parts.allSatisfy { $0[1] == value.denominator })
    }
  }
}
