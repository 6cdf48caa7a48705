/// Who gives a region code. The two systems look alike and are not: 63.11.01.2001 and 6311010001 are different things.
public enum CodeSystem: String, Sendable, Codable, CaseIterable {
  case kemendagri
  case bps
}

/// Level of an administrative region.
public enum RegionLevel: String, Sendable, Codable, CaseIterable {
  case province, regency, district, village
}
