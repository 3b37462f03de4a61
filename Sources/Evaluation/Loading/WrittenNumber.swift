/// A number as a data file writes it: `-12`, `3.5`, `.5`, `6.02e23`; the same in every locale.
struct WrittenNumber: Hashable {
    let value: Double
    /// Whether it is written as an integer that a double holds exactly.
    let isWhole: Bool

    /// The number in `bytes`; nil for anything else, hexadecimal, `nan` and `inf` too, and for what a double cannot hold.
    init?(_ bytes: [UInt8]) {
        var index = 0
        func digits() -> Int {
            let start = index
            while index < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) { index += 1 }
            return index - start
        }
        func skip(_ characters: UInt8...) -> Bool {
            guard index < bytes.count, characters.contains(bytes[index]) else { return false }
            index += 1
            return true
        }
        _ = skip(UInt8(ascii: "+"), UInt8(ascii: "-"))
        var count = digits()
        var isWhole = true
        if skip(UInt8(ascii: ".")) {
            isWhole = false
            count += digits()
        }
        guard count > 0 else { return nil }
        if skip(UInt8(ascii: "e"), UInt8(ascii: "E")) {
            isWhole = false
            _ = skip(UInt8(ascii: "+"), UInt8(ascii: "-"))
            guard digits() > 0 else { return nil }
        }
        guard index == bytes.count, let value = Double(String(decoding: bytes, as: UTF8.self)), value.isFinite else {
            return nil
        }
        self.value = value
        self.isWhole = isWhole && abs(value) < 0x1p53
    }
}
