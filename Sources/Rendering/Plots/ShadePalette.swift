/// The colours of a heat map, from the smallest to the largest value: from nearly white to dark blue, so that what is small
/// stays in the background. Lightness falls evenly (CIE L* 95, 85, 74, …, 12), so they are in order on paper and for every
/// eye, and the same on light and dark pages.
enum ShadePalette {
    /// How many shades there are.
    static let count = 24

    /// The colours, as `#rrggbb`.
    static let colors: [String] = (0..<count).map { index in
        let place = Double(index) / Double(count - 1) * Double(anchors.count - 1)
        let start = min(Int(place), anchors.count - 2)
        let share = place - Double(start)
        let parts = zip(anchors[start], anchors[start + 1]).map { low, high in
            Int((low * (1 - share) + high * share).rounded())
        }
        return "#" + parts.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The colour of text on a shade: whichever of black and white stands out more.
    static func ink(on shade: Int) -> String { shade <= lastPale ? "#000" : "#fff" }

    private static let lastPale = 13

    private static let anchors: [[Double]] = [
        [0xF4, 0xF1, 0xE6], [0xCB, 0xD9, 0xD9], [0x9C, 0xBC, 0xCB], [0x69, 0x9F, 0xC1], [0x3F, 0x80, 0xB1],
        [0x25, 0x60, 0x97], [0x17, 0x41, 0x75], [0x0A, 0x23, 0x4C],
    ]
}
