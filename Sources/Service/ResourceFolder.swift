internal import Foundation

/// The folder that holds `tiles/` and `geodata/`: the one that `LOKUS_DATA` names, else the nearest folder above the
/// program, else `share/lokus` beside the program's folder.
func resourceFolder() throws -> URL {
  let wanted = "tiles/styles"
  if let path = ProcessInfo.processInfo.environment["LOKUS_DATA"], !path.isEmpty {
    let url = URL(fileURLWithPath: path)
    guard exists(url, wanted) else { throw OutputError.resourcesMissing(what: wanted) }
    return url
  }
  let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
  var folder = program.deletingLastPathComponent()
  while folder.path != "/" {
    if exists(folder, wanted) { return folder }
    let shared = folder.appendingPathComponent("share/lokus")
    if exists(shared, wanted) { return shared }
    folder = folder.deletingLastPathComponent()
  }
  throw OutputError.resourcesMissing(what: wanted)
}

private func exists(_ folder: URL, _ path: String) -> Bool {
  FileManager.default.fileExists(atPath: folder.appendingPathComponent(path).path)
}
