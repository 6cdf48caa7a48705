// swift-tools-version: 6.2
import PackageDescription

let swiftSettings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// The modules whose kernels are measured, and the generator of the data.
let lokusModules = [
  "Parallel", "Geometry", "SpatialStats", "GDALBridge", "PROJBridge", "Travel", "Ingest", "Synthetic",
]

let package = Package(
  name: "lokus-benchmarks",
  products: [.executable(name: "lokus-bench", targets: ["LokusBench"])],
  dependencies: [
    // Named, so that the folder of a clone may have any name.
    .package(name: "lokus", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .executableTarget(
      name: "LokusBench",
      dependencies: lokusModules.map { .product(name: $0, package: "lokus") }
        + [.product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: swiftSettings, linkerSettings: [.linkedLibrary("m")])
  ],
  swiftLanguageModes: [.v6]
)
