/// Number of elements below a value in an ascending array.
func lowerBound(_ sorted: [Int64], _ value: Int64) -> Int {
  var (low, high) = (0, sorted.count)
  while low < high {
    let middle = (low &+ high) &>> 1
    if sorted[middle] < value { low = middle &+ 1 } else { high = middle }
  }
  return low
}

/// Sorts ascending, eleven bits at a time; passes in which all agree are skipped.
func radixSort(_ keys: inout [Int64]) {
  guard keys.count > 256 else { return keys.sort() }
  let sign: UInt64 = 1 << 63
  var from = keys.map { UInt64(bitPattern: $0) ^ sign }
  var to = [UInt64](repeating: 0, count: from.count)
  for shift in stride(from: UInt64(0), to: 64, by: 11) {
    var offsets = [Int](repeating: 0, count: 2049)
    for key in from { offsets[Int((key &>> shift) & 2047) &+ 1] &+= 1 }
    if offsets.contains(from.count) { continue }
    for digit in 1..<2049 { offsets[digit] &+= offsets[digit &- 1] }
    for key in from {
      let digit = Int((key &>> shift) & 2047)
      to[offsets[digit]] = key
      offsets[digit] &+= 1
    }
    swap(&from, &to)
  }
  for index in keys.indices { keys[index] = Int64(bitPattern: from[index] ^ sign) }
}
