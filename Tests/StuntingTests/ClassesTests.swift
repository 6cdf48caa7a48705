import Stunting
import Testing

@Suite("Classes of Table 1.2")
struct ClassesTests {
  @Test("Prevalence cuts are lower bounds, one ulp decides", arguments: [(10.0, 2), (20.0, 3), (30.0, 4)])
  func prevalence(cut: Double, classAtCut: Int) {
    #expect(PrevalenceClass(percent: cut).rawValue == classAtCut)
    #expect(PrevalenceClass(percent: cut.nextDown).rawValue == classAtCut - 1)
    #expect(PrevalenceClass(percent: cut.nextUp).rawValue == classAtCut)
  }

  @Test("Coverage cuts are lower bounds, one ulp decides", arguments: [(0.5, 2), (0.75, 3), (1.0, 4)])
  func coverage(cut: Double, classAtCut: Int) {
    #expect(CoverageClass(attainment: cut).rawValue == classAtCut)
    #expect(CoverageClass(attainment: cut.nextDown).rawValue == classAtCut - 1)
  }

  @Test("Lower is better turns the quotient round")
  func lowerIsBetter() {
    #expect(CoverageClass.attainment(percent: 14.8, target: 7.4, direction: .lowerIsBetter) == 0.5)
    #expect(CoverageClass.attainment(percent: 0, target: 7.4, direction: .lowerIsBetter) == .infinity)
    #expect(CoverageClass.attainment(percent: 45, target: 90, direction: .higherIsBetter) == 0.5)
    #expect(CoverageClass.attainment(percent: 45, target: 0, direction: .higherIsBetter) == nil)
  }
}
