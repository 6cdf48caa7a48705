import Stunting
import Testing

@Suite("Printed numbers")
struct NumberTextTests {
  @Test(
    "Decimal comma and dots in Indonesian, the reverse in English",
    arguments: [
      (1234.56, 1, "1.234,6", "1,234.6"), (0.05, 1, "0,1", "0.1"), (-0.04, 1, "0,0", "0.0"),
      (-1500, 0, "-1.500", "-1,500"), (.nan, 1, "-", "-"),
    ])
  func decimals(value: Double, places: Int, indonesian: String, english: String) {
    #expect(NumberText(.indonesian).decimal(value, places) == indonesian)
    #expect(NumberText(.english).decimal(value, places) == english)
  }

  @Test("Huge numbers do not trap")
  func huge() { #expect(NumberText(.indonesian).decimal(1e300, 2) == "1e+300") }

  @Test("Distances change unit at a kilometre")
  func distances() {
    #expect(NumberText(.indonesian).distance(metres: 999) == "999 m")
    #expect(NumberText(.indonesian).distance(metres: 1500) == "1,5 km")
  }
}
