extension JSONCursor {
  /// Reads a number by the grammar of JSON as the nearest double. Exact (round to nearest, ties to even): up to 2^53
  /// by one division of exact doubles (Clinger 1990), up to 19 digits by 128-bit integer division, else by the
  /// standard library. Values beyond the largest double are refused.
  @inline(__always) mutating func number() throws(JSONFault) -> Double {
    let start = at
    var p = at
    let isNegative = base[p] == 0x2D
    if isNegative { p &+= 1 }
    var mantissa: UInt64 = 0
    let first = p
    while true {
      let digit = base[p] &- 48
      if digit > 9 { break }
      mantissa = mantissa &* 10 &+ UInt64(digit)
      p &+= 1
    }
    var digits = p &- first
    guard digits > 0, digits == 1 || base[first] != 48 else { throw fault(.number) }
    var decimals = 0
    if base[p] == 0x2E {
      p &+= 1
      let point = p
      var eight = loadEight(p)
      while isEightDigits(eight) {
        mantissa = mantissa &* 100_000_000 &+ eightDigits(eight)
        p &+= 8
        eight = loadEight(p)
      }
      while true {
        let digit = base[p] &- 48
        if digit > 9 { break }
        mantissa = mantissa &* 10 &+ UInt64(digit)
        p &+= 1
      }
      decimals = p &- point
      guard decimals > 0 else { throw fault(.number, at: p) }
      digits &+= decimals
    }
    if base[p] | 0x20 == 0x65 || digits > 19 { return try slowNumber(start, p) }
    at = p
    let magnitude: Double
    if mantissa <= 1 << 53 && decimals <= 22 {
      magnitude = Double(mantissa) / powers[decimals]
    } else {
      magnitude = quotient(mantissa, decimals)
    }
    return isNegative ? -magnitude : magnitude
  }

  /// A number with an exponent or more than 19 digits; `p` is where its mantissa ends.
  @inline(never) private mutating func slowNumber(_ start: Int, _ mantissaEnd: Int) throws(JSONFault) -> Double {
    var p = mantissaEnd
    if base[p] | 0x20 == 0x65 {
      p += 1
      if base[p] == 0x2B || base[p] == 0x2D { p += 1 }
      let exponent = p
      while base[p] &- 48 <= 9 { p += 1 }
      guard p > exponent else { throw fault(.number, at: p) }
    }
    let text = String(decoding: UnsafeBufferPointer(start: base + start, count: p - start), as: UTF8.self)
    guard let value = Double(text), value.isFinite else { throw fault(.finiteNumber, at: start) }
    at = p
    return value
  }

  @inline(__always) private func loadEight(_ p: Int) -> UInt64 {
    UnsafeRawPointer(base + p).loadUnaligned(as: UInt64.self).littleEndian
  }
}

/// True when all eight bytes are ASCII digits.
@inline(__always) private func isEightDigits(_ v: UInt64) -> Bool {
  (v & 0xF0F0_F0F0_F0F0_F0F0) | ((v &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0) >> 4
    == 0x3333_3333_3333_3333
}

/// The number that eight ASCII digits spell, first digit in the lowest byte.
@inline(__always) private func eightDigits(_ v: UInt64) -> UInt64 {
  // Shifts bind tighter than products in Swift.
  let pairs = (((v &- 0x3030_3030_3030_3030) &* 2561) >> 8) & 0x00FF_00FF_00FF_00FF
  let fours = ((pairs &* 6_553_601) >> 16) & 0x0000_FFFF_0000_FFFF
  return (fours &* 42_949_672_960_001) >> 32
}

/// `mantissa` / 10^`decimals`, correctly rounded, for 0 <= decimals <= 19.
///
/// Both are shifted to fill 64 bits; the 128-bit quotient then has 63 or 64 bits, and the remainder says whether
/// anything is left below them, which is all that rounding to 53 bits needs.
@inline(never) private func quotient(_ mantissa: UInt64, _ decimals: Int) -> Double {
  guard mantissa > 0 else { return 0 }
  var divisor: UInt64 = 1
  for _ in 0..<decimals { divisor &*= 10 }
  let m = mantissa << UInt64(mantissa.leadingZeroBitCount)
  let d = divisor << UInt64(divisor.leadingZeroBitCount)
  let (q, r) = d.dividingFullWidth((m >> 1, m << 63))
  let shift = UInt64(11 - q.leadingZeroBitCount)
  var significand = q >> shift
  let rest = q & (1 << shift - 1)
  let half: UInt64 = 1 << (shift - 1)
  if rest > half || (rest == half && (r != 0 || significand & 1 == 1)) { significand += 1 }
  let exponent = Int(shift) - 63 + divisor.leadingZeroBitCount - mantissa.leadingZeroBitCount
  return Double(significand) * Double(bitPattern: UInt64(1023 + exponent) << 52)
}
