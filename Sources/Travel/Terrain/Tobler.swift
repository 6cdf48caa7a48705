import Glibc

/// Speed on foot in km/h on a slope (rise over run, positive uphill): 6 exp(-3.5 |slope + 0.05|).
///
/// Source: Tobler 1993, "Three presentations on geographical analysis and modeling", NCGIA technical report 93-1,
/// "Non-isotropic geographic modeling", p. 1-4. Not a number for a slope that is none.
public func toblerKilometresPerHour(slope: Double) -> Double { 6 * exp(-3.5 * abs(slope + 0.05)) }

/// How many times longer a metre takes on a slope than on flat ground: tobler(0) / tobler(slope).
@inline(__always)
func toblerSlowdown(slope: Double) -> Double { exp(3.5 * (abs(slope + 0.05) - 0.05)) }
