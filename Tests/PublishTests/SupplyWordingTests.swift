import Analysis
import Publish
import Stunting
import Testing

@Suite("Sentences of supply or management")
struct SupplyWordingTests {
  private let villages = [("Anggrek", "Mekar"), ("Cemara", "Mekar")].map {
    Village(name: $0.0, districtName: $0.1, districtCode: nil, codes: [], sourceRow: 1)
  }
  private let cell = IndicatorCell(
    state: .value, percent: 31.25, numerator: 25, denominator: 80, coverageClass: .sangatRendah)

  private func table(_ row: SupplyRow) -> SupplyPairTable {
    var d = IndicatorDefinition(
      key: "pantau", number: 17, nameIndonesian: "Balita dipantau", nameEnglish: "Children monitored", essential: true,
      level: .people, direction: .higherIsBetter, kind: .ratio, per: 100,
      target: IndicatorTarget(percent: 90, year: 2024, source: "uji", status: .resmi), sector: "", source: "")
    d.supply = [
      SupplyPair(facilityKind: "posyandu", aspect: .facility),
      SupplyPair(facilityKind: "posyandu", aspect: .staff, attribute: "kader"),
      SupplyPair(facilityKind: "posyandu", aspect: .supplies, attribute: "alat_antropometri"),
    ]
    let service = ServiceDefinition(
      key: "posyandu", nameIndonesian: "Posyandu", nameEnglish: "Posyandu", facilityKinds: ["posyandu"], group: .balita)
    return SupplyPairTable(definition: d, period: nil, service: service, rows: [row])
  }

  private func check(_ aspect: SupplyAspect, _ state: SupplyState, _ figure: SupplyFigure) -> SupplyCheck {
    SupplyCheck(aspect: aspect, state: state, figures: [figure])
  }

  private func row(_ diagnosis: SupplyDiagnosis, staff: SupplyState) -> SupplyRow {
    let norm = ServiceNorm(
      measure: .leastCapacity, value: 5, source: "Pedoman", appliesTo: "semua", status: .resmi)
    var row = SupplyRow(village: 0, cell: cell, diagnosis: diagnosis)
    row.facilities = check(.facility, .adequate, SupplyFigure(.shareWithin, state: .adequate, value: 0.92, limit: 0.75))
    row.staff = check(
      .staff, staff,
      SupplyFigure(
        .staffed, state: staff, value: 0.5, limit: 5, meeting: 1, known: 2, lookedAt: 3, total: 8, attribute: "kader",
        norm: norm))
    return row
  }

  private func sentence(_ row: SupplyRow, _ language: Language) -> String {
    SupplyWording(language).sentence(row, in: table(row), villages: villages) ?? ""
  }

  @Test("Management, in both languages")
  func management() {
    let row = row(.management, staff: .adequate)
    #expect(
      sentence(row, .indonesian)
        == "Indikasi masalah manajemen layanan di Anggrek, Kecamatan Mekar: cakupan \"Balita dipantau\" 31,3 % (25 dari 80, "
        + "target 90 %, Sangat Rendah). Sisi penyediaan: sarana/prasarana memadai (92 % penduduk dalam jangkauan); tenaga "
        + "inti memadai (1 dari 2 posyandu yang diketahui dengan sekurang-kurangnya 5 kader [Pedoman; resmi]); "
        + "logistik/peralatan belum diketahui. Untuk didiskusikan dengan OPD penanggung jawab.")
    #expect(
      sentence(row, .english).hasPrefix("Indicates a management problem in Anggrek, kecamatan Mekar: coverage of"))
  }

  @Test("Resources: redistribution first, then what is to be added")
  func resources() {
    var row = row(.resources, staff: .inadequate)
    row.remedies = [
      SupplyRemedy(
        aspect: .staff, shortage: 6,
        transfers: [SupplyTransfer(fromVillage: 1, place: .neighbour, amount: 4)], toAdd: 2, slackIsKnown: true),
      SupplyRemedy(aspect: .supplies, shortage: 1, toAdd: 1, slackIsKnown: false),
    ]
    row.doubts = [.coverageInterval]
    let text = sentence(row, .indonesian)
    #expect(text.contains("redistribusi dahulu dari Cemara, Kecamatan Mekar (tetangga, 4 kader); penambahan 2 kader"))
    #expect(text.contains("periksa dahulu redistribusi; penambahan 1 set alat antropometri menurut norma."))
    #expect(text.contains("Kurang yakin: selang cakupan melewati batas kelas."))
  }

  @Test("Inconclusive names the data to ask for")
  func inconclusive() {
    let text = sentence(row(.inconclusive, staff: .unknown), .indonesian)
    #expect(text.hasPrefix("Belum dapat disimpulkan untuk Anggrek"))
    #expect(
      text.contains(
        "Data yang perlu diminta: jumlah kader di setiap posyandu; ketersediaan alat antropometri di setiap posyandu."))
  }

  @Test("Nothing is said where nothing lacks; every diagnosis is an indication and has its questions")
  func others() {
    #expect(sentence(row(.notLacking, staff: .adequate), .indonesian).isEmpty)
    #expect(sentence(row(.notJudged, staff: .adequate), .english).isEmpty)
    for language in Language.allCases {
      let words = SupplyWording(language)
      for diagnosis in SupplyDiagnosis.allCases {
        let isDiscussed = [.management, .resources, .inconclusive].contains(diagnosis)
        #expect(words.questions(diagnosis).isEmpty == !isDiscussed)
        #expect(!words.diagnosis(diagnosis).isEmpty)
      }
      #expect(words.diagnosis(.management).lowercased().hasPrefix("indi"))
      #expect(words.diagnosis(.resources).lowercased().hasPrefix("indi"))
      #expect(SupplyDoubt.allCases.allSatisfy { !words.doubt($0).isEmpty })
      #expect(words.officeQuestions.count == 3)
    }
  }
}
