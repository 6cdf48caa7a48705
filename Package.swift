// swift-tools-version: 6.2
import PackageDescription

/// One row a module: its layer, the modules of lower layers it uses, its C libraries and packages.
/// A module may use lower layers only; `checkLayers` stops the build otherwise.
struct Module {
  let name: String
  let layer: Int
  var uses: [String] = []
  var shims: [String] = []
  var packages: [Target.Dependency] = []
  /// Modules that only its tests use, as referees.
  var testUses: [String] = []
  var tested = true
  var isExecutable = false
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let modules = [
  Module(name: "Parallel", layer: 0),
  Module(name: "Geometry", layer: 0),
  Module(name: "SpatialStats", layer: 0),
  Module(name: "DeflateBridge", layer: 0, shims: ["CDeflate"]),

  Module(name: "Stunting", layer: 1, uses: ["Geometry"]),
  Module(name: "GEOSBridge", layer: 1, uses: ["Geometry"], shims: ["CGEOS"]),
  Module(name: "PROJBridge", layer: 1, uses: ["Geometry"], shims: ["CPROJ"]),
  Module(name: "GDALBridge", layer: 1, uses: ["Geometry"], shims: ["CGDAL"]),
  Module(name: "CBCBridge", layer: 1, shims: ["CCBC"]),
  Module(name: "Travel", layer: 1, uses: ["Geometry"]),
  Module(name: "Topology", layer: 1, uses: ["Parallel", "Geometry"], testUses: ["GEOSBridge"]),
  Module(name: "Tiles", layer: 1, uses: ["Parallel", "Geometry", "DeflateBridge"]),
  Module(name: "WorkbookBridge", layer: 1, shims: ["CZip", "CExpat"]),
  Module(name: "DrawingBridge", layer: 1, uses: ["DeflateBridge"], shims: ["CCairo", "CPango"]),

  Module(
    name: "Analysis", layer: 2,
    uses: ["Parallel", "Geometry", "SpatialStats", "Stunting", "GEOSBridge", "PROJBridge", "CBCBridge", "Travel"]),
  Module(name: "Matching", layer: 2, uses: ["Geometry", "Stunting"]),
  Module(
    name: "TileArchives", layer: 2, uses: ["Parallel", "Geometry", "DeflateBridge", "Tiles"], shims: ["CRename"],
    packages: [grdb]),
  Module(
    name: "Cartography", layer: 2,
    uses: ["Parallel", "Geometry", "DeflateBridge", "Topology", "Tiles", "DrawingBridge"], testUses: ["GEOSBridge"]),

  Module(name: "Project", layer: 3, uses: ["SpatialStats", "Stunting", "Analysis"], packages: [yams]),
  Module(
    name: "Ingest", layer: 3,
    uses: [
      "Parallel", "Geometry", "Stunting", "Matching", "DeflateBridge", "GEOSBridge", "PROJBridge", "GDALBridge",
      "WorkbookBridge",
    ]),
  Module(name: "Store", layer: 3, uses: ["Geometry", "Stunting"], packages: [grdb]),
  Module(name: "Publish", layer: 3, uses: ["Geometry", "SpatialStats", "Stunting", "Analysis"]),
  Module(
    name: "Synthetic", layer: 3,
    uses: ["Geometry", "SpatialStats", "Stunting", "GEOSBridge", "PROJBridge"]),

  Module(
    name: "Service", layer: 4,
    uses: [
      "Parallel", "Geometry", "SpatialStats", "Stunting", "DeflateBridge", "GEOSBridge", "PROJBridge",
      "GDALBridge", "DrawingBridge", "CBCBridge", "Analysis", "Matching", "Project", "Topology", "Tiles",
      "TileArchives", "Cartography", "Ingest", "Store", "Publish",
    ], shims: ["CRename"], packages: [yams, crypto]),
  Module(
    name: "HTTPFeed", layer: 5, uses: ["Stunting", "DeflateBridge", "Publish"],
    packages: [hummingbird, hummingbirdCore, httpTypes, nioCore, logging]),
  Module(
    name: "LokusCLI", layer: 6, uses: ["Stunting", "Project", "Service", "HTTPFeed"],
    packages: [argumentParser, logging], tested: false, isExecutable: true),
  Module(
    name: "KalibrasiCLI", layer: 6,
    uses: ["Parallel", "Geometry", "SpatialStats", "Stunting", "GDALBridge", "Analysis", "Ingest"],
    packages: [argumentParser], tested: false, isExecutable: true),
  Module(
    name: "ContohCLI", layer: 6, uses: ["Parallel", "Geometry", "SpatialStats", "Stunting", "Analysis", "Synthetic"],
    packages: [argumentParser], tested: false,
    isExecutable: true),
]

checkLayers(modules)

let swiftSettings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "lokus",
  products: [
    .executable(name: "lokus", targets: ["LokusCLI"]),
    .executable(name: "kabupaten-contoh", targets: ["ContohCLI"]),
    .executable(name: "lokus-kalibrasi", targets: ["KalibrasiCLI"]),
  ] + modules.filter { !$0.isExecutable }.map { .library(name: $0.name, targets: [$0.name]) },
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: shimTargets() + modules.flatMap(targets(of:)) + supportTargets(),
  swiftLanguageModes: [.v6]
)

// MARK: - Helpers

/// The one place where a wrong import direction is refused.
func checkLayers(_ modules: [Module]) {
  let layerOf = Dictionary(uniqueKeysWithValues: modules.map { ($0.name, $0.layer) })
  for module in modules {
    for used in module.uses {
      guard let layer = layerOf[used] else { fatalError("\(module.name) uses \(used), which is not a module") }
      if layer >= module.layer {
        fatalError("\(module.name) (layer \(module.layer)) must not use \(used) (layer \(layer))")
      }
    }
  }
}

func targets(of module: Module) -> [Target] {
  let dependencies =
    (module.uses + module.shims).map { Target.Dependency.target(name: $0) } + module.packages
  // Debug builds of modules without Foundation must name libm themselves.
  let linker: [LinkerSetting] = [.linkedLibrary("m")]
  let main: Target =
    module.isExecutable
    ? .executableTarget(
      name: module.name, dependencies: dependencies, swiftSettings: swiftSettings, linkerSettings: linker)
    : .target(
      name: module.name, dependencies: dependencies, resources: embeddedFiles(of: module.name),
      swiftSettings: swiftSettings, linkerSettings: linker)
  guard module.tested else { return [main] }
  let test = Target.testTarget(
    name: module.name + "Tests",
    dependencies: [.target(name: module.name), "TestSupport"]
      + (module.uses + module.testUses).map { .target(name: $0) } + testPackages(of: module.name),
    swiftSettings: swiftSettings)
  return [main, test]
}

func shimTargets() -> [Target] {
  [
    .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
    .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
    .systemLibrary(name: "CGDAL", pkgConfig: "gdal", providers: [.apt(["libgdal-dev"])]),
    .systemLibrary(name: "CCairo", pkgConfig: "cairo", providers: [.apt(["libcairo2-dev"])]),
    .systemLibrary(name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
    .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CCBC", pkgConfig: "cbc", providers: [.apt(["coinor-libcbc-dev"])]),
    .systemLibrary(name: "CRename"),
  ]
}

/// Test support is a plain library, so that every test target and the end-to-end tests share it.
func supportTargets() -> [Target] {
  [
    .target(
      name: "TestSupport", dependencies: ["Geometry"], path: "Tests/TestSupport",
      swiftSettings: swiftSettings),
    .testTarget(name: "EndToEndTests", dependencies: ["TestSupport"], swiftSettings: swiftSettings),
  ]
}

/// Files embedded in a module (SQL, web page), read as `PackageResources`.
func embeddedFiles(of module: String) -> [Resource] {
  switch module {
  case "HTTPFeed": [.embedInCode("Web")]
  case "Project": [.embedInCode("Data")]
  case "Store": [.embedInCode("SQL")]
  default: []
  }
}

/// Packages that only the tests of a module need.
func testPackages(of module: String) -> [Target.Dependency] {
  ["Store", "TileArchives"].contains(module) ? [grdb] : []
}
