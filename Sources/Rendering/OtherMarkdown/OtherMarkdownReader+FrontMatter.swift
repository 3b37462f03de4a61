import Diagnostics
import Documents

/// Front matter of Quarto, R Markdown and Jupytext, line by line: what it says for all cells is said on each, what would
/// be a mistake here becomes a comment.
extension OtherMarkdownReader {
    /// A name of the front matter with what stands below it.
    private struct Entry {
        let key: String
        let value: String
        /// The line of the name, from 0.
        let line: Int
        /// The lines below that belong to it.
        var below: Range<Int>
    }

    /// Reads the front matter, if there is one.
    mutating func readFrontMatter() {
        guard let range = notebook.frontMatter.range else { return }
        let last = line(of: max(range.start, range.end - 1))
        guard isOfOthers, last > 0 else { return }
        let all = entries(in: 1..<last, indentation: 0)
        var added: [String] = []
        for entry in all {
            scalars[entry.key] = entry.value.withoutQuotes
            switch entry.key {
            case "execute": readExecution(entry, isAlone: all.count == 1)
            case "format", "output": readFormats(entry, besides: all.map(\.key), &added)
            case "code-fold": fold(entry)
            case "toc", "number-sections": writeTruth(entry)
            case "date" where Self.changes(entry.value): comment(entry, "date: \(entry.value)")
            case "params": for parameter in entries(below: entry) { commentTagged(parameter) }
            case "jupyter": readKernel(entries(below: entry).first { $0.key == "kernelspec" })
            case "kernelspec": readKernel(entry)
            case let key where Self.visible.contains(key): findings.add(.key, key, at: lines[entry.line])
            default: commentTagged(entry)
            }
        }
        if !added.isEmpty {
            replace(lines[last].startPoint, with: added.map { "\($0): true\n" }.joined())
        }
    }

    /// Names that change what others show, and nothing here.
    private static let visible: Set<String> = [
        "abstract", "bibliography", "callout-appearance", "callout-icon", "citation", "crossref", "css",
        "date-modified",
        "filters", "header-includes", "include-after-body", "include-before-body", "include-in-header", "nocite",
        "shortcodes", "theme",
    ]

    /// A date that is another one each day.
    private static func changes(_ date: String) -> Bool {
        ["today", "now", "last-modified"].contains(date.withoutQuotes.lowercased()) || date.contains("`r ")
            || date.hasPrefix("!")
    }

    /// The names in `lines` that are indented by this much.
    private func entries(in range: Range<Int>, indentation: Int) -> [Entry] {
        var found: [Entry] = []
        for number in range {
            let line = lines[number]
            let start = textStart(line)
            guard start < line.end, bytes[start] != UInt8(ascii: "#") else { continue }
            let written = text(SourceRange(start, line.end))
            if start - line.start == indentation, bytes[start].isWordByte, let colon = written.firstIndex(of: ":") {
                let value = written[written.index(after: colon)...].withoutBlanks
                found.append(
                    Entry(
                        key: written[..<colon].withoutBlanks, value: value, line: number, below: number + 1..<number + 1
                    ))
            }
            if let last = found.indices.last { found[last].below = found[last].line + 1..<number + 1 }
        }
        return found
    }

    /// The names right below `entry`.
    private func entries(below entry: Entry) -> [Entry] {
        guard let first = entry.below.first(where: { !isBlank($0) && bytes[textStart(lines[$0])] != UInt8(ascii: "#") })
        else { return [] }
        let indentation = textStart(lines[first]) - lines[first].start
        return indentation == 0 ? [] : entries(in: entry.below, indentation: indentation)
    }

    /// Makes an entry a comment, with what stands below it.
    private mutating func comment(_ entry: Entry, _ name: String?) {
        if let name { findings.add(.line, name, at: lines[entry.line]) }
        for number in [entry.line] + entry.below where !isBlank(number) {
            edits.append(Edit(SourceRange(textStart(lines[number]), textStart(lines[number])), Array("# ".utf8)))
        }
    }

    /// A value that R works out is no value here.
    private mutating func commentTagged(_ entry: Entry) {
        if entry.value.hasPrefix("!") { comment(entry, "\(entry.key): \(entry.value)") }
    }

    private mutating func readKernel(_ entry: Entry?) {
        let entries = entry.map { self.entries(below: $0) } ?? []
        let language = entries.first { $0.key == "language" } ?? entries.first { $0.key == "name" }
        kernelLanguage = language.map { $0.value.withoutQuotes == "python3" ? "python" : $0.value.withoutQuotes }
    }

    private static let ours: Set<String> = [
        "seed", "steps", "operations", "memory", "output", "timeout", "precision",
    ]

    /// Reads what holds for all cells.
    private mutating func readExecution(_ entry: Entry, isAlone: Bool) {
        if entry.value.hasPrefix("{"), entry.value.hasSuffix("}") {
            return readInlineExecution(entry, isAlone: isAlone)
        }
        let entries = entries(below: entry)
        guard !entries.isEmpty else { return }
        var stay = 0
        var said: [Entry] = []
        for entry in entries {
            if Self.staysInExecution(entry.key, entry.value) {
                stay += 1
            } else if readDefault(entry.key, entry.value) {
                said.append(entry)
            } else {
                comment(entry, "execute: \(entry.key)")
            }
        }
        if said.count == entries.count, isAlone {
            // Front matter of nothing is none.
            for entry in said { comment(entry, nil) }
        } else {
            // Each cell says it.
            for number in said.flatMap({ [$0.line] + $0.below }) { takeAway(number) }
            if said.count == entries.count { return takeAway(entry.line) }
        }
        if stay == 0 {
            let start = textStart(lines[entry.line])
            edits.append(Edit(SourceRange(start, start), Array("# ".utf8)))
        }
    }

    /// Whether `execute` says this here too.
    private static func staysInExecution(_ key: String, _ value: String) -> Bool {
        ours.contains(key) && (key != "output" || value.first?.isNumber == true)
    }

    /// Whether it is an option of ours that holds for all cells; if so, it does.
    private mutating func readDefault(_ key: String, _ value: String) -> Bool {
        guard key != "error", case .setting(let setting) = CellSetting.reading(key, value),
            ["echo", "output", "run", "hidden"].contains(setting.key)
        else { return false }
        if setting.value != "true" { defaults.insert(setting, at: 0) }
        return true
    }

    /// Reads `execute: {echo: false, seed: 1}`: what says nothing here goes behind it, as a comment.
    private mutating func readInlineExecution(_ entry: Entry, isAlone: Bool) {
        let line = lines[entry.line]
        var kept: [String] = []
        var said: [String] = []
        var others: [String] = []
        for item in entry.value.dropFirst().dropLast().split(separator: ",").map(\.withoutBlanks) {
            let parts = item.split(separator: ":", maxSplits: 1).map(\.withoutBlanks)
            guard parts.count == 2 else { return }
            if Self.staysInExecution(parts[0], parts[1]) {
                kept.append(item)
            } else if readDefault(parts[0], parts[1]) {
                said.append(item)
            } else {
                findings.add(.line, "execute: \(parts[0])", at: line)
                others.append(item)
            }
        }
        guard !said.isEmpty || !others.isEmpty else { return }
        if kept.isEmpty, others.isEmpty {
            // Each cell says it; but front matter of nothing is none.
            if isAlone { others = said } else { return takeAway(entry.line) }
        }
        let written = [(kept, "execute: "), (others, "# execute: ")].filter { !$0.0.isEmpty }
        replace(
            SourceRange(textStart(line), line.end),
            with: written.map { "\($0.1){\($0.0.joined(separator: ", "))}" }.joined(separator: " "))
    }

    /// Cells whose code a reader of the page opens.
    private mutating func fold(_ entry: Entry) {
        if ["true", "hide"].contains(entry.value.withoutQuotes) { defaults.append(CellSetting("echo", "fold")) }
    }

    /// What YAML 1.1, which R reads, takes `value` for.
    private static func truth(_ value: String) -> Bool? {
        let word = value.prefix { $0 != " " && $0 != "#" }.lowercased()
        return ["true", "yes", "on"].contains(word) ? true : ["false", "no", "off"].contains(word) ? false : nil
    }

    /// Writes `yes` and its kin as YAML 1.2 does.
    private mutating func writeTruth(_ entry: Entry) {
        let line = text(lines[entry.line])
        guard let truth = Self.truth(entry.value), !entry.value.hasPrefix("\(truth)"),
            let place = line.firstRange(of: entry.value)?.lowerBound
        else { return }
        let start = lines[entry.line].start + line[..<place].utf8.count
        let length = entry.value.prefix { $0 != " " && $0 != "#" }.utf8.count
        replace(SourceRange(start, start + length), with: "\(truth)")
    }

    /// Whether a value between double quotes, in which YAML reads a backslash, holds `place`.
    func isInDoubleQuotes(_ place: Int) -> Bool {
        guard let matter = notebook.frontMatter.range, place < matter.end else { return false }
        let line = lines[self.line(of: place)]
        let value = bytes[line.start..<line.end].drop { $0 != UInt8(ascii: ":") }.dropFirst()
        return value.first { !$0.isIn(" \t") } == UInt8(ascii: "\"")
    }

    /// Reads what is said of pages alone, below the name of their format; `added` holds what is to be said of all.
    private mutating func readFormats(_ entry: Entry, besides keys: [String], _ added: inout [String]) {
        for format in entries(below: entry) where format.key.contains("html") {
            for setting in entries(below: format) {
                switch setting.key.replacing("_", with: "-") {
                case let key where (key == "toc" || key == "number-sections") && !keys.contains(key):
                    if Self.truth(setting.value) == true { added.append(key) }
                case "code-fold", "code-folding": fold(setting)
                case let key where Self.visible.contains(key): findings.add(.key, key, at: lines[setting.line])
                default: break
                }
            }
        }
    }
}
