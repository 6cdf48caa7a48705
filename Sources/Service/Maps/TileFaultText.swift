internal import Stunting
internal import TileArchives
internal import Tiles

/// A fault of a tile set in words; what only a programmer can use stays as the checker calls it.
func faultText(_ fault: TileFault, _ l: Language) -> String {
  switch fault {
  case .missingTile: l.pick("ubin tidak ada", "the tile is missing")
  case .lostFeature(let zoom): l.pick("fitur hilang pada zum \(zoom)", "the feature is lost at zoom \(zoom)")
  case .unexpectedFeature(let zoom):
    l.pick("fitur tidak dikenal pada zum \(zoom)", "an unknown feature at zoom \(zoom)")
  case .incompleteFeature(let zoom):
    l.pick("fitur tidak utuh pada zum \(zoom)", "the feature is not whole at zoom \(zoom)")
  case .wrongCount(let name, let stated, let found):
    l.pick(
      "jumlah \(name.rawValue) menurut kepala berkas \(stated), ditemukan \(found)",
      "the header states \(stated) \(name.rawValue), found \(found)")
  case .wrongZooms(let stated, let found):
    l.pick(
      "zum menurut kepala berkas \(range(stated)), ditemukan \(range(found))",
      "the header states zooms \(range(stated)), found \(range(found))")
  case .emptyTile: l.pick("ubin kosong", "the tile is empty")
  case .emptyGeometry: l.pick("geometri kosong", "the geometry is empty")
  case .outsideBounds: l.pick("ubin di luar batas wilayah", "the tile is outside the stated bounds")
  case .duplicateTile: l.pick("ubin tercatat dua kali", "the tile is there twice")
  case .noID: l.pick("fitur tanpa nomor", "the feature has no number")
  case .borderMismatch(let other):
    l.pick("batas tidak sama dengan ubin \(other.path)", "borders differ from those of tile \(other.path)")
  case .wrongSize(let width, let height, let expected):
    l.pick("\(width) x \(height) piksel, bukan \(expected)", "\(width) x \(height) pixels, not \(expected)")
  default: l.pick("salah: \(fault)", "wrong: \(fault)")
  }
}

private func range(_ zooms: ClosedRange<Int>) -> String { "\(zooms.lowerBound)-\(zooms.upperBound)" }
