import Foundation
import Geometry
import Matching
import Stunting
import TestSupport

/// The official code lists of the shared folder (SQL dumps), read once.
enum RealCodeLists {
  static let all: [CodeList] = [
    read("wilayah_2018.sql.gz", 2018), read("wilayah_2022.sql.gz", 2022), read("wilayah.sql.gz", 2025),
  ]
  static let lists = CodeLists(all)

  private static func read(_ file: String, _ year: Int) -> CodeList {
    let text = unzipped(SharedFolder.url("data/kode-wilayah/" + file))
    return CodeList(year: year, system: .kemendagri, entries: entries(text))
  }

  private static func unzipped(_ url: URL) -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", url.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    guard (try? process.run()) != nil else { return [] }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Array(data)
  }

  /// Tuples `('kode','nama')` at the start of a line; `''` and `\'` are an apostrophe.
  static func entries(_ text: [UInt8]) -> [CodeList.Entry] {
    text.split(separator: 10).compactMap { line in
      let strings = strings(line)
      guard line.first == 40, strings.count == 2, let code = RegionCode(strings[0], system: .kemendagri) else {
        return nil
      }
      return CodeList.Entry(code: code, name: strings[1])
    }
  }

  private static func strings(_ line: ArraySlice<UInt8>) -> [String] {
    var found: [String] = []
    var current: [UInt8]?
    var at = line.startIndex
    while at < line.endIndex {
      let (byte, next) = (line[at], at + 1 < line.endIndex ? line[at + 1] : 0)
      if byte == 39 || byte == 92, current != nil, next == 39 {
        current?.append(39)
        at += 1
      } else if byte == 39 {
        if let text = current { found.append(String(decoding: text, as: UTF8.self)) }
        current = current == nil ? [] : nil
      } else {
        current?.append(byte)
      }
      at += 1
    }
    return found
  }
}

/// The villages of one regency in a list.
struct RealRegency {
  var code: RegionCode
  var villages: [Village]

  /// All regencies of a list, in order of code.
  static func all(_ list: CodeList) -> [RealRegency] {
    var districts: [RegionCode: String] = [:]
    for entry in list.entries where entry.code.level == .district { districts[entry.code] = entry.name }
    var villages: [RegionCode: [Village]] = [:]
    for entry in list.entries where entry.code.level == .village {
      guard let regency = entry.code.parent(.regency), let district = entry.code.parent(.district) else { continue }
      villages[regency, default: []].append(
        Village(
          name: entry.name, districtName: districts[district] ?? "", districtCode: district,
          codes: [VillageCode(code: entry.code, year: list.year)], sourceRow: 1))
    }
    return villages.keys.sorted().map { RealRegency(code: $0, villages: villages[$0, default: []]) }
  }
}

func edition(_ villages: [Village]) -> BoundaryEdition {
  BoundaryEdition(id: "uji", villages: villages, polygons: LonLatPolygons(PolygonSet()))
}
