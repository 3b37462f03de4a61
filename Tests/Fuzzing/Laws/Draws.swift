/// A generator of the same numbers in every run (splitmix64).
public struct Draws {
    private var state: UInt64

    /// The generator that begins at `state`.
    public init(state: UInt64) { self.state = state }

    /// A whole number from 0 to `bound`, which is left out; 0 where there is none.
    public mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(max(1, bound)))
    }
}
