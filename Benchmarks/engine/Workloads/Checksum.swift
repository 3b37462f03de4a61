internal import Engine

/// CRC-32 of arrays as little-endian float64, as zlib has it: proof that a peer trains on the same numbers.
struct Checksum {
    private(set) var value: UInt32 = 0

    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { word, _ in word & 1 == 1 ? 0xedb8_8320 ^ (word >> 1) : word >> 1 }
    }

    init(of data: WorkloadData) {
        let validation = data.validation.map { [$0.x, $0.y] } ?? []
        for array in [data.x, data.y] + validation + data.parameters { add(array.elements) }
    }

    private mutating func add(_ elements: [Double]) {
        var word = ~value
        Checksum.table.withUnsafeBufferPointer { table in
            elements.withUnsafeBytes { bytes in
                for byte in bytes { word = table[Int((word ^ UInt32(byte)) & 0xff)] ^ (word >> 8) }
            }
        }
        value = ~word
    }
}
