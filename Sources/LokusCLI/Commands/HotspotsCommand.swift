import ArgumentParser
import Service

struct HotspotsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hotspots",
    abstract: "Wilayah hotspot (juknis): which villages are significantly above the average.",
    discussion: """
      A one-sided test of each village against the average of the others, for the prevalence and, apart from it, for the
      number of cases; no geography in it. Villages that are high together are klaster: `lokus klaster`.
      What it prints and writes is internal: numbers are exact.

      Examples:
        lokus hotspots
        lokus hotspots --average pooled --out hotspot.csv --map hotspot.png
        lokus hotspots desa.gpkg --cases stunted --measured measured --out hotspot.geojson
      """)

  @OptionGroup var polygons: PolygonOptions
  @OptionGroup var shared: SharedOptions
  @OptionGroup var output: StatisticsOutputOptions
  @Option(help: "Significance level, one-sided, after the correction for many tests.") var alpha: Double?
  @Option(help: "Average to compare with: mean_of_units (juknis) or pooled.") var average: String?

  func run() async throws {
    try await reportingErrors(shared.language) {
      var request = output.request(polygons.input(shared), shared.language)
      request.overrides.alpha = alpha
      request.overrides.average = average
      output.printed(try await findHotspots(request, progress: progressPrinter()))
    }
  }
}
