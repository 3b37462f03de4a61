import Diagnostics
import Documents

/// Formulas that Jupyter's MathJax finds in Markdown and our reader does not: `\\(…\\)`, `\\[…\\]` and environments
/// without dollars around them.
struct ForeignFormulas {
    private(set) var edits: [Edit] = []
    private(set) var findings: [NotebookProse.Finding] = []
    /// Where environments without dollars stood.
    private(set) var environments: [SourceRange] = []
    /// What R Markdown's marks `(\#eq:x)` call formulas.
    private(set) var numbered: [String] = []
    /// Whether `\\(…\\)` is a formula.
    private let hasMarks: Bool
    private let bytes: [UInt8]
    /// Code and HTML, and formulas with dollars, in order of place.
    private let verbatim: [(range: SourceRange, isFormula: Bool)]
    /// Up to where no such end was found: nothing is searched twice.
    private var searched: [[UInt8]: Int] = [:]

    /// What an environment is called between dollars; nil: the dollars say all.
    private static let names: [String: String?] = [
        "align": "aligned", "flalign": "aligned", "alignat": "alignedat", "gather": "gathered", "equation": nil,
        "displaymath": nil, "math": nil, "eqnarray": "array",
        "aligned": "aligned", "alignedat": "alignedat", "gathered": "gathered", "array": "array", "cases": "cases",
        "matrix": "matrix", "smallmatrix": "smallmatrix", "pmatrix": "pmatrix", "bmatrix": "bmatrix",
        "Bmatrix": "Bmatrix", "vmatrix": "vmatrix", "Vmatrix": "Vmatrix",
    ]

    /// The formulas of the prose of `notebook`; without `marks` those in environments alone.
    init(_ notebook: Notebook, marks: Bool = true) {
        hasMarks = marks
        bytes = notebook.source.bytes
        verbatim = notebook.nodes.compactMap { node in
            switch node.kind {
            case .math, .mathBlock: (node.range, true)
            case .code, .codeBlock, .cell, .html, .htmlBlock, .region, .inlineExpression: (node.range, false)
            default: nil
            }
        }.sorted { $0.range.start < $1.range.start }
    }

    /// Finds them in order of place.
    mutating func read() {
        var place = 0
        var next = 0
        while place < bytes.count {
            while next < verbatim.count, verbatim[next].range.end <= place { next += 1 }
            if next < verbatim.count, verbatim[next].range.start <= place {
                let (range, isFormula) = verbatim[next]
                if isFormula {
                    takeLabels(SourceRange(place, range.end))
                    if let label = takeMark(SourceRange(place, range.end)) { replace(range.end, range.end, label) }
                }
                place = range.end
                next += 1
            } else if bytes[place] != UInt8(ascii: "\\") {
                place += 1
            } else if hasMarks, has("\\\\(", at: place) {
                place = readInline(place) ?? place + 3
            } else if hasMarks, has("\\\\[", at: place) {
                place = readDisplayed(place) ?? place + 3
            } else if has("\\begin{", at: place) {
                place = readEnvironment(place) ?? place + 7
            } else if has("\\eqref{", at: place) || has("\\ref{", at: place) {
                place = noteReference(place)
            } else {
                place += 2
            }
        }
    }

    private func has(_ text: StaticString, at place: Int) -> Bool {
        text.withUTF8Buffer { bytes[place...].starts(with: $0) }
    }

    private mutating func replace(_ start: Int, _ end: Int, _ text: String) {
        edits.append(Edit(SourceRange(start, end), Array(text.utf8)))
    }

    /// How many bytes a formula may have: no text is made of names that are searched in vain.
    private static let longest = 20_000

    /// Where `end` stands next in the paragraph from `start` on.
    private mutating func find(_ end: [UInt8], from start: Int) -> Int? {
        if let known = searched[end], start < known { return nil }
        var place = start
        var isBlank = false
        while place < min(bytes.count, start + Self.longest) {
            if bytes[place] == end[0], bytes[place...].starts(with: end) { return place }
            if bytes[place] == 0x0A {
                if isBlank { break }
                isBlank = true
            } else if !bytes[place].isIn(" \t\r>") {
                isBlank = false
            }
            place += 1
        }
        searched[end] = place
        return nil
    }

    private mutating func readInline(_ start: Int) -> Int? {
        guard let close = find(Array("\\\\)".utf8), from: start + 3) else { return nil }
        var (low, high) = (start + 3, close)
        while low < high, bytes[low].isIn(" \t\r\n") { low += 1 }
        while low < high, bytes[high - 1].isIn(" \t\r\n") { high -= 1 }
        let end = close + 3
        // A dollar that is escaped or stands before a digit ends nothing.
        let touches = start > 0 && bytes[start - 1] == UInt8(ascii: "$")
        guard low < high, !touches, !bytes[low..<high].contains(UInt8(ascii: "$")),
            bytes[high - 1] != UInt8(ascii: "\\"),
            end == bytes.count || !bytes[end].isIn("$0123456789")
        else { return end }
        replace(start, low, "$")
        replace(high, end, "$")
        return end
    }

    private mutating func readDisplayed(_ start: Int) -> Int? {
        guard let close = find(Array("\\\\]".utf8), from: start + 3) else { return nil }
        let formula = bytes[(start + 3)..<close]
        guard !formula.allSatisfy({ $0.isIn(" \t\r\n") }), isFreeOfDollars(start, close + 3) else { return close + 3 }
        replace(start, start + 3, "$$")
        takeLabels(SourceRange(start + 3, close))
        replace(close, close + 3, "$$")
        return close + 3
    }

    /// Whether between dollars what stands in `start ..< end` would still be one formula.
    private func isFreeOfDollars(_ start: Int, _ end: Int) -> Bool {
        let dollar = UInt8(ascii: "$")
        if start > 0, bytes[start - 1] == dollar { return false }
        if end < bytes.count, bytes[end] == dollar { return false }
        return !(start..<end - 1).contains { bytes[$0] == dollar && bytes[$0 + 1] == dollar }
    }

    private mutating func readEnvironment(_ start: Int) -> Int? {
        let opening = start + 7
        guard let brace = bytes[opening..<min(bytes.count, opening + 40)].firstIndex(of: UInt8(ascii: "}")) else {
            return nil
        }
        let written = String(decoding: bytes[opening..<brace], as: UTF8.self)
        guard !written.isEmpty, written.utf8.allSatisfy({ $0.isWordByte || $0 == UInt8(ascii: "*") }),
            let close = find(Array("\\end{\(written)}".utf8), from: brace + 1)
        else { return nil }
        let end = close + 6 + written.utf8.count
        let body = SourceRange(brace + 1, close)
        guard isFreeOfDollars(start, end), count(of: Array("\\begin{\(written)}".utf8), in: body) == 0 else {
            return end
        }
        let name = written.hasSuffix("*") ? String(written.dropLast()) : written
        guard let ours = Self.names[name] else {
            findings.append(.init(kind: .environment, name: written, place: SourceRange(start, brace + 1)))
            return end
        }
        // A formula has one tag, but for the environments that number their lines.
        environments.append(SourceRange(start, end))
        let label = takeMark(body) ?? ""
        if count(of: Array("\\tag".utf8), in: body) > 1, name == "align" || name == "gather" {
            replace(start, start, "$$")
            replace(end, end, "$$" + label)
        } else {
            let columns = name == "eqnarray" ? "{rcl}" : ""
            replace(start, brace + 1, "$$" + (ours.map { "\\begin{\($0)}\(columns)" } ?? ""))
            replace(close, end, (ours.map { "\\end{\($0)}" } ?? "") + "$$" + label)
        }
        takeLabels(body)
        return end
    }

    private func count(of text: [UInt8], in range: SourceRange) -> Int {
        (range.start..<range.end).count { bytes[$0] == text[0] && bytes[$0..<range.end].starts(with: text) }
    }

    /// Takes R Markdown's mark `(\#eq:x)` off, and gives what labels the formula in its place.
    private mutating func takeMark(_ range: SourceRange) -> String? {
        let mark = Array("(\\#eq:".utf8)
        guard
            let start = (range.start..<range.end).first(where: {
                bytes[$0] == mark[0] && bytes[$0...].starts(with: mark)
            }),
            let close = bytes[start..<range.end].firstIndex(of: UInt8(ascii: ")"))
        else { return nil }
        let name = String(decoding: bytes[(start + mark.count)..<close], as: UTF8.self)
        guard MySTLabel.isLabel(name) else { return nil }
        var first = start
        while first > range.start, bytes[first - 1].isIn(" \t\r\n>") { first -= 1 }
        replace(first, close + 1, "")
        numbered.append("eq:\(name)")
        return " {#\(MySTLabel.equation(name))}"
    }

    /// Says that a reference to a label of TeX, which no formula here has, stays as it is; gives its end.
    private mutating func noteReference(_ start: Int) -> Int {
        let end = bytes[start..<min(bytes.count, start + 80)].firstIndex { $0.isIn("}\n") }
        guard let end, bytes[end] == UInt8(ascii: "}") else { return start + 2 }
        let name = String(decoding: bytes[start...end], as: UTF8.self)
        findings.append(.init(kind: .reference, name: name, place: SourceRange(start, end + 1)))
        return end + 1
    }

    /// Takes `\label{…}` off, which no formula here has.
    private mutating func takeLabels(_ range: SourceRange) {
        var place = range.start
        while place < range.end {
            if has("\\label{", at: place) {
                guard let end = bytes[place..<range.end].firstIndex(of: UInt8(ascii: "}")) else { return }
                let label = SourceRange(place, end + 1)
                edits.append(Edit(label, []))
                let name = String(decoding: bytes[label.start..<label.end], as: UTF8.self)
                findings.append(.init(kind: .attribute, name: name, place: label))
                place = end
            }
            place += 1
        }
    }
}
