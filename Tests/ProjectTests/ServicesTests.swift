import Project
import Stunting
import Testing

@Suite("Catalogue of services")
struct ServicesTests {
  private static let catalogue = Result { try ServiceCatalogue.bundled() }

  private func all() throws -> [ServiceDefinition] { try Self.catalogue.get().all }

  private func reading(_ text: String) throws -> ServiceCatalogue {
    try Self.catalogue.get().reading(list: text, try IndicatorCatalogue.bundled())
  }

  @Test("Posyandu to BKB are there, each kind of facility in one service")
  func services() throws {
    let keys = try all().map(\.key)
    #expect(
      keys == ["posyandu", "puskesmas", "pustu", "poskesdes", "polindes", "water", "sanitation", "paud", "bkb"])
    let kinds = try all().flatMap(\.facilityKinds)
    #expect(Set(kinds).count == kinds.count)
    #expect(Set(kinds).isSuperset(of: ["puskesmas", "posyandu", "water_point", "spam", "pamsimas"]))
    #expect(try Self.catalogue.get().service(ofKind: "spam")?.key == "water")
    #expect(try Self.catalogue.get().service(ofKind: "posyandu")?.key == "posyandu")
    #expect(try Self.catalogue.get().service(ofKind: "bioskop") == nil)
  }

  @Test("Every norm has a source, an area and a status; each service has a distance and a time")
  func norms() throws {
    for service in try all() {
      for norm in service.norms {
        #expect(!norm.source.isEmpty && !norm.appliesTo.isEmpty && norm.value > 0, "\(service.key)")
        let isOurs = norm.source.hasPrefix("usulan")
        #expect(isOurs == (norm.status == .usulan), "\(service.key) \(norm.measure)")
      }
      #expect(service.norm(.distanceMetres)?.status == .usulan, "every distance is a proposal of ours")
      #expect(service.norm(.travelMinutes) != nil, "\(service.key)")
      #expect(!service.nameIndonesian.isEmpty && !service.nameEnglish.isEmpty)
    }
  }

  @Test("The norms of documents")
  func documents() throws {
    let c = try Self.catalogue.get()
    #expect(c["posyandu"]?.norm(.peoplePerFacility)?.value == 1250)
    #expect(c["pustu"]?.norm(.peoplePerFacility)?.value == 30_000)
    #expect(c["puskesmas"]?.norm(.peoplePerFacility)?.value == 120_000)
    for service in c.all {
      if let norm = service.norm(.peoplePerFacility) { #expect(norm.appliesTo == "perkotaan" && norm.status == .resmi) }
    }
    #expect(c["posyandu"]?.norm(.leastCapacity)?.value == 5 && c["posyandu"]?.capacityUnit == .kader)
    #expect(c["posyandu"]?.norm(.daysOpenPerMonth)?.value == 1)
    for key in ["puskesmas", "pustu", "poskesdes", "polindes"] {
      #expect(c[key]?.norm(.travelMinutes)?.value == 30 && c[key]?.norm(.travelMinutes)?.status == .resmi)
    }
    #expect(c.all.flatMap(\.norms).allSatisfy { !($0.measure == .distanceMetres && $0.value == 500) })
  }

  @Test("Water and sanitation go by households first, on a ladder")
  func ladders() throws {
    for key in ["water", "sanitation"] {
      let service = try #require(try Self.catalogue.get()[key])
      #expect(service.coverageFirst && service.group == .households && service.ladder.count == 5)
      #expect(service.norm(.coveragePercent)?.status == .resmi)
      #expect(service.ladder.first?.isCovered == false && service.ladder.last?.key == "aman")
      #expect(Set(service.ladder.map(\.key)).count == 5)
    }
    #expect(try all().filter { !$0.coverageFirst }.allSatisfy { $0.ladder.isEmpty })
  }

  @Test("Coverage indicators and supply pairs are of the catalogue")
  func indicators() throws {
    let indicators = try IndicatorCatalogue.bundled()
    for service in try all() {
      guard let key = service.coverageIndicator else { continue }
      #expect(indicators[key] != nil, "\(service.key): \(key)")
    }
    for pair in indicators.all.flatMap(\.supply) where pair.facilityKind != "tim_pendamping_keluarga" {
      #expect(try Self.catalogue.get().service(ofKind: pair.facilityKind) != nil, "\(pair.facilityKind)")
    }
  }

  @Test("A project changes a norm and leaves the rest")
  func change() throws {
    let before = try #require(try Self.catalogue.get()["posyandu"])
    let made = try reading(
      """
      - key: posyandu
        norms:
          - {measure: distance_m, value: 1500, source: Perbup 12/2024, status: resmi}
          - {measure: demand_per_facility, value: 80, source: usulan dinas, applies_to: pegunungan}
      """)
    let after = try #require(made["posyandu"])
    #expect(after.norm(.distanceMetres)?.value == 1500 && after.norm(.distanceMetres)?.status == .resmi)
    #expect(after.norm(.demandPerFacility)?.value == 80 && after.norm(.demandPerFacility)?.status == .usulan)
    #expect(after.norms.count == before.norms.count + 1)
    #expect(after.facilityKinds == before.facilityKinds && after.capacityUnit == .kader)
    #expect(made.all.count == (try all().count))
  }

  @Test("A project adds a service")
  func add() throws {
    let made = try reading(
      """
      - key: apotek
        name: {id: Apotek desa}
        facilities: [apotek, toko_obat, apotek]
        group: people
        coverage: {indicator: ttd_ibu_hamil, first: ya}
        capacity: {unit: seats, attribute: kursi}
        ladder: [{key: ada, id: ada, covered: true}]
      """)
    let service = try #require(made["apotek"])
    #expect(service.facilityKinds == ["apotek", "toko_obat"] && service.nameEnglish == "Apotek desa")
    #expect(service.coverageFirst && service.capacityAttribute == "kursi" && service.capacityUnit == .seats)
    #expect(service.ladder.map(\.isCovered) == [true] && service.norms.isEmpty)
    #expect(try reading("[]").all == (try all()))
  }

  @Test("Slips are refused with their line")
  func refused() throws {
    func error(_ text: String) -> ProjectError? {
      do {
        _ = try reading(text)
        return nil
      } catch { return error as? ProjectError }
    }
    #expect(error("- {name: {id: x}}") == .missingKey(line: 1, key: "key", inside: "services[1]"))
    #expect(error("- {key: baru, group: balita}") == .missingKey(line: 1, key: "facilities", inside: "services[1]"))
    #expect(error("- {key: baru, facilities: []}") == .missingKey(line: 1, key: "facilities", inside: "services[1]"))
    #expect(error("- {key: baru, facilities: x}") == .missingKey(line: 1, key: "group", inside: "services[1]"))
    #expect(error("- {key: Posyandu Baru}") == .badID(line: 1, id: "Posyandu Baru"))
    #expect(error("- key: posyandu\n- key: posyandu") == .duplicateID(line: 2, id: "posyandu"))
    #expect(
      error("- key: posyandu\n  coverage: {indicator: penimbangn}")
        == .unknownIndicator(line: 2, found: "penimbangn", nearest: "penimbangan"))
    #expect(
      error("- key: posyandu\n  group: anak")
        == .notAChoice(line: 2, key: "group", found: "anak", choices: DemandGroup.allCases.map(\.rawValue)))
    #expect(
      error("- key: posyandu\n  norms: [{measure: travel_min, value: -1, source: x}]")
        == .outOfRange(line: 2, key: "value", found: "-1.0", allowed: "0.0 - 10080.0"))
    #expect(
      error("- key: posyandu\n  norms: [{measure: travel_min, value: 30}]")
        == .missingKey(line: 2, key: "source", inside: "services[1].norms[1]"))
    #expect(
      error("- key: posyandu\n  norms: [{value: 30, source: x}]")
        == .missingKey(line: 2, key: "measure", inside: "services[1].norms[1]"))
    if case .unknownKey(let line, let key, _, let nearest, _)? = error("- key: posyandu\n  fasilities: [x]") {
      #expect(line == 2 && key == "fasilities" && nearest == "facilities")
    } else {
      Issue.record("an unknown key must be refused")
    }
    if case .unknownKey(_, let key, _, _, _)? = error(
      "- key: posyandu\n  norms: [{measure: travel_min, value: 3, sumber: x, source: y}]")
    {
      #expect(key == "sumber")
    } else {
      Issue.record("an unknown key of a norm must be refused")
    }
    #expect(error("key: posyandu") == .wrongType(line: 1, key: "services", expected: .listOfMappings))
    #expect(error("- [1]") == .wrongType(line: 1, key: "services[1]", expected: .mapping))
    #expect(error("- key: [") != nil)
  }
}
