extension String {
    /// The text with every turn of direction that it begins ended, and none ended that it did not begin, so that the
    /// sentence around it keeps its own (Unicode Standard Annex 9, explicit directional formatting).
    public var withDirectionsClosed: String {
        guard unicodeScalars.contains(where: { 0x202A...0x202E ~= $0.value || 0x2066...0x2069 ~= $0.value }) else {
            return self
        }
        let (popFormatting, popIsolate): (Unicode.Scalar, Unicode.Scalar) = ("\u{202C}", "\u{2069}")
        var open: [Unicode.Scalar] = []
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x202A, 0x202B, 0x202D, 0x202E: open.append(popFormatting)
            case 0x2066...0x2068: open.append(popIsolate)
            case popFormatting.value:
                guard open.last == popFormatting else { continue }
                open.removeLast()
            case popIsolate.value:
                // It ends what began inside the isolate too.
                guard let start = open.lastIndex(of: popIsolate) else { continue }
                open.removeSubrange(start...)
            default: break
            }
            result.append(scalar)
        }
        result.append(contentsOf: open.reversed())
        return String(result)
    }
}
