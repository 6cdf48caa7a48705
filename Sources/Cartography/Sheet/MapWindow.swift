import Geometry
import Glibc

/// A part of the ground in a frame of a page, at a round scale.
struct MapWindow: Sendable, Equatable {
  let box: SheetBox
  /// 75,000 for 1:75,000.
  let denominator: Double
  /// Centimetres at the frame's corner.
  let left: Double
  let top: Double

  /// Points a centimetre on the ground.
  var pointsPerCentimetre: Double { 72 / 2.54 / denominator }
  var metresPerPoint: Double { denominator * 0.0254 / 72 }

  /// The largest round scale at which the ground fits into the frame with `padding` points around.
  init(_ ground: BoundingBox, in box: SheetBox, padding: Double, isRound: Bool = true) {
    let room = (x: max(1, box.width - 2 * padding), y: max(1, box.height - 2 * padding))
    let needed = max(ground.width / room.x, ground.height / room.y) * 72 / 2.54
    denominator = isRound ? MapWindow.roundScale(needed) : max(needed, 100)
    self.box = box
    let size = denominator * 2.54 / 72
    left = ground.midX - box.width / 2 * size
    top = ground.midY - box.height / 2 * size
  }

  /// The smallest of 1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5 times a power of ten that isn't below `least`; at least 1000.
  static func roundScale(_ least: Double) -> Double {
    guard least.isFinite, least > 1000 else { return 1000 }
    let power = pow(10, log10(least).rounded(.down))
    return [1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5, 10, 12.5].map { ($0 * power).rounded() }.first { $0 >= least }
      ?? 12.5 * power
  }

  func x(_ centimetres: Double) -> Double { box.x + (centimetres - left) * pointsPerCentimetre }
  func y(_ centimetres: Double) -> Double { box.y + (centimetres - top) * pointsPerCentimetre }

  /// The ground that is shown, in centimetres.
  var ground: BoundingBox {
    BoundingBox(
      minX: left, minY: top, maxX: left + box.width / pointsPerCentimetre, maxY: top + box.height / pointsPerCentimetre)
  }

  /// The part of the ground inside the frame less `d` points, in points of the world of labels.
  func labelWindow(inset d: Double) -> BoundingBox {
    ground.scaled(by: pointsPerCentimetre).expanded(by: -d)
  }

  // MARK: - Grid

  /// Metres from line to line: 1, 2 or 5 times a power of ten, three lines or more along the shorter side.
  var gridStepMetres: Double { MapWindow.roundBelow(min(box.width, box.height) * metresPerPoint / 2.6) }

  /// Lines across the frame: UTM metres and the place in points.
  func gridLines(_ frame: GroundFrame) -> (east: [GridLine], north: [GridLine]) {
    let step = gridStepMetres
    let west = frame.eastMetres + left / 100
    let north = frame.northMetres - top / 100
    return (
      lines(from: west, length: box.width, step: step) { box.x + ($0 - west) / metresPerPoint },
      lines(from: north - box.height * metresPerPoint, length: box.height, step: step) {
        box.y + (north - $0) / metresPerPoint
      }
    )
  }

  private func lines(from: Double, length: Double, step: Double, place: (Double) -> Double) -> [GridLine] {
    guard from.isFinite, step >= 1 else { return [] }
    let first = (from / step).rounded(.up)
    let last = ((from + length * metresPerPoint) / step).rounded(.down)
    guard last >= first, last - first < 50 else { return [] }
    return (0...Int(last - first)).map { k in
      let metres = (first + Double(k)) * step
      return GridLine(metres: metres, place: place(metres))
    }
  }

  /// The largest of 1, 2, 5 times a power of ten that isn't above `metres`; at least 1.
  static func roundBelow(_ metres: Double) -> Double {
    guard metres.isFinite, metres >= 1 else { return 1 }
    let power = pow(10, log10(metres).rounded(.down))
    return [5, 2, 1].map { $0 * power }.first { $0 <= metres } ?? power
  }
}

struct GridLine: Sendable, Equatable {
  var metres: Double
  /// Points along the frame.
  var place: Double
}
