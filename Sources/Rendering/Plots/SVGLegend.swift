/// The legend below a plot: what each mark looks like, and its name.
struct SVGLegend {
    /// An entry: the name, and the picture of a mark about (x, y).
    struct Entry {
        var label: String
        var sample: (_ x: Double, _ y: Double) -> String
    }

    /// The elements.
    let markup: [String]
    /// Where what stands below it may begin.
    let bottom: Double

    /// Sets `entries` in rows from `top` on, between `left` and `right`.
    init(_ entries: [Entry], left: Double, right: Double, top: Double) {
        let (size, sample, gap, line) = (12.0, 26.0, 16.0, 18.0)
        var parts: [String] = []
        var (x, y) = (left, top)
        for entry in entries {
            let label = SVGText.lines(entry.label, size: size, width: right - left - sample, atMost: 1).first ?? ""
            let width = sample + SVGText.width(label, size: size)
            if x > left, x + width > right {
                x = left
                y += line
            }
            parts.append(entry.sample(x + 10, y + 8))
            parts.append(SVGText.element(label, x: x + sample, y: y + 12))
            x += width + gap
        }
        markup = parts
        bottom = entries.isEmpty ? top : y + line
    }
}
