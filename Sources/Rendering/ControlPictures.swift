extension String {
    /// The text with control characters made visible (`␛` for escape), line feeds and tabs kept.
    ///
    /// A page or a terminal must not obey what a cell prints, and HTML forbids most of these characters.
    var withControlPictures: String {
        var text = self
        let mayHaveSome = text.withUTF8 { bytes in
            bytes.contains { $0 < 0x20 ? $0 != 0x0A && $0 != 0x09 : $0 == 0x7F || $0 == 0xC2 }
        }
        guard mayHaveSome else { return self }
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A: result.append(scalar)
            case 0..<0x20: result.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
            case 0x7F: result.append("\u{2421}")
            case 0x80..<0xA0: result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
