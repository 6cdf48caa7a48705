import Stunting
import Synthetic
import Testing

@Suite("Planted programmes")
struct ProgrammeTests {
  static let seeds = DiagnosisTests.seeds

  /// Villages of each intervention, read from the file as a planner would.
  private func placed(_ regency: SyntheticRegency, _ table: DeliveredTable) -> [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    for row in table.rows {
      let activity = row["kegiatan"] ?? ""
      let names = (row["lokasi"] ?? "").split(separator: ", ").map(String.init)
      for village in regency.villages {
        let district = regency.districts[village.district].name
        let isNamed = names.contains(village.name) && row["kecamatan"] == district
        if row["lokasi"] == "Seluruh desa/kelurahan" || row["lokasi"] == "Kecamatan " + district || isNamed {
          found[activity, default: []].insert(village.code)
        }
      }
    }
    return found
  }

  @Test("one intervention in few villages, one everywhere but where it lacks, the rest everywhere", arguments: seeds)
  func absences(seed: UInt64) throws {
    let regency = SyntheticRegency.generate(seed: seed)
    let delivery = regency.delivery()
    let truth = delivery.truth.programmes
    let found = placed(regency, try DeliveredTable(delivery, truth.file))
    #expect(found.count == 9)
    for absence in [truth.absentInMost, truth.absentWhereNeeded] {
      let present = try #require(found[absence.activity])
      #expect(present == Set(absence.present))
      #expect(Set(regency.villages.map(\.code)).subtracting(present) == Set(absence.absent))
    }
    #expect(2 * truth.absentInMost.present.count < regency.villages.count)
    let diagnosis = delivery.truth.diagnosis
    #expect(
      Set(truth.absentWhereNeeded.absent)
        == Set(
          diagnosis.management + diagnosis.resourcesAdd + diagnosis.resourcesRedistribute + diagnosis.inconclusive))
    for (activity, villages) in found
    where activity != truth.absentInMost.activity && activity != truth.absentWhereNeeded.activity {
      #expect(villages.count == regency.villages.count, "\(activity)")
    }
  }

  @Test("rows, money, kecamatan rows and unknown locations are as told", arguments: seeds)
  func rows(seed: UInt64) throws {
    let delivery = SyntheticRegency.generate(seed: seed).delivery()
    let truth = delivery.truth.programmes
    let rows = try DeliveredTable(delivery, truth.file).rows
    #expect(rows.count == truth.rows && (60...150).contains(rows.count))
    #expect(rows.compactMap { $0["anggaran"].flatMap { Int($0) } }.reduce(0, +) == truth.budgetRupiah)
    let districtRows = rows.indices.filter { rows[$0]["lokasi"]?.hasPrefix("Kecamatan ") ?? false }.map { $0 + 1 }
    #expect(districtRows == truth.districtRows)
    let unknown = Set(truth.rowsWithUnknownLocation.map { rows[$0 - 1]["lokasi"] })
    #expect(unknown == ["Desa Antah Berantah", "", "Menyesuaikan"])
    let fault = try #require(delivery.truth.faults.first { $0.file == truth.file })
    #expect(rows[fault.row - 1]["anggaran"] == "menunggu DPA" && fault.setAside == .notANumber)
    for row in rows {
      let spent = try #require(row["realisasi_anggaran"].flatMap { Int($0) })
      #expect(spent >= 0 && spent <= Int(row["anggaran"] ?? "") ?? .max)
    }
  }
}
