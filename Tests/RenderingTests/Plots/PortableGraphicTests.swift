import Testing

@testable import Rendering

@Suite struct PortableGraphicTests {
    /// The files that Python's zlib makes with `compress(rows, 0)`.
    @Test func isTheFileThatZlibMakes() {
        let grey = PortableGraphic(width: 2, height: 2, channels: 1, pixels: [0, 128, 255, 7])
        #expect(
            grey.base64
                == "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAAEUlEQVR4AQEGAPn/AACAAP8HBAsBhzNxtKwAAAAASUVORK5CYII="
        )
        let colored = PortableGraphic(width: 1, height: 2, channels: 3, pixels: [255, 0, 0, 0, 0, 255])
        #expect(
            colored.base64
                == "iVBORw0KGgoAAAANSUhEUgAAAAEAAAACCAIAAAAW4yFwAAAAE0lEQVR4AQEIAPf/AP8AAAAAAP8IAAH/8OKM3gAAAABJRU5ErkJggg=="
        )
    }

    @Test func partsManyPixelsIntoBlocks() {
        let bytes = PortableGraphic(
            width: 300, height: 300, channels: 1, pixels: Array(repeating: 9, count: 90_000)[...]
        ).bytes
        // Signature, header, two stored blocks with their heads, checksum, end.
        #expect(bytes.count == 8 + 25 + 12 + 2 + 2 * 5 + 300 * 301 + 4 + 12)
        #expect(Array(bytes[41..<48]) == [0x78, 0x01, 0, 0xFF, 0xFF, 0, 0])
        #expect(bytes[48 + 0xFFFF] == 1)
    }
}
