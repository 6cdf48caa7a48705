import GDALBridge

/// The columns of a plain file with places: those given, else those with the usual names.
struct PlainColumns {
  private(set) var id: String?
  private(set) var name: String?
  private(set) var longitude: String?
  private(set) var latitude: String?
  private(set) var position: String?
  /// A column with how many people live at the place; looked for, never given.
  private(set) var people: String?

  init(
    path: String, layer: String?, id: String?, name: String?, longitude: String?, latitude: String?, position: String?
  ) async throws(IngestError) {
    (self.id, self.name) = (id, name)
    (self.longitude, self.latitude, self.position) = (longitude, latitude, position)
    let isGiven = position != nil || (longitude != nil && latitude != nil)
    switch try FileFormat(path: path) {
    case .geoJSON, .vector:
      let read = try await VectorReader.read(path: path, layer: layer)
      takeNames(read.fields.map(\.name))
      // A table in a GeoPackage has no geometry at all.
      if !isGiven, read.geometry.allSatisfy({ $0 == .null }) { takePosition(read.fields.map(\.name)) }
    case .workbook, .delimitedText:
      let table = try await TableReader.read(TableFile(path: path, sheet: layer), expecting: [])
      takeNames(table.columnNames)
      guard !isGiven else { return }
      takePosition(table.columnNames)
      guard self.position != nil || (self.longitude != nil && self.latitude != nil) else {
        throw .headerMissing(file: table.file, expected: ["longitude", "latitude"])
      }
    }
  }

  private mutating func takeNames(_ columns: [String]) {
    id = id ?? PlainColumns.first(PlainColumns.ids, columns)
    name = name ?? PlainColumns.first(PlainColumns.names, columns)
    people = PlainColumns.first(PlainColumns.peoples, columns)
  }

  /// Both coordinates, or one column with both.
  private mutating func takePosition(_ columns: [String]) {
    let x = longitude ?? PlainColumns.first(PlainColumns.longitudes, columns)
    let y = latitude ?? PlainColumns.first(PlainColumns.latitudes, columns)
    if let x, let y {
      (longitude, latitude) = (x, y)
    } else {
      position = PlainColumns.first(PlainColumns.positions, columns)
    }
  }

  private static func first(_ usual: [String], _ columns: [String]) -> String? {
    for name in usual {
      let same = columns.filter { plainKey($0) == name }
      if same.count == 1 { return same[0] }
    }
    return nil
  }

  /// Letters and digits only: `LAT_`, `Koord. X` and `Bujur (BT)` by `lat`, `koordx`, `bujurbt`.
  private static func plainKey(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }

  private static let peoples = [
    "penduduk", "jumlahpenduduk", "jmlpenduduk", "jiwa", "jumlahjiwa", "population", "people", "pop",
  ]
  private static let longitudes = [
    "longitude", "long", "lon", "lng", "bujur", "bujurtimur", "bujurbt", "koordinatbujur", "koordinatx", "koordx",
    "xcoord", "coordx", "bt", "x", "easting",
  ]
  private static let latitudes = [
    "latitude", "lat", "lintang", "lintangselatan", "lintangls", "koordinatlintang", "koordinaty", "koordy", "ycoord",
    "coordy", "ls", "y", "northing",
  ]
  private static let positions = [
    "koordinat", "titikkoordinat", "koordinatlokasi", "latlong", "latlon", "latitudelongitude", "lintangbujur",
    "coordinates", "coordinate", "position", "posisi", "geom", "geometry", "wkt", "thegeom",
  ]
  private static let ids = ["id", "kode", "kodefaskes", "kodefasilitas", "fid", "objectid", "osmid"]
  private static let names = [
    "nama", "name", "namafasilitas", "namafaskes", "namobj", "namaposyandu", "namapuskesmas", "namatempat",
    "namasekolah",
    "namalokasi", "lokasi", "dusun", "namadusun",
  ]
}
