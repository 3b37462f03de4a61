internal import Documents
internal import Rendering

/// What holds of every lesson in a terminal: nothing of it controls the terminal but the colours that the renderer writes,
/// and those end with their line.
enum TerminalLaws {
    static func findings(in notebook: Notebook, _ execution: Execution, _ typesetting: Typesetting) -> [Finding] {
        [false, true].flatMap { colors in
            findings(
                in: TerminalRenderer(typesetting, width: 40, colors: colors).render(notebook, execution),
                colors: colors)
        }
    }

    private static func findings(in bytes: [UInt8], colors: Bool) -> [Finding] {
        guard String(decoding: bytes, as: UTF8.self).utf8.elementsEqual(bytes) else {
            return [Finding("a terminal is sent what is no UTF-8")]
        }
        for line in bytes.split(separator: 0x0A) {
            var isPainted = false
            var place = line.startIndex
            while place < line.endIndex {
                let next = place + 1 < line.endIndex ? line[place + 1] : 0
                switch line[place] {
                case 0x1B where colors:
                    guard let end = endOfColor(line, place) else { return [finding(line)] }
                    isPainted = !line[place..<end].elementsEqual("\u{1B}[0m".utf8)
                    place = end
                    continue
                case 0x09: break
                case ..<0x20, 0x7F: return [finding(line)]
                case 0xC2 where (0x80..<0xA0).contains(next): return [finding(line)]
                default: break
                }
                place += 1
            }
            if isPainted {
                return [
                    Finding("a colour of a terminal goes on behind its line", String(decoding: line, as: UTF8.self))
                ]
            }
        }
        return []
    }

    /// The end of a choice of colours that begins at `start` (SGR of ECMA-48).
    private static func endOfColor(_ line: ArraySlice<UInt8>, _ start: Int) -> Int? {
        guard line[start...].starts(with: "\u{1B}[".utf8) else { return nil }
        let end = line[(start + 2)...].prefix { (0x30...0x3B).contains($0) }.endIndex
        return end < line.endIndex && line[end] == UInt8(ascii: "m") ? end + 1 : nil
    }

    private static func finding(_ line: ArraySlice<UInt8>) -> Finding {
        Finding("a terminal is controlled by a lesson", String(decoding: line, as: UTF8.self).debugDescription)
    }
}
