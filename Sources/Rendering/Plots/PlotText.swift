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

    /// About how many columns `text` takes in a font of fixed width.
    static func columns(of text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) }
    }

    /// Entries beside each other, as many as fit into a line of `width` columns.
    static func lines(_ entries: [String], width: Int) -> [String] {
        var lines: [String] = []
        for entry in entries {
            if let last = lines.last, columns(of: last) + 3 + columns(of: entry) <= width {
                lines[lines.count - 1] = last + "   " + entry
            } else {
                lines.append(entry)
            }
        }
        return lines
    }

    /// Whether `text` can stand in a frame of characters.
    static func isASCII(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
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
    static func notes(_ layout: PlotLayout, hasPicture: Bool = false, language: MessageLanguage) -> [String] {
        var notes: [Text] = []
        if layout.isEmpty, !hasPicture { notes.append(Text(en: "There is nothing to draw.", zh: "没有可以画的数据。")) }
        if layout.unnamedCount > 0 {
            notes.append(
                Text(
                    en: "\(layout.unnamedCount) more are not named here.",
                    zh: "另有 \(layout.unnamedCount) 组没有在图例中列出。"))
        }
        return (notes + self.notes(layout.omissions)).map { $0[language] }
    }

    /// What to say about points that are not shown.
    static func notes(_ omissions: Omissions) -> [Text] {
        var notes: [Text] = []
        func note(_ count: Int, _ one: String, _ many: String, _ chinese: String) {
            guard count > 0 else { return }
            notes.append(Text(en: count == 1 ? "1 " + one : "\(count) " + many, zh: chinese))
        }
        note(
            omissions.thinned, "point was left out to keep the picture small.",
            "points were left out to keep the picture small.", "为了减小图的体积，省略了 \(omissions.thinned) 个点。")
        note(
            omissions.notFinite, "value is nan or infinite and is left out.",
            "values are nan or infinite and are left out.", "有 \(omissions.notFinite) 个值是 nan 或无穷，没有画出。")
        note(
            omissions.notPositive, "value is not positive and has no place on a logarithmic axis.",
            "values are not positive and have no place on a logarithmic axis.",
            "有 \(omissions.notPositive) 个值不是正数，不能画在对数轴上。")
        note(
            omissions.outside, "value lies in none of the bins.", "values lie in none of the bins.",
            "有 \(omissions.outside) 个值不在任何区间里。")
        note(
            omissions.pictures, "more picture is not shown.", "more pictures are not shown.",
            "另有 \(omissions.pictures) 张图没有画出。")
        if omissions.step > 1 {
            notes.append(
                Text(
                    en: "Of every \(omissions.step) rows and columns one is shown, to keep the picture small.",
                    zh: "为了减小图的体积，每 \(omissions.step) 行、每 \(omissions.step) 列只画一行一列。"))
        }
        return notes
    }
}
