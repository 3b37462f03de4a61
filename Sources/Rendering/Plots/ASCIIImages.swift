import Diagnostics
import Documents

/// Pictures in characters, side by side: the lighter a pixel, the denser its character.
struct ASCIIImages {
    /// The rows of pictures, each under the names of its own.
    let lines: [String]

    private static let shades = Array(" .:-=+*#%@".utf8)
    private static let most = 12

    /// Draws `sheet`; the words are in `language`.
    init(_ sheet: ImageSheet, language: MessageLanguage) {
        // A character is about twice as high as it is wide.
        let across = sheet.width * 2 <= 32 ? 2 : 1
        let step = max(1, (sheet.width * across + ASCIIPlot.columns - 1) / ASCIIPlot.columns)
        let down = across == 2 ? 1 : 2 * step
        let columns = (sheet.width + step - 1) / step * across
        let perRow = max(1, (ASCIIPlot.columns + 2) / (columns + 2))
        let shown = min(sheet.count, ASCIIImages.most)
        var lines: [String] = []
        for first in stride(from: 0, to: shown, by: perRow) {
            let numbers = first..<min(first + perRow, shown)
            if !lines.isEmpty { lines.append("") }
            let names = numbers.map { sheet.labels.indices.contains($0) ? PlotText.line(sheet.labels[$0]) : "" }
            if names.contains(where: { !$0.isEmpty }) { lines.append(ASCIIImages.line(names, columns: columns)) }
            for row in stride(from: 0, to: sheet.height, by: down) {
                let parts = numbers.map { number in
                    stride(from: 0, to: sheet.width, by: step).map { column in
                        let shade = ASCIIImages.shade(sheet, number, row..<row + down, column..<column + step)
                        return String(repeating: shade, count: across)
                    }.joined()
                }
                var line = parts.joined(separator: "  ")
                while line.hasSuffix(" ") { line.removeLast() }
                lines.append(line)
            }
        }
        if sheet.count > shown {
            lines.append(
                Text(
                    en: "\(sheet.count - shown) more are drawn in the page only.",
                    zh: "另有 \(sheet.count - shown) 张只画在网页里。")[language])
        }
        self.lines = lines
    }

    /// The names of the pictures of a row, each above its own where all are ASCII and have room.
    private static func line(_ names: [String], columns: Int) -> String {
        guard names.allSatisfy({ PlotText.isASCII($0) && $0.utf8.count <= columns }) else {
            return names.joined(separator: "   ")
        }
        var line = names.map { $0 + String(repeating: " ", count: columns + 2 - $0.utf8.count) }.joined()
        while line.hasSuffix(" ") { line.removeLast() }
        return line
    }

    /// The character for the mean of a block of pixels, of all channels.
    private static func shade(
        _ sheet: ImageSheet, _ number: Int, _ rows: Range<Int>, _ columns: Range<Int>
    ) -> String {
        var (sum, count) = (0, 0)
        for row in rows.clamped(to: 0..<sheet.height) {
            for column in columns.clamped(to: 0..<sheet.width) {
                let pixel = ((number * sheet.height + row) * sheet.width + column) * sheet.channels
                for channel in 0..<sheet.channels {
                    sum += Int(sheet.pixels[pixel + channel])
                    count += 1
                }
            }
        }
        let shade = count == 0 ? 0 : sum * (shades.count - 1) / (count * 255)
        return String(decoding: [shades[shade]], as: UTF8.self)
    }
}
