import Matching
import Stunting

/// What became of labelled records.
struct Tally: CustomStringConvertible {
  var right = 0
  var wrong = 0
  var asked = 0
  var unmatched = 0
  var wrongOnes: [String] = []
  var lostOnes: [String] = []

  var total: Int { right + wrong + asked + unmatched }
  var recall: Double { total == 0 ? 0 : Double(right) / Double(total) }

  /// - Parameter truth: Index of the true village; nil when the edition lacks it, and any match is wrong.
  mutating func add(_ match: PlaceMatch, truth: Int?, _ label: @autoclosure () -> String) {
    switch match {
    case .unit(let unit, _, _) where unit == truth: right += 1
    case .unit(let unit, let basis, _):
      wrong += 1
      wrongOnes.append(label() + " -> \(unit) \(basis)")
    case .question:
      asked += 1
      lostOnes.append(label() + " asked")
    case .none:
      unmatched += 1
      lostOnes.append(label() + " none")
    }
  }

  static func += (sum: inout Tally, other: Tally) {
    sum.right += other.right
    sum.wrong += other.wrong
    sum.asked += other.asked
    sum.unmatched += other.unmatched
    sum.wrongOnes += other.wrongOnes
    sum.lostOnes += other.lostOnes
  }

  var description: String {
    "\(total) records: \(right) right (\((recall * 10000).rounded() / 100) %), \(wrong) wrong, \(asked) asked, \(unmatched) unmatched"
  }
}
