/// Why a record read from a file was not used.
public enum SetAsideReason: String, Sendable, Codable, CaseIterable {
  case filteredOut = "filtered_out"
  case unknownCode = "unknown_code"
  case unreadableCode = "unreadable_code"
  case missingCode = "missing_code"
  case unknownName = "unknown_name"
  case ambiguousName = "ambiguous_name"
  case duplicateCode = "duplicate_code"
  case duplicateRow = "duplicate_row"
  case notANumber = "not_a_number"
  case negativeNumber = "negative_number"
  case numeratorAboveDenominator = "numerator_above_denominator"
  case missingDenominator = "missing_denominator"
  case noGeometry = "no_geometry"
  case unrepairableGeometry = "unrepairable_geometry"
  case unreadablePosition = "unreadable_position"
  case wrongGeometryType = "wrong_geometry_type"
  /// The text of a geometry column that is no geometry.
  case unreadableGeometry = "unreadable_geometry"
  /// A lake, forest or other area that stands among the villages of a boundary file.
  case notAVillage = "not_a_village"
  /// Fits no unit for certain: a question in `padanan_nama.csv`. Counted as asked, not as set aside.
  case asked
  /// A sum of other rows.
  case totalRow = "total_row"
  /// Source, note or signature under a table.
  case footnote
  /// Numbers of the columns under a header (1, 2, 3 ...), or the header again.
  case headerRepeated = "header_repeated"
  /// Names the area that the rows below it lie in (`Kecamatan Batu Mandi`); they take it over.
  case groupHeading = "group_heading"
  /// About another regency.
  case outsideRegion = "outside_region"
  /// About another kind of area than the source was declared for.
  case otherLevel = "other_level"
  /// Answered with "none of these" in `padanan_nama.csv`.
  case answeredNone = "answered_none"
  /// The period cannot be read or is missing.
  case unreadablePeriod = "unreadable_period"
  /// The same child again in one period; the last measurement counts.
  case repeatedChild = "repeated_child"
  /// Age outside 0-59 months, or unknown.
  case ageOutOfRange = "age_out_of_range"
  /// A child without a measurement, in a file that doesn't say for which period it is registered.
  case notMeasured = "not_measured"
  /// A nutrition status that is no status, or marked as an outlier.
  case unusableStatus = "unusable_status"
  /// More cells than the table has columns: a delimiter inside a cell has moved the others.
  case brokenRow = "broken_row"
  /// Named in a working area list or table, and not known as a facility or unit.
  case unknownUnit = "unknown_unit"
  /// The raster has no data in the village.
  case noRasterData = "no_raster_data"
  /// A word or number that says nothing usable: an unknown one-way word, a distance of 0 without a facility.
  case unusableValue = "unusable_value"
}

/// A record (or one cell of it) that was read and not used, with the reason.
public struct SetAside: Sendable, Equatable, Codable {
  public var sourceID: String
  /// Row of the source, counted from 1 without the header; feature number for a layer.
  public var row: Int
  public var column: String?
  /// Region code as read; never a person's name.
  public var code: String?
  /// Name of a place as read, where the source is a table of places.
  public var placeName: String?
  public var reason: SetAsideReason
  /// True when the whole record was set aside, false when only the cell `column` was.
  public var wholeRecord: Bool
  /// Name of the file, without its folder, of a source of several files; nil for the only one.
  public var file: String?

  public init(
    sourceID: String, row: Int, column: String? = nil, code: String? = nil, placeName: String? = nil,
    reason: SetAsideReason, wholeRecord: Bool = true, file: String? = nil
  ) {
    self.sourceID = sourceID
    self.row = row
    self.column = column
    self.code = code
    self.placeName = placeName
    self.reason = reason
    self.wholeRecord = wholeRecord
    self.file = file
  }
}

/// What was done to a record that was kept, or what a person should check about it.
public enum FindingKind: String, Sendable, Codable, CaseIterable {
  case geometryRepaired = "geometry_repaired"
  case overlap
  case sliver
  case gap
  case duplicateVillageName = "duplicate_village_name"
  case matchedByName = "matched_by_name"
  case nameDiffers = "name_differs"
  case facilityFlag = "facility_flag"
  case coverageAboveHundred = "coverage_above_hundred"
  case villageWithoutRow = "village_without_row"
  case constantColumn = "constant_column"
  /// Numbers such as 3.021 could be read in two ways and nothing in the file decided.
  case decimalAssumed = "decimal_assumed"
  /// Matched by a similar name, the only one that fits; `size` is the score.
  case matchedBySimilarName = "matched_by_similar_name"
  /// Matched by an answer in `padanan_nama.csv`.
  case matchedByAnswer = "matched_by_answer"
  /// The code is of an earlier or later code list; `otherCode` is the one used.
  case recoded
  /// A stated number is not what its parts give; the detail has both.
  case inconsistent
  /// Rows that are hidden in the workbook; they are used.
  case hiddenRows = "hidden_rows"
  /// Cells with a formula whose stored result was used.
  case formulaCells = "formula_cells"
  /// Cells with a formula and without a stored result: empty for us.
  case formulaWithoutResult = "formula_without_result"
  /// One of several sheets was taken, the only one that fits; the detail names it.
  case sheetChosen = "sheet_chosen"
  /// Blank cells filled with the value above, from merged cells or a group column.
  case filledDown = "filled_down"
  /// Numbers with a mark such as `0*`; the mark was taken off.
  case markedNumber = "marked_number"
  /// Numbers such as 3.021 that the column or table decided how to read.
  case decimalDecided = "decimal_decided"
  /// A position was repaired in the only way that is sound; the detail says how.
  case positionRepaired = "position_repaired"
  /// A position that can't be read in one sound way: ask.
  case positionAsked = "position_asked"
  /// Several facilities stand on one spot; the detail says how many of which kind.
  case sharedPosition = "shared_position"
  /// More than three facilities of different villages have one coordinate.
  case oneSpotForMany = "one_spot_for_many"
  /// A village of the official code list that the boundaries lack.
  case missingOfficialCode = "missing_official_code"
  /// A code of the boundaries that the official list lacks.
  case notInOfficialList = "not_in_official_list"
  /// An area without any land neighbour.
  case island
  /// Borders moved onto each other; `size` is the change of area.
  case snapped
  /// Numbers end in 0 or 5, or fall on whole numbers, far more often than chance.
  case heaping
  /// A change between periods that chance does not explain.
  case jump
  /// Surveillance and survey differ beyond the stated rule.
  case surveyDiscrepancy = "survey_discrepancy"
  /// Fewer measured than the rule asks of those registered.
  case lowCompleteness = "low_completeness"
  /// A later period was due and is not there.
  case late
  /// Cells of a population raster were put together into blocks; `size` is the number of villages concerned.
  case cellsGrouped = "cells_grouped"
  /// A surface was read with larger cells than it has; `size` is how many times larger.
  case surfaceCoarsened = "surface_coarsened"
}

/// A finding about kept data: where it is and how large.
public struct ImportFinding: Sendable, Equatable, Codable {
  public var sourceID: String
  public var row: Int?
  public var kind: FindingKind
  /// Code of the unit or facility concerned, and of the other one where two are (overlap).
  public var code: String?
  public var otherCode: String?
  /// Detail for a reader: a GEOS reason with position, a flag, a name.
  public var detail: String
  /// Size in the unit the kind implies: square metres for overlap, sliver, gap and repair (change of area), metres for
  /// facility flags.
  public var size: Double?
  /// Name of the file, without its folder, of a source of several files; nil for the only one.
  public var file: String?

  public init(
    sourceID: String, row: Int? = nil, kind: FindingKind, code: String? = nil, otherCode: String? = nil,
    detail: String, size: Double? = nil, file: String? = nil
  ) {
    self.sourceID = sourceID
    self.row = row
    self.kind = kind
    self.code = code
    self.otherCode = otherCode
    self.detail = detail
    self.size = size
    self.file = file
  }
}

extension ImportFinding {
  /// How many faults a finding stands for: one, or those summed up in one finding whose detail is `+` and their number.
  public var occurrences: Int { detail.hasPrefix("+") ? Int(detail.dropFirst()) ?? 1 : 1 }
}

/// One import: where the data came from and what became of each record. `read = accepted + asked + setAside`.
public struct ImportSummary: Sendable, Equatable, Codable {
  public var sourceID: String
  /// boundaries, facilities, indicators.
  public var role: String
  /// File name without its folder.
  public var fileName: String
  public var sha256: String
  /// Fingerprint of file, declaration, edition and importer version: the same one again changes nothing.
  public var fingerprint: String
  public var recordsRead: Int
  public var recordsAccepted: Int
  public var recordsSetAside: Int
  /// Records whose place is a question in `padanan_nama.csv`.
  public var recordsAsked: Int

  public init(
    sourceID: String, role: String, fileName: String, sha256: String, fingerprint: String, recordsRead: Int,
    recordsAccepted: Int, recordsSetAside: Int, recordsAsked: Int = 0
  ) {
    self.sourceID = sourceID
    self.role = role
    self.fileName = fileName
    self.sha256 = sha256
    self.fingerprint = fingerprint
    self.recordsRead = recordsRead
    self.recordsAccepted = recordsAccepted
    self.recordsSetAside = recordsSetAside
    self.recordsAsked = recordsAsked
  }
}
