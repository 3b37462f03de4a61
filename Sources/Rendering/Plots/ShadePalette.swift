/// The colours of a heat map, from the smallest to the largest value: pale to dark, so that they are in order on paper and
/// for every eye, and the same on light and dark pages.
///
/// After J. R. Nuñez, C. R. Anderton and R. S. Renslow, "Optimizing colormaps with consideration for color vision
/// deficiency" (2018), turned round: blue and yellow, and lightness falls evenly.
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
    static func ink(on shade: Int) -> String { shade <= count / 2 ? "#000" : "#fff" }

    private static let anchors: [[Double]] = [
        [0xFE, 0xE8, 0x57], [0xD9, 0xC6, 0x5E], [0xB2, 0xA5, 0x70], [0x8D, 0x88, 0x78], [0x6B, 0x6D, 0x74],
        [0x49, 0x54, 0x6D], [0x1F, 0x3A, 0x6C], [0x00, 0x20, 0x4E],
    ]
}
