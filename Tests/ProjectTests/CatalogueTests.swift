import Project
import Stunting
import Testing

@Suite("The catalogue that comes with Lokus")
struct CatalogueTests {
  @Test func everyKeyIsThereOnce() throws {
    let keys = try IndicatorCatalogue.bundled().all.map(\.key)
    #expect(Set(keys).count == keys.count)
    #expect(keys.contains("stunting"))
  }
}
