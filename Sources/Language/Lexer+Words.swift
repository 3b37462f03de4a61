import Diagnostics

extension Lexer {
    /// Reads a name or keyword, or the prefix of a text with the text.
    mutating func lexWord() {
        let start = position
        let ligature = skipWord()
        let length = position - start
        if length <= 2, byte(position) == 0x22 || byte(position) == 0x27 {
            let prefix = cell.text.string(start, position).lowercased()
            if ["r", "f", "rf", "fr", "u", "b", "rb", "br"].contains(prefix) {
                position = start
                return lexText(prefixLength: length)
            }
        }
        let word = cell.text.string(start, position)
        let spelt = ligature == nil ? word : word.withoutLigatures
        if let ligature { reportMeaning(ligature, of: spelt, from: start) }
        emitWord(spelt, from: start, startOffset: offset(start))
    }

    private mutating func emitWord(_ word: String, from start: Int, startOffset: Int) {
        if let keyword = Keyword.spelt(word) {
            emit(.keyword(keyword), from: start, startOffset: startOffset)
        } else {
            let known = names.count
            let name = names.intern(word)
            emit(.name(name), from: start, startOffset: startOffset, isNew: names.count > known)
        }
    }

    /// Moves past the characters of a name, and gives the first ligature of print among them.
    private mutating func skipWord() -> Unicode.Scalar? {
        var ligature: Unicode.Scalar?
        while true {
            let next = byte(position)
            if next < 0x80 {
                guard next.isNameByte else { return ligature }
                position += 1
            } else {
                guard let (scalar, length) = scalar(at: position), scalar.continuesName else { return ligature }
                if scalar.isLigature { ligature = ligature ?? scalar }
                position += length
            }
        }
    }

    /// Reads what begins with a character outside ASCII.
    mutating func lexOther() {
        let start = position
        guard let (scalar, length) = scalar(at: position) else { return lexUnknown(nil, length: 1) }
        if scalar.startsName { return lexWord() }
        guard let meaning = Meaning(scalar) else { return lexUnknown(scalar, length: length) }
        switch meaning {
        case .word: return lexFullWidthWord()
        case .blank:
            position += length
            reportMeaning(scalar, of: " ", from: start)
            followsSpace = true
        case .symbol(let symbol):
            if symbol == .close { return lexSymbol(symbol, length: length) }
            position += length
            reportMeaning(scalar, of: symbol.rawValue, from: start)
            position = start
            lexSymbol(symbol, length: length)
        case .power(let exponent):
            position += length
            reportMeaning(scalar, of: "**\(exponent)", from: start)
            emit(.symbol(.doubleStar), from: start)
            emit(.integer(exponent), from: position)
        case .quote(let closing, let ascii):
            position += length
            reportMeaning(scalar, of: ascii, from: start)
            lexTypographicText(from: start, closing: closing, ascii: ascii)
        }
    }

    /// Reads full-width letters and digits as the ASCII characters that were meant.
    private mutating func lexFullWidthWord() {
        let start = position
        let startOffset = offset(start)
        var word = ""
        var first: Unicode.Scalar?
        while let (scalar, length) = scalar(at: position) {
            if let ascii = scalar.fullWidthWordCharacter {
                word.unicodeScalars.append(ascii)
                first = first ?? scalar
            } else if scalar.continuesName {
                word.unicodeScalars.append(scalar)
            } else {
                break
            }
            position += length
        }
        if let first { reportMeaning(first, of: word, from: start) }
        if let value = Int(word) {
            emit(.integer(value), from: start, startOffset: startOffset)
        } else {
            emitWord(word, from: start, startOffset: startOffset)
        }
    }

    /// The Unicode scalar at `place` and its length; nil where the bytes are not UTF-8.
    func scalar(at place: Int) -> (Unicode.Scalar, Int)? {
        let first = byte(place)
        if first < 0x80 { return place < cell.text.bytes.count ? (Unicode.Scalar(first), 1) : nil }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        var decoder = UTF8()
        var bytes = (place..<min(place + length, cell.text.bytes.count)).lazy.map { cell.text.bytes[$0] }.makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return nil }
        return (scalar, length)
    }

    /// Says once for each logical line which character was meant; further ones become notes.
    mutating func reportMeaning(_ scalar: Unicode.Scalar, of ascii: String, from start: Int) {
        let range = range(from: start)
        if meant.isEmpty {
            guard !cell.hasError[line] else { return }
            report(.notTheCharacterMeant(cell.text.string(start, position), scalar, meant: ascii, at: range))
        } else if !meant.contains(scalar), meant.count < 8 {
            let written = cell.text.string(start, position)
            cell.diagnostics[cell.diagnostics.count - 1].notes.append(
                Diagnostic.Note(
                    Text(en: "and `\(ascii)` for `\(written)`", zh: "`\(written)` 也要写成 `\(ascii)`"), at: range))
        } else {
            return
        }
        meant.append(scalar)
    }

    /// Reports a character that no token begins with.
    mutating func lexUnknown(_ scalar: Unicode.Scalar?, length: Int, from: Int? = nil) {
        let start = from ?? position
        position += length
        report(.unknownCharacter(scalar, byte: byte(start), at: range(from: start)))
        followsSpace = true
    }
}

extension Unicode.Scalar {
    /// `ﬀ` to `ﬆ`, which a word processor or a PDF has in place of two or three letters.
    fileprivate var isLigature: Bool { (0xFB00...0xFB06).contains(value) }

    fileprivate static let ligatures: [Unicode.Scalar: String] = [
        "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
    ]
}

extension String {
    /// The text with letters in place of ligatures.
    fileprivate var withoutLigatures: String {
        unicodeScalars.map { Unicode.Scalar.ligatures[$0] ?? String($0) }.joined()
    }
}

extension Diagnostic {
    fileprivate static func notTheCharacterMeant(
        _ written: String, _ scalar: Unicode.Scalar, meant: String, at range: SourceRange
    ) -> Diagnostic {
        if meant == " " {
            return Diagnostic(
                200, .error, Text(en: "a blank that is no plain space", zh: "这里的空白不是普通空格"), at: range,
                help: Text(en: "write a plain space", zh: "请改成普通（半角）空格"))
        }
        if scalar.isLigature {
            return Diagnostic(
                200, .error,
                Text(
                    en: "`\(scalar)` is one character, as print joins letters",
                    zh: "`\(scalar)` 是一个合写的字符（连字），不是几个字母"), at: range,
                help: Text(
                    en: "write `\(excerpt(meant))`: text copied from a PDF has such characters",
                    zh: "请写 `\(excerpt(meant))`：从 PDF 复制的文字里常有这种字符"))
        }
        let isFullWidth = scalar.isFullWidth
        let isQuote = meant == "\"" || meant == "'"
        let written = excerpt(written)
        return Diagnostic(
            200, .error,
            isFullWidth
                ? Text(en: "`\(written)` is full-width", zh: "`\(written)` 是全角字符")
                : Text(
                    en: "`\(written)` is not \(isQuote ? "a quote" : "an operator") of nn",
                    zh: "nn 代码里不用\(isQuote ? "引号" : "运算符") `\(written)`"),
            at: range,
            help: Text(
                en: "write `\(meant)`; in text and comments any character will do",
                zh: "请写\(isFullWidth ? "半角的 " : " ")`\(meant)`；文字和注释里可以用任何字符"))
    }

    fileprivate static func unknownCharacter(
        _ scalar: Unicode.Scalar?, byte: UInt8, at range: SourceRange
    ) -> Diagnostic {
        guard let scalar else {
            return Diagnostic(201, .error, Text(en: "bytes that are not UTF-8", zh: "这里的字节不是 UTF-8"), at: range)
        }
        let code =
            "U+" + String(repeating: "0", count: max(0, 4 - String(scalar.value, radix: 16).count))
            + String(scalar.value, radix: 16, uppercase: true)
        if scalar.value < 0x20 || scalar.value == 0x7F || scalar.properties.generalCategory == .format {
            return Diagnostic(
                201, .error, Text(en: "an invisible character, \(code)", zh: "这里有一个看不见的字符 \(code)"), at: range,
                help: Text(en: "delete it: it often comes with pasted text", zh: "请删掉它：粘贴文字时常会带进来"))
        }
        let help: Text? =
            switch scalar {
            case "?": Text(en: "a value is chosen by `a if condition else b`", zh: "按条件取值请写 `a if 条件 else b`")
            case "$": Text(en: "in text it may stand: \"\(scalar)\"", zh: "文字里可以用它：\"\(scalar)\"")
            case "\\": Text(en: "in text a backslash is written \"\\\\\"", zh: "文字里的反斜杠写成 \"\\\\\"")
            case "`": Text(en: "text stands in \"…\" or '…'", zh: "文字写在 \"…\" 或 '…' 里")
            default: nil
            }
        if scalar == "`" {
            return Diagnostic(
                201, .error, Text(en: "a backquote means nothing here", zh: "反引号在代码里没有意义"), at: range, help: help)
        }
        return Diagnostic(
            201, .error, Text(en: "`\(scalar)` means nothing here", zh: "`\(scalar)` 在代码里没有意义"), at: range,
            help: help ?? Text(en: "names have letters, digits and `_`", zh: "名字由文字、数字和 `_` 组成"))
    }
}
