import Analysis
import Stunting
import Testing

@Suite("What a facility's text says of its supply")
struct SupplyTextTests {
  private func staff(_ text: String) -> SupplyState? {
    var world = SupplyWorld(coverage: [40])
    world.add(0, kader: text, tools: "ya")
    return world.rows().first?.staff.state
  }

  private func tools(_ text: String) -> SupplyState? {
    var world = SupplyWorld(coverage: [40])
    world.add(0, kader: "5", tools: text)
    return world.rows().first?.supplies.state
  }

  @Test("Plain numbers, with a word for people after them", arguments: ["5", "12", "5 orang", "5,0", "7 kader"])
  func enough(_ text: String) { #expect(staff(text) == .adequate) }

  @Test("Too few", arguments: ["4", "0", "4 orang", "tidak ada"])
  func few(_ text: String) { #expect(staff(text) == .inadequate) }

  @Test(
    "Anything else is not known",
    arguments: [
      "", " ", "ada", "-3", "1.250", "lima", "5-6", "5/6", "nan", "inf", "1e5", "9999999999", "5 sebelum dimutasi",
      "0x5",
      "５",
    ])
  func unknown(_ text: String) { #expect(staff(text) == .unknown) }

  @Test("Words for there", arguments: ["lengkap", "Lengkap ", "ADA", "ya", "tersedia", "1 set", "2", "terstandar"])
  func there(_ text: String) { #expect(tools(text) == .adequate) }

  @Test("Words for not there", arguments: ["tidak lengkap", "Tidak  Lengkap", "tidak_ada", "belum ada", "rusak", "0"])
  func notThere(_ text: String) { #expect(tools(text) == .inadequate) }

  @Test(
    "Words that don't say", arguments: ["?", "x y", "sebagian", "dipinjam dari desa tetangga", "lengkap tapi rusak"])
  func unclear(_ text: String) { #expect(tools(text) == .unknown) }

  @Test("Typed capacity goes before text")
  func capacity() {
    var world = SupplyWorld(coverage: [40])
    world.add(0, kader: "9", tools: "lengkap")
    world.input.facilities[0].capacity = FacilityCapacity()
    world.input.facilities[0].capacity?.kader = 3
    world.input.facilities[0].capacity?.hasAnthropometry = false
    let row = world.rows().first
    #expect(row?.staff.state == .inadequate && row?.supplies.state == .inadequate)
  }
}
