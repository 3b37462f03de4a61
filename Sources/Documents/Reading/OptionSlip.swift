import Diagnostics

/// Slips in how the options of a cell are written, with what to write.
enum OptionSlip {
    /// Quotes of text, the closing one for each, which are no quotes here.
    private static let quotes = [("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"), ("＂", "＂")].map {
        (Array($0.0.utf8), Array($0.1.utf8))
    }

    /// Signs of a full-width keyboard that stand where `=` or `:` belongs.
    private static let wideSigns = ["：", "＝"]

    /// A value in quotes of text that begins at `start`, and where it ends: at `end` where its quote is not closed.
    static func quotedValue(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (text: String, end: Int)? {
        for (opening, closing) in quotes where bytes.has(opening, at: start) {
            let inner = start + opening.count
            guard let close = bytes.find(closing, from: inner, to: end) else {
                return (bytes[min(inner, end)..<end].text, end)
            }
            return (bytes[inner..<close].text, close + closing.count)
        }
        return nil
    }

    /// The end of the words that go on after the bare value of a caption: up to the next option.
    static func wordsEnd(_ bytes: [UInt8], after value: Int, _ end: Int) -> Int {
        var last = value
        var place = value
        while true {
            while place < end, bytes[place].isBlank { place += 1 }
            let start = place
            while place < end, !bytes[place].isBlank, bytes[place] != 0x3D { place += 1 }
            guard place > start, bytes[start] != 0x23, bytes[start] != 0x2C, place == end || bytes[place] != 0x3D,
                CellOption(rawValue: bytes[start..<place].text) == nil
            else { return last }
            last = place
        }
    }

    /// `key` cut at a full-width sign that stands where `=` or `:` belongs.
    static func wideSign(in key: String) -> (option: CellOption, sign: String, value: String)? {
        for sign in wideSigns {
            guard let place = key.firstRange(of: sign),
                let option = CellOption(rawValue: String(key[..<place.lowerBound]))
            else { continue }
            return (option, sign, String(key[place.upperBound...].drop { $0 == " " }))
        }
        return nil
    }

    /// Where the value of the name that ends at `name` begins, if blanks stand before or after its `=`.
    static func valueAfterBlanks(_ bytes: [UInt8], _ name: Int, _ end: Int) -> Int? {
        let sign = bytes[name..<end].drop(while: \.isBlank)
        guard sign.first == 0x3D else { return nil }
        let value = sign.dropFirst().drop(while: \.isBlank)
        guard let first = value.first, value.startIndex > name + 1 else { return nil }
        let isQuoted = first == 0x22 || first == 0x27
        return isQuoted || sign.startIndex > name ? value.startIndex : nil
    }

    /// The option that a line `#| key: value` below the first line of code was to set.
    static func optionBelowCode(_ line: SourceLine) -> (option: CellOption, value: String, range: SourceRange)? {
        guard line.bytes.has([0x23, 0x7C], at: 0), let colon = line.bytes.firstIndex(of: 0x3A),
            let option = CellOption(rawValue: line.bytes[2..<colon].trimmed.text)
        else { return nil }
        let range = SourceRange(line.offset, line.offset + line.bytes.count)
        return (option, line.bytes[(colon + 1)...].trimmed.text, range)
    }

    /// The option that `line` names first, if a value follows without a colon.
    static func optionWithoutColon(_ line: String) -> (option: CellOption, value: String)? {
        guard let blank = line.firstIndex(where: { $0 == " " || $0 == "\t" }),
            let option = CellOption(rawValue: String(line[..<blank]))
        else { return nil }
        return (option, String(line[blank...].drop { $0 == " " || $0 == "\t" }))
    }
}

extension Diagnostic {
    static func valueOfSeveralWords(_ option: CellOption, _ text: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            122, .error, Text(en: "a value of several words stands in quotes", zh: "有空格的值要加引号"), at: range,
            help: Text(en: "write \(option.rawValue)=\"\(text)\"", zh: "请写成 \(option.rawValue)=\"\(text)\""))
    }

    static func quotesOfText(_ key: String, _ text: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            122, .error,
            Text(en: "the quotes around this value are not those of code", zh: "这个值的引号不是代码里的引号"), at: range,
            help: Text(en: "write \(key)=\"\(text)\"", zh: "请用英文引号：\(key)=\"\(text)\""))
    }

    static func wideSign(
        _ sign: String, _ option: CellOption, _ value: String, isLine: Bool, at range: SourceRange
    ) -> Diagnostic {
        let written = isLine ? "#| \(option.rawValue): \(value)" : "\(option.rawValue)=\(value)"
        return Diagnostic(
            122, .error, Text(en: "`\(sign)` is full-width", zh: "`\(sign)` 是全角字符"), at: range,
            help: Text(en: "write \(written)", zh: "请写成 \(written)"))
    }

    static func optionLineWithBlank(_ option: CellOption, _ value: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            122, .error, Text(en: "a colon is missing behind \(option.rawValue)", zh: "\(option.rawValue) 后面缺少冒号"),
            at: range,
            help: Text(en: "write #| \(option.rawValue): \(value)", zh: "请写成 #| \(option.rawValue): \(value)"))
    }

    static func blanksAroundSign(_ key: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            122, .error, Text(en: "no blanks stand around the = of an option", zh: "选项的 = 两边不能有空格"), at: range,
            help: Text(en: "write \(key)=… without them", zh: "请去掉空格，写成 \(key)=…"))
    }

    static func optionBelowCode(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            122, .error,
            Text(en: "this option stands below code, and is only a comment", zh: "这个选项写在代码下面，只是一行注释"), at: range,
            help: Text(en: "move the line to the top of the cell", zh: "请把这一行移到单元格的最上面"))
    }
}
