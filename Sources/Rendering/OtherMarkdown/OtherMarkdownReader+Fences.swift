import Diagnostics
import Documents

extension OtherMarkdownReader {
    /// Reads the fences whose language stands in braces, as Quarto, R Markdown and MyST write cells, and those of
    /// Jupytext, whose metadata stand behind the language.
    mutating func readFences() {
        for node in notebook.nodes {
            switch node.kind {
            case .cell(let number):
                cells.append(node.range)
                readMetadata(of: notebook.cells[number])
            case .codeBlock(let info, code: _):
                if info.hasPrefix("{") {
                    readBraces(node.range)
                } else if let kernelLanguage, kernelLanguage != "nn",
                    info.prefix(while: { $0 != " " }) == kernelLanguage
                {
                    findings.add(.language, kernelLanguage, at: openingLine(node.range))
                }
            default: break
            }
        }
    }

    /// The line with which a block begins.
    private func openingLine(_ range: SourceRange) -> SourceRange {
        SourceRange(range.start, min(lines[line(of: range.start)].end, range.end))
    }

    private mutating func readBraces(_ range: SourceRange) {
        let end = openingLine(range).end
        guard let open = bytes[range.start..<end].firstIndex(of: UInt8(ascii: "{")),
            let close = closingBrace(from: open, to: end)
        else { return }
        let words = bytes.words(from: open + 1, to: close)
        guard let first = words.first else { return }
        let written = text(first)
        let name = written.drop { $0 == "." || $0 == "=" }
        if let directive = Directive(written) {
            return read(directive, range, argument: SourceRange(close + 1, end))
        }
        if written == "code-cell" {
            return readCodeCell(range, braces: SourceRange(open, close + 1), end)
        }
        guard name == "nn" else {
            if written.hasPrefix("=") { findings.add(.raw, "{\(written)}", at: SourceRange(open, close + 1)) }
            guard !name.isEmpty, !written.hasPrefix("="), !written.hasPrefix(".") else { return }
            guard name.utf8.allSatisfy({ $0.isWordByte }) else { return }
            if name.contains("-") || Directive.others.contains(String(name)) {
                findings.add(.directive, "{\(name)}", at: SourceRange(open, close + 1))
            } else if name.utf8.allSatisfy({ (0x61...0x7A).contains($0 | 0x20) }) {
                findings.add(.language, String(name), at: SourceRange(range.start, end))
                noteLabel(words, range, from: end)
            }
            return
        }
        readCell(range, braces: SourceRange(open, close + 1), Array(words.dropFirst()), lineEnd: end)
    }

    private func closingBrace(from open: Int, to end: Int) -> Int? {
        var depth = 0
        var quote: UInt8?
        for place in open..<end {
            let byte = bytes[place]
            if byte == quote {
                quote = nil
            } else if quote == nil {
                if byte.isIn("\"'") { quote = byte }
                if byte == UInt8(ascii: "{") { depth += 1 }
                if byte == UInt8(ascii: "}") {
                    depth -= 1
                    if depth == 0 { return place }
                }
            }
        }
        return nil
    }

    /// Reads a cell of nn with options in its braces and in lines `#| key: value`.
    private mutating func readCell(
        _ range: SourceRange, braces: SourceRange, _ words: [SourceRange], lineEnd: Int
    ) {
        var settings: [CellSetting] = []
        let keys =
            words.map { String(text($0).prefix { $0 != "=" }) }
            + optionLines("#|", from: lineEnd, to: range.end).map(\.key)
        for (number, word) in words.enumerated() {
            let written = text(word)
            guard let sign = written.firstIndex(of: "=") else {
                // R Markdown's label is a bare word, the first.
                let isLabel = number == 0 && !CellSetting.names.contains(written)
                settings.append(
                    written.hasPrefix("#") || isLabel
                        ? CellSetting("label", chunkLabel(String(written.drop { $0 == "#" }), keys))
                        : CellSetting(written))
                continue
            }
            add(String(written[..<sign]), String(written[written.index(after: sign)...]), at: word, to: &settings)
            if settings.last?.key == "label", let label = settings.popLast()?.value {
                settings.append(CellSetting("label", chunkLabel(label.withoutQuotes, keys)))
            }
        }
        let inLines = readLines(from: lineEnd, to: range.end, keys)
        finish(range, braces, settings, others: inLines)
    }

    private mutating func add(_ key: String, _ value: String, at word: SourceRange, to settings: inout [CellSetting]) {
        switch CellSetting.reading(key, value) {
        case .setting(let setting): settings.append(setting)
        case .nothing: break
        case .unknown:
            findings.add(.option, key, at: word)
            settings.append(CellSetting(key, value))
        }
    }

    /// Writes the head of a cell that stands in `range`; `others` are options in its lines.
    private mutating func finish(
        _ range: SourceRange, _ head: SourceRange, _ settings: [CellSetting], others: [CellSetting]
    ) {
        var settings = settings
        let first = line(of: range.start)
        if let figure = figures[first], !(settings + others).contains(where: { ["label", "caption"].contains($0.key) })
        {
            settings += figure.settings
            givenFigures.insert(figure.div.open)
        }
        for setting in defaults where setting.isMissing(in: settings + others) { settings.append(setting) }
        let labels = settings.filter { $0.key == "label" }
        replace(head, with: "nn" + write(labels + settings.filter { $0.key != "label" }, of: range))
        cells.append(range)
    }

    /// The braces that say `settings` behind the head of the cell in `range`; what cannot stand there is written below.
    private mutating func write(_ settings: [CellSetting], of range: SourceRange) -> String {
        let head = lines[line(of: range.start)]
        let before = text(SourceRange(head.start, range.start)).map { $0 == "\t" ? $0 : " " }
        for setting in settings where !setting.fitsInBraces {
            replace(head.endPoint, with: "\n" + before + setting.inLine)
        }
        let options = settings.filter(\.fitsInBraces).map(\.inBraces).joined(separator: " ")
        return options.isEmpty ? "" : " {\(options)}"
    }

    /// Reads the `#| key: value` lines at the top of a cell.
    private mutating func readLines(from start: Int, to end: Int, _ keys: [String]) -> [CellSetting] {
        var settings: [CellSetting] = []
        for (line, key, value) in optionLines("#|", from: start, to: end) {
            switch CellSetting.reading(key, value) {
            case .setting(var setting):
                if setting.key == "label", let label = setting.value {
                    setting.value = chunkLabel(label.withoutQuotes, keys)
                }
                settings.append(setting)
                if setting.key != key || setting.value != value {
                    replace(line, with: setting.inLine)
                }
            case .nothing:
                // What is so in any case needs no line; a blank comment keeps the others' places.
                replace(line, with: "#|")
            case .unknown:
                findings.add(.option, key, at: line)
            }
        }
        return settings
    }

    /// The lines that begin with `mark` and hold a key and a value, at the top of what stands in `start ..< end`.
    private func optionLines(
        _ mark: String, from start: Int, to end: Int
    ) -> [(line: SourceRange, key: String, value: String)] {
        var found: [(line: SourceRange, key: String, value: String)] = []
        var place = start
        while place < end {
            while place < end, bytes[place].isIn("\r\n \t>") { place += 1 }
            guard place < end, bytes[place...].starts(with: mark.utf8) else { return found }
            let stop = bytes[place..<end].firstIndex { $0.isIn("\r\n") } ?? end
            let body = text(SourceRange(place, stop)).dropFirst(mark.count)
            if let colon = body.firstIndex(of: ":") {
                let key = body[..<colon].filter { $0 != " " }
                let value = body[body.index(after: colon)...].drop { $0 == " " }
                found.append((SourceRange(place, stop), key, String(value)))
            } else if mark != "#|" {
                return found
            }
            place = stop
        }
        return found
    }

    /// Notes the label of a cell of another language: what refers to it leads nowhere.
    private mutating func noteLabel(_ words: [SourceRange], _ range: SourceRange, from end: Int) {
        let named = optionLines("#|", from: end, to: range.end).first { $0.key == "label" }?.value.withoutQuotes
        let label = named ?? words.dropFirst().first.map(text)
        if let label { unnumbered.insert(label) }
    }
}

/// Cells of MyST and Jupytext.
extension OtherMarkdownReader {
    /// Reads MyST's `{code-cell} language` with lines `:key: value`.
    private mutating func readCodeCell(_ range: SourceRange, braces: SourceRange, _ end: Int) {
        let words = bytes.words(from: braces.end, to: end)
        let language = words.first.map(text) ?? kernelLanguage ?? ""
        guard language == "nn" else {
            let name = language == "ipython3" ? "python" : language.isEmpty ? "{code-cell}" : language
            return findings.add(.language, name, at: SourceRange(range.start, end))
        }
        var settings: [CellSetting] = []
        for (line, key, value) in directiveOptions(from: end, to: range.end) {
            if key == "tags" {
                settings += self.settings(ofTags: value, at: line)
            } else {
                add(key, value, at: line, to: &settings)
            }
        }
        finish(range, SourceRange(braces.start, words.first?.end ?? braces.end), settings, others: [])
    }

    /// Takes the options off the top of a directive: lines `:key: value`, or YAML between two lines `---`.
    mutating func directiveOptions(from end: Int, to stop: Int) -> [(line: SourceRange, key: String, value: String)] {
        let first = line(of: end) + 1
        guard first < lines.count, lines[first].start < stop else { return [] }
        let isYAML = text(lines[first]).withoutBlanks == "---"
        if !isYAML {
            let options = optionLines(":", from: end, to: stop)
            for option in options { takeAway(line(of: option.line.start)) }
            return options
        }
        var options: [(line: SourceRange, key: String, value: String)] = []
        var number = first + 1
        while number < lines.count, lines[number].start < stop, text(lines[number]).withoutBlanks != "---" {
            let written = text(lines[number])
            if let colon = written.firstIndex(of: ":") {
                let value = written[written.index(after: colon)...].withoutBlanks
                options.append((lines[number], written[..<colon].withoutBlanks, value))
            }
            number += 1
        }
        guard number < lines.count, lines[number].start < stop else { return [] }
        for number in first...number { takeAway(number) }
        return options
    }

    private mutating func settings(ofTags list: String, at range: SourceRange) -> [CellSetting] {
        let tags = list.split { "[], \t".contains($0) }.map(\.withoutQuotes)
        for tag in tags where !CellSetting.tags.contains(tag) { findings.add(.attribute, tag, at: range) }
        return CellSetting.settings(tags: tags, isFolded: false)
    }

    /// Reads Jupytext's `nn tags=["exercise"]`, the metadata of a cell behind its language.
    private mutating func readMetadata(of cell: Cell) {
        let end = openingLine(cell.range).end
        let marks = bytes[cell.range.start..<end].firstIndex { $0 != bytes[cell.range.start] } ?? end
        let words = bytes.words(from: marks, to: end)
        guard words.count > 1, bytes[words[1].start] != UInt8(ascii: "{") else { return }
        var settings: [CellSetting] = []
        for word in words.dropFirst() {
            let written = text(word)
            guard let sign = written.firstIndex(of: "=") else { return }
            let value = String(written[written.index(after: sign)...])
            switch written[..<sign] {
            case "tags": settings += self.settings(ofTags: value, at: word)
            case "name": settings.append(CellSetting("label", value.withoutQuotes))
            case "jupyter" where value.contains("\"source_hidden\": true"):
                settings += CellSetting.settings(tags: [], isFolded: true)
            default: findings.add(.attribute, String(written[..<sign]), at: word)
            }
        }
        replace(SourceRange(words[0].end, end), with: write(settings, of: cell.range))
    }
}

/// Directives of MyST in fences.
extension OtherMarkdownReader {
    /// Reads a directive that has a counterpart here; `argument` stands behind its name.
    private mutating func read(_ directive: Directive, _ range: SourceRange, argument: SourceRange) {
        let (first, last) = (line(of: range.start), line(of: range.end))
        let closing = text(lines[last]).utf8.drop { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") }
        guard first < last, closing.starts(with: [bytes[range.start], bytes[range.start], bytes[range.start]]) else {
            return
        }
        let said = text(argument).withoutBlanks
        switch directive {
        case .callout(var callout):
            for (place, key, value) in directiveOptions(from: argument.end, to: range.end) {
                if key == "class", case .callout(let named)? = Directive(value) {
                    callout = named
                } else {
                    findings.add(.attribute, "\(key): \(value)", at: place)
                }
            }
            var div = OtherDiv(
                open: first, PandocAttributes(class: "callout-\(callout.rawValue)"), title: said.isEmpty ? nil : said)
            div.close = last
            directives.append(div)
        case .mathematics:
            var label = ""
            for (place, key, value) in directiveOptions(from: argument.end, to: range.end) {
                if key == "label", MySTLabel.isLabel(value) {
                    label = " {#\(MySTLabel.equation(value))}"
                } else {
                    findings.add(.attribute, key, at: place)
                }
            }
            replaceHead(range, argument, with: "math" + label)
        case .picture: readPicture(range, argument: argument, first...last)
        case .code:
            for (place, key, _) in directiveOptions(from: argument.end, to: range.end) {
                findings.add(.attribute, key, at: place)
            }
            replaceHead(range, argument, with: said)
        }
    }

    /// Writes `head` behind the marks of a fence, in place of a directive and its `argument`.
    private mutating func replaceHead(_ range: SourceRange, _ argument: SourceRange, with head: String) {
        let start = bytes[range.start..<argument.end].firstIndex { $0 != bytes[range.start] } ?? argument.end
        replace(SourceRange(start, argument.end), with: head)
    }
}
