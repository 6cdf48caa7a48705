import Stunting

/// Whether the flat arrays of lines fit together.
enum LineCheck {
  /// The column that is wrong, or nil.
  static func fault(_ lines: TravelLines) -> String? {
    let start = lines.lineStart
    guard start.first == 0, let last = start.last, Int(last) == lines.longitudes.count, isAscending(start) else {
      return "line_start"
    }
    guard lines.latitudes.count == lines.longitudes.count else { return "latitudes" }
    guard lines.longitudes.allSatisfy(\.isFinite) else { return "longitudes" }
    guard lines.latitudes.allSatisfy(\.isFinite) else { return "latitudes" }
    let classes = Int32(clamping: lines.classNames.count)
    guard lines.classOf.count == lines.count, lines.classOf.allSatisfy({ $0 >= 0 && $0 < classes }) else {
      return "class_of"
    }
    guard lines.oneWay.count == lines.count, lines.oneWay.allSatisfy({ (-1...1).contains($0) }) else {
      return "one_way"
    }
    return lines.speedKilometresPerHour.count == lines.count ? nil : "speed_kmh"
  }

  private static func isAscending(_ values: [Int32]) -> Bool { zip(values, values.dropFirst()).allSatisfy { $0 <= $1 } }
}

/// Whether a grid is one.
enum SurfaceCheck {
  /// The column that is wrong, or nil.
  static func fault(_ surface: TravelSurface) -> String? {
    guard surface.columns > 0 else { return "columns" }
    guard surface.rows > 0 else { return "rows" }
    let cells = surface.columns.multipliedReportingOverflow(by: surface.rows)
    guard !cells.overflow, cells.partialValue == surface.values.count else { return "cells" }
    guard surface.west.isFinite else { return "west" }
    guard surface.north.isFinite else { return "north" }
    guard surface.cellLongitude.isFinite, surface.cellLongitude > 0 else { return "cell_longitude" }
    return surface.cellLatitude.isFinite && surface.cellLatitude > 0 ? nil : "cell_latitude"
  }
}
