import Testing

@testable import Rendering

@Test(arguments: 0..<9) func base64IsReadAsItIsWritten(_ count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: 37 * $0 + 250) }
    #expect([UInt8](base64: bytes.base64) == bytes)
    #expect([UInt8](base64: bytes.base64.filter { $0 != "=" } + "\n") == bytes)
}

@Test(arguments: ["A", "AAAAA", "AA=A", "A-_A", "é"]) func whatIsNoBase64IsNone(_ text: String) {
    #expect([UInt8](base64: text) == nil)
}
