/// Eight bytes of a text, looked at together.
extension UInt64 {
    /// Eight times `byte`.
    @inlinable
    package init(each byte: UInt8) { self = 0x0101_0101_0101_0101 &* UInt64(byte) }

    /// Whether one of the eight bytes is zero.
    @inlinable
    package var holdsZero: Bool { holds(below: 1) }

    /// Whether one of the eight bytes is `byte`.
    @inlinable
    package func holds(_ byte: UInt8) -> Bool { (self ^ UInt64(each: byte)).holdsZero }

    /// Whether one of the eight bytes is below `limit`, which is at most 128.
    @inlinable
    package func holds(below limit: UInt8) -> Bool {
        (self &- UInt64(each: limit)) & ~self & UInt64(each: 0x80) != 0
    }

    /// Whether all eight bytes are ASCII.
    @inlinable
    package var isASCII: Bool { self & UInt64(each: 0x80) == 0 }
}
