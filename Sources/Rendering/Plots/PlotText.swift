import Diagnostics

/// Text in and around a plot.
enum PlotText {
    /// A title or label on one line: what would break the line or turn its direction becomes a space, and what is
    /// longer than a reader can use is cut.
    static func line(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard scalars.count < 200 else {
                scalars.append("…")
                break
            }
            scalars.append(isDisruptive(scalar) ? " " : scalar)
        }
        while scalars.last == " " { scalars.removeLast() }
        return String(scalars)
    }

    /// Whether `scalar` is a control character, a line end or a control of direction.
    private static func isDisruptive(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE, 0xFFFF:
            true
        default: false
        }
    }

    /// What to say about a plot in which nothing is to be seen, or from which names or points were left out.
    static func notes(_ layout: PlotLayout, language: MessageLanguage) -> [String] {
        var notes: [Text] = []
        if layout.isEmpty { notes.append(Text(en: "There is nothing to draw.", zh: "没有可以画的数据。")) }
        if layout.unnamedCount > 0 {
            notes.append(
                Text(
                    en: "\(layout.unnamedCount) more are not named here.",
                    zh: "另有 \(layout.unnamedCount) 组没有在图例中列出。"))
        }
        if layout.thinned > 0 {
            notes.append(
                Text(
                    en: "\(layout.thinned) points were left out to keep the picture small.",
                    zh: "为了减小图的体积，省略了 \(layout.thinned) 个点。"))
        }
        return notes.map { $0[language] }
    }
}
