import Documents
import Testing

@Suite struct ClosedDirectionTests {
    @Test(arguments: [
        ("plain", "plain"), ("\u{202E}a", "\u{202E}a\u{202C}"), ("\u{202A}a\u{202C}b", "\u{202A}a\u{202C}b"),
        ("\u{2066}\u{202B}a", "\u{2066}\u{202B}a\u{202C}\u{2069}"), ("a\u{202C}b\u{2069}c", "abc"),
        ("\u{2067}\u{202E}a\u{2069}b", "\u{2067}\u{202E}a\u{2069}b"), ("\u{202E}\u{2069}a", "\u{202E}a\u{202C}"),
        ("אב\u{200F}", "אב\u{200F}"),
    ])
    func whatATextTurnsItTurnsBack(_ text: String, _ closed: String) {
        #expect(text.withDirectionsClosed.unicodeScalars.elementsEqual(closed.unicodeScalars))
        #expect(closed.withDirectionsClosed.unicodeScalars.elementsEqual(closed.unicodeScalars))
    }
}
