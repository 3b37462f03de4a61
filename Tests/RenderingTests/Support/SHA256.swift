/// SHA-256 as FIPS 180-4 has it, in base64 as a content security policy wants it.
func sha256(_ text: String) -> String {
    let primes = (2...311).filter { number in (2..<number).allSatisfy { number % $0 != 0 } }
    // The first 32 bits of the fraction of a root, found in whole numbers: the root of p · 2^64, or of p · 2^96.
    let seeds = primes.prefix(8).map { fraction($0, power: 2) }
    let rounds = primes.prefix(64).map { fraction($0, power: 3) }
    var bytes = Array(text.utf8)
    let length = UInt64(bytes.count) * 8
    bytes.append(0x80)
    while bytes.count % 64 != 56 { bytes.append(0) }
    bytes += (0..<8).map { UInt8(truncatingIfNeeded: length >> UInt64(56 - 8 * $0)) }
    func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }
    var state = seeds
    for block in stride(from: 0, to: bytes.count, by: 64) {
        var words = (0..<16).map { index in
            bytes[(block + 4 * index)..<(block + 4 * index + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        }
        for index in 16..<64 {
            let (a, b) = (words[index - 15], words[index - 2])
            let low = rotate(a, 7) ^ rotate(a, 18) ^ a >> 3
            let high = rotate(b, 17) ^ rotate(b, 19) ^ b >> 10
            words.append(words[index - 16] &+ low &+ words[index - 7] &+ high)
        }
        var v = state
        for index in 0..<64 {
            let choice = v[4] & v[5] ^ ~v[4] & v[6]
            let sum = rotate(v[4], 6) ^ rotate(v[4], 11) ^ rotate(v[4], 25)
            let first = v[7] &+ sum &+ choice &+ rounds[index] &+ words[index]
            let majority = v[0] & v[1] ^ v[0] & v[2] ^ v[1] & v[2]
            let second = (rotate(v[0], 2) ^ rotate(v[0], 13) ^ rotate(v[0], 22)) &+ majority
            v = [first &+ second, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
        }
        state = zip(state, v).map { $0 &+ $1 }
    }
    return base64(state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(24 - 8 * $0)) } })
}

private func fraction(_ prime: Int, power: Int) -> UInt32 {
    // floor(p^(1/power) · 2^32), by halving: at most 2^37, so its square fits 128 bits and its cube too.
    let target = UInt128(prime) << UInt128(32 * power)
    var (low, high) = (UInt128(0), UInt128(1) << 38)
    while high - low > 1 {
        let middle = (low + high) / 2
        let value = power == 2 ? middle * middle : middle * middle * middle
        if value <= target { low = middle } else { high = middle }
    }
    return UInt32(truncatingIfNeeded: low)
}

private func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var result = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
        let group = bytes[start..<min(start + 3, bytes.count)]
        let word = (0..<3).reduce(0) { $0 << 8 | (start + $1 < bytes.count ? Int(bytes[start + $1]) : 0) }
        for place in 0..<4 { result.append(place <= group.count ? digits[word >> (18 - 6 * place) & 63] : "=") }
    }
    return result
}
