internal import CBCBridge
internal import DrawingBridge
internal import Foundation
internal import GEOSBridge
internal import PROJBridge
internal import Publish
public import Stunting

/// What `lokus doctor` found.
public struct Checkup: Sendable {
  public var text: String
  public var json: String
  public var isHealthy: Bool
}

private struct Finding {
  var name: String
  var isGood: Bool
  var detail: String
  var remedy: String
}

/// Looks at the libraries, the font of the maps, and the files Lokus brings along.
public func examineInstallation(_ language: Language) -> Checkup {
  let findings = [geos(), proj(), solver(), font(), resources(language), leaflet()]
  var d = Document()
  d.add(.heading("lokus doctor (\(LokusVersion.current))"))
  d.add(
    .table(
      .init(
        columns: [(language.pick("Bagian", "Part"), .left), ("", .left), (language.pick("Rincian", "Detail"), .left)],
        rows: findings.map {
          [
            $0.name, $0.isGood ? "ok" : language.pick("KURANG", "MISSING"),
            $0.detail + ($0.isGood ? "" : "; " + $0.remedy),
          ]
        })))
  let json = JSONText.array(
    findings.map { .object(["name": .string($0.name), "ok": .bool($0.isGood), "detail": .string($0.detail)]) })
  return Checkup(text: d.plainText(), json: json.pretty, isHealthy: findings.allSatisfy(\.isGood))
}

private func geos() -> Finding {
  Finding(
    name: "GEOS", isGood: (try? GEOSContext()) != nil, detail: GEOSContext.version, remedy: "apt install libgeos-dev")
}

private func proj() -> Finding {
  let utm = try? CoordinateReference(parsing: "EPSG:32748")
  return Finding(name: "PROJ", isGood: utm != nil, detail: utm?.name ?? "proj.db", remedy: "apt install proj-data")
}

private func solver() -> Finding {
  let version = MIPSolver.version
  return Finding(name: "CBC", isGood: !version.isEmpty, detail: version, remedy: "apt install coinor-libcbc-dev")
}

private func font() -> Finding {
  let check = checkMapFont()
  return Finding(
    name: "font", isGood: check.isResolved, detail: check.found ?? "-", remedy: "apt install \(check.package)")
}

private func resources(_ language: Language) -> Finding {
  do {
    return Finding(name: "tiles/, geodata/", isGood: true, detail: try resourceFolder().lastPathComponent, remedy: "")
  } catch {
    return Finding(name: "tiles/, geodata/", isGood: false, detail: "-", remedy: "LOKUS_DATA")
  }
}

private func leaflet() -> Finding {
  let path = "/usr/share/javascript/leaflet/leaflet.js"
  return Finding(
    name: "Leaflet", isGood: FileManager.default.fileExists(atPath: path), detail: "libjs-leaflet",
    remedy: "apt install libjs-leaflet")
}
