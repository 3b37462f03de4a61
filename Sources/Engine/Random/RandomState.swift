/// A stream of random numbers: NumPy's legacy `RandomState`, bit for bit.
///
/// MT19937 (Matsumoto and Nishimura 1998) seeded with `init_genrand`, and the distributions of
/// `numpy.random.RandomState` on it. A value: a copy goes its own way from the same place.
public struct RandomState: Hashable, Sendable {
    private var words: [UInt32]
    private var position: Int
    /// The second number of the last pair that the polar method made, until it is asked for.
    private var spareNormal: Double?

    /// The stream of `numpy.random.RandomState(seed)`.
    public init(seed: UInt32) {
        words = []
        words.reserveCapacity(624)
        var word = seed
        for index in 0..<624 {
            words.append(word)
            word = 1_812_433_253 &* (word ^ (word >> 30)) &+ UInt32(index + 1)
        }
        position = 624
    }

    /// 32 random bits.
    public mutating func nextUInt32() -> UInt32 {
        if position == 624 { refill() }
        var y = words[position]
        position += 1
        y ^= y >> 11
        y ^= (y << 7) & 0x9d2c_5680
        y ^= (y << 15) & 0xefc6_0000
        return y ^ (y >> 18)
    }

    /// 64 random bits, the first word uppermost.
    public mutating func nextUInt64() -> UInt64 {
        let high = UInt64(nextUInt32())
        return high << 32 | UInt64(nextUInt32())
    }

    /// Uniform in [0, 1), a multiple of 2⁻⁵³ (`rand`).
    public mutating func uniform() -> Double {
        let high = Double(nextUInt32() >> 5)
        let low = Double(nextUInt32() >> 6)
        return (high * 67_108_864 + low) / 9_007_199_254_740_992
    }

    /// Standard normal by Marsaglia's polar method (`randn`). Every second call gives the pair's other number.
    public mutating func standardNormal() -> Double {
        if let spare = spareNormal {
            spareNormal = nil
            return spare
        }
        while true {
            let first = 2 * uniform() - 1
            let second = 2 * uniform() - 1
            let square = first * first + second * second
            if square >= 1 || square == 0 { continue }
            let factor = (-2 * GlibcMath.log(square) / square).squareRoot()
            spareNormal = factor * first
            return factor * second
        }
    }

    /// A whole number in `0...limit`, each equally likely: bits under a mask, drawn again while too large.
    /// A limit of 0 draws nothing.
    public mutating func integer(upTo limit: UInt64) -> UInt64 {
        if limit == 0 { return 0 }
        let mask = UInt64.max >> UInt64(limit.leadingZeroBitCount)
        while true {
            let value = limit <= 0xffff_ffff ? UInt64(nextUInt32()) & mask : nextUInt64() & mask
            if value <= limit { return value }
        }
    }

    /// A whole number in `0..<bound`; 0 for a bound below 1.
    public mutating func integer(below bound: Int) -> Int {
        bound > 1 ? Int(integer(upTo: UInt64(bound - 1))) : 0
    }

    private mutating func refill() {
        for index in 0..<624 {
            let y = (words[index] & 0x8000_0000) | (words[(index + 1) % 624] & 0x7fff_ffff)
            words[index] = words[(index + 397) % 624] ^ (y >> 1) ^ (y & 1 == 0 ? 0 : 0x9908_b0df)
        }
        position = 0
    }
}
