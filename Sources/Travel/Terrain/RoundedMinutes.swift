/// Minutes rounded to 2^-27 (half a microsecond), so that 50 steps of 1.2 minutes are 60 and not a little more.
@inline(__always)
func roundedMinutes(_ minutes: Double) -> Double {
  minutes < 0x1p25 ? (minutes * 0x1p27).rounded() * 0x1p-27 : minutes
}

/// What a search must reach so that nothing at exactly the limit is lost to rounding.
func searchLimit(_ minutes: Double) -> Double { minutes + 0x1p-27 }
