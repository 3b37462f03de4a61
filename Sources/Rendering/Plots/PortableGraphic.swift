/// A picture as a PNG file (W3C, Portable Network Graphics, third edition), without compression: so few pixels need none,
/// and the bytes hang on no library.
struct PortableGraphic {
    /// The file.
    let bytes: [UInt8]

    /// A picture of `pixels`, [height, width, channels] in C order with 8 bits a channel; one channel is grey, three are
    /// red, green and blue.
    init(width: Int, height: Int, channels: Int, pixels: ArraySlice<UInt8>) {
        var rows: [UInt8] = []
        let rowLength = width * channels
        for row in 0..<height {
            // Each row says first how it is filtered: not at all.
            rows.append(0)
            let start = pixels.startIndex + row * rowLength
            rows += pixels[start..<start + rowLength]
        }
        var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        let header = PortableGraphic.word(width) + PortableGraphic.word(height) + [8, channels == 3 ? 2 : 0, 0, 0, 0]
        bytes += PortableGraphic.chunk("IHDR", header)
        bytes += PortableGraphic.chunk("IDAT", PortableGraphic.stored(rows))
        bytes += PortableGraphic.chunk("IEND", [])
        self.bytes = bytes
    }

    /// The file in base 64.
    var base64: String { bytes.base64 }

    private static func word(_ value: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    /// A stream of stored blocks (RFC 1950, RFC 1951).
    private static func stored(_ data: [UInt8]) -> [UInt8] {
        var stream: [UInt8] = [0x78, 0x01]
        for start in stride(from: 0, to: data.count, by: 0xFFFF) {
            let block = data[start..<min(start + 0xFFFF, data.count)]
            let (low, high) = (UInt8(block.count & 255), UInt8(block.count >> 8))
            stream += [start + block.count == data.count ? 1 : 0, low, high, ~low, ~high] + block
        }
        var (a, b) = (1, 0)
        for byte in data {
            a = (a + Int(byte)) % 65521
            b = (b + a) % 65521
        }
        return stream + word(b << 16 | a)
    }

    private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
        let content = Array(name.utf8) + data
        return word(data.count) + content + word(Int(checksum(content)))
    }

    /// The cyclic redundancy code of PNG, annex D.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var code = UInt32.max
        for byte in bytes {
            code ^= UInt32(byte)
            for _ in 0..<8 { code = code & 1 == 1 ? 0xEDB8_8320 ^ code >> 1 : code >> 1 }
        }
        return ~code
    }
}
