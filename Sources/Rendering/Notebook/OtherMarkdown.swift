public import Diagnostics
import Documents

/// Markdown of Quarto, R Markdown or Pandoc as a notebook of ours: fences that say `{nn}` are cells, with the options that
/// mean the same under our names. Everything else stays as it is, to the byte.
public struct OtherMarkdown {
    /// The Markdown.
    public let bytes: [UInt8]
    /// What is kept and means nothing here: options, and code of other languages.
    public let diagnostics: [Diagnostic]

    /// Reads the Markdown in `source`; throws what makes it unreadable.
    public init(_ source: SourceFile) throws(Diagnostic) {
        let notebook = try Notebook.read(source)
        var reader = FenceReader(source.bytes)
        for node in notebook.nodes {
            if case .codeBlock(let info, code: _) = node.kind, info.hasPrefix("{") { reader.read(node.range) }
        }
        bytes = Edit.apply(reader.edits, to: source.bytes)
        diagnostics =
            (reader.diagnostics + reader.languages.map { Diagnostic.otherLanguage($0.name, count: $0.count) }).inOrder
    }
}

/// Reads fences whose language stands in braces.
private struct FenceReader {
    private let bytes: [UInt8]
    private(set) var edits: [Edit] = []
    private(set) var diagnostics: [Diagnostic] = []
    /// The other languages in the order in which they appear.
    private(set) var languages: [(name: String, count: Int)] = []

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Our options that others have under our name.
    private static let ours: Set<String> = [
        "label", "echo", "output", "run", "expect", "caption", "alt", "rtol", "atol", "exercise", "solution", "hidden",
    ]
    private static let renamed = ["fig-cap": "caption", "tbl-cap": "caption", "fig-alt": "alt", "eval": "run"]

    /// Reads the fence that begins where `range` does.
    mutating func read(_ range: SourceRange) {
        let end = bytes[range.start..<range.end].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? range.end
        guard let open = bytes[range.start..<end].firstIndex(of: UInt8(ascii: "{")),
            let close = bytes[open..<end].lastIndex(of: UInt8(ascii: "}"))
        else { return }
        let words = words(from: open + 1, to: close)
        guard let first = words.first else { return }
        let name = text(first).drop { $0 == "." || $0 == "=" }
        guard name == "nn" else {
            let isLanguage = !name.isEmpty && name.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
            if isLanguage, !text(first).hasPrefix("="), !text(first).hasPrefix(".") { count(String(name)) }
            return
        }
        var options: [String] = []
        for (number, word) in words.dropFirst().enumerated() {
            let written = text(word)
            guard let sign = written.firstIndex(of: "=") else {
                // R Markdown's label is a bare word, the first.
                let isLabel = number == 0 && !Self.ours.contains(written) && !written.hasPrefix("#")
                options.append(isLabel ? "#\(written)" : written)
                continue
            }
            let value = String(written[written.index(after: sign)...])
            if let option = option(String(written[..<sign]), value, at: word) {
                options.append(option.value.map { "\(option.key)=\($0)" } ?? option.key)
            }
        }
        let header = options.isEmpty ? "nn" : "nn {\(options.joined(separator: " "))}"
        edits.append(Edit(SourceRange(open, close + 1), Array(header.utf8)))
        readLines(from: end, to: range.end)
    }

    /// Reads the `#| key: value` lines at the top of a cell.
    private mutating func readLines(from start: Int, to end: Int) {
        var place = start
        while place < end {
            while place < end, bytes[place].isIn("\r\n \t>") { place += 1 }
            guard place + 1 < end, bytes[place] == UInt8(ascii: "#"), bytes[place + 1] == UInt8(ascii: "|") else {
                return
            }
            let stop = bytes[place..<end].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? end
            let line = SourceRange(place, stop)
            let body = text(line).dropFirst(2)
            if let colon = body.firstIndex(of: ":") {
                let key = body[..<colon].filter { $0 != " " }
                let value = String(body[body.index(after: colon)...].drop { $0 == " " })
                if let option = option(key, value, at: line) {
                    let written = option.value.map { "#| \(option.key): \($0)" } ?? "#| \(option.key)"
                    if option.key != key || option.value != value { edits.append(Edit(line, Array(written.utf8))) }
                } else {
                    // What is so in any case needs no line; a blank comment keeps the others' places.
                    edits.append(Edit(line, Array("#|".utf8)))
                }
            }
            place = stop
        }
    }

    /// The option of ours that says the same; nil where nothing needs to be said.
    private mutating func option(
        _ key: String, _ written: String, at range: SourceRange
    ) -> (key: String, value: String?)? {
        let name = key.replacing(".", with: "-")
        let value =
            ["TRUE": "true", "T": "true", "FALSE": "false", "F": "false"][written] ?? written
        switch name {
        case "include": return value == "false" ? ("hidden", nil) : nil
        case "error": return value == "true" ? ("expect", "error") : nil
        case "code-fold": return value == "true" ? ("echo", "fold") : nil
        default: break
        }
        if let ours = Self.renamed[name] { return (ours, value) }
        if !Self.ours.contains(name) { diagnostics.append(.optionOfOthers(key, at: range)) }
        return (key, value)
    }

    /// The words in a fence's braces, parted by blanks and commas outside quotes.
    private func words(from start: Int, to end: Int) -> [SourceRange] {
        var words: [SourceRange] = []
        var place = start
        while place < end {
            while place < end, bytes[place].isIn(" \t,") { place += 1 }
            let first = place
            var quote: UInt8?
            while place < end, quote != nil || !bytes[place].isIn(" \t,") {
                if bytes[place] == quote {
                    quote = nil
                } else if quote == nil, bytes[place].isIn("\"'") {
                    quote = bytes[place]
                }
                place += 1
            }
            if first < place { words.append(SourceRange(first, place)) }
        }
        return words
    }

    private func text(_ range: SourceRange) -> String {
        String(decoding: bytes[range.start..<range.end], as: UTF8.self)
    }

    private mutating func count(_ name: String) {
        if let index = languages.firstIndex(where: { $0.name == name }) {
            languages[index].count += 1
        } else {
            languages.append((name, 1))
        }
    }
}

extension UInt8 {
    fileprivate func isIn(_ characters: StaticString) -> Bool {
        characters.withUTF8Buffer { $0.contains(self) }
    }
}

extension Diagnostic {
    /// NN0618: an option that Quarto or R Markdown has and a cell of ours has not.
    static func optionOfOthers(_ key: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            618, .warning, Text(en: "cells have no option \(key); it is kept as it is", zh: "单元格没有选项 \(key)，原样保留"),
            at: range,
            help: Text(
                en: "delete it: a run takes it for a mistake; notebook help cells lists the options",
                zh: "请删去它：运行时会当作错误；notebook help cells 列出所有选项"))
    }
}
