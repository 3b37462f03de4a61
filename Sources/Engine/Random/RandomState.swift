/// NumPy's legacy RandomState: the Mersenne Twister MT19937.
public struct RandomState: Sendable {
    private var key: [UInt32]
    private var position = 624

    /// The stream of `numpy.random.RandomState(seed)`.
    public init(seed: UInt32) {
        key = [seed]
        for index in 1..<624 {
            let last = key[index - 1]
            key.append(1_812_433_253 &* (last ^ (last >> 30)) &+ UInt32(index))
        }
    }

    mutating func word() -> UInt32 {
        if position == 624 {
            for index in 0..<624 {
                let y = (key[index] & 0x8000_0000) | (key[(index + 1) % 624] & 0x7fff_ffff)
                key[index] = key[(index + 397) % 624] ^ (y >> 1) ^ (y & 1 == 0 ? 0 : 0x9908_b0df)
            }
            position = 0
        }
        var y = key[position]
        position += 1
        y ^= y >> 11
        y ^= (y << 7) & 0x9d2c_5680
        y ^= (y << 15) & 0xefc6_0000
        return y ^ (y >> 18)
    }

    private mutating func unit() -> Double {
        let high = Double(word() >> 5)
        let low = Double(word() >> 6)
        return (high * 67_108_864 + low) / 9_007_199_254_740_992
    }

    /// Numbers from `low` up to `high`, in C order.
    public mutating func uniform(low: Double, high: Double, shape: [Int]) -> NDArray {
        var elements: [Double] = []
        for _ in 0..<shape.reduce(1, *) { elements.append(low + (high - low) * unit()) }
        return NDArray(shape: shape, elements: elements)
    }

    /// The numbers `0 ..< n` shuffled.
    public mutating func permutation(_ n: Int) -> [Int] {
        var order = Array(0..<n)
        for last in stride(from: n - 1, to: 0, by: -1) {
            let mask = UInt32.max >> UInt32(last).leadingZeroBitCount
            var choice = Int(word() & mask)
            while choice > last { choice = Int(word() & mask) }
            order.swapAt(last, choice)
        }
        return order
    }
}
