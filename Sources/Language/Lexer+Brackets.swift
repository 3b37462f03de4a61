import Diagnostics

extension Lexer {
    /// Reads `)`, `]` or `}`: closes the innermost bracket of its kind, or is reported and left out.
    mutating func closeBracket(_ symbol: Symbol, from start: Int) {
        // A bracket inside a field cannot close one outside its f-string.
        let floor = open.lastIndex { if case .bracket = $0 { false } else { true } }.map { $0 + 1 } ?? 0
        let here = range(from: start)
        guard floor < open.count else {
            if let field = open.last, case .field(let token, _) = field {
                report(.unclosedField(at: cell.tokens[token].range))
            } else {
                report(.unopenedBracket(symbol.rawValue, at: here))
            }
            return
        }
        let match = open[floor...].lastIndex {
            if case .bracket(let opening, _) = $0 { opening.closing == symbol } else { false }
        }
        if let match {
            if match < open.count - 1, case .bracket(let opening, let token) = open[open.count - 1] {
                report(.unclosedBracket(opening, at: cell.tokens[token].range, before: here))
            }
            close(downTo: match + 1, at: start)
            closeTop(as: symbol, from: start)
        } else if case .bracket(let opening, let token) = open[open.count - 1] {
            report(.mismatchedBracket(symbol, opening: opening, at: here, openedAt: cell.tokens[token].range))
            closeTop(as: opening.closing ?? symbol, from: start)
        }
    }

    private mutating func closeTop(as symbol: Symbol, from start: Int) {
        guard case .bracket(_, let token) = open.removeLast() else { return }
        emit(.symbol(symbol), from: start)
        cell.closer[token] = cell.tokens.count - 1
    }

    /// Reads the `}` that ends a field.
    mutating func closeField(from start: Int) {
        open.removeLast()
        emit(.fieldEnd, from: start)
    }

    /// Closes what is open above `depth` by tokens without length.
    mutating func close(downTo depth: Int, at place: Int? = nil) {
        let resume = position
        if let place { position = place }
        while open.count > depth {
            switch open[open.count - 1] {
            case .bracket(let symbol, _): closeTop(as: symbol.closing ?? symbol, from: position)
            case .field: closeField(from: position)
            case .formatted:
                open.removeLast()
                emit(.formattedEnd, from: position)
            }
        }
        position = resume
    }

    /// Closes whatever is open and says where the innermost was opened.
    mutating func closeEverything() {
        switch open.last {
        case nil: return
        case .bracket(let symbol, let token):
            report(.unclosedBracket(symbol, at: cell.tokens[token].range, before: nil))
        case .field, .formatted:
            if let text = open.last(where: { if case .formatted = $0 { true } else { false } }) {
                reportUnterminated(text)
            }
        }
        close(downTo: 0)
    }

    /// Whether an open bracket was forgotten: the next line can only be a statement of its own.
    ///
    /// It must not be indented deeper than the statement with the bracket, and must begin with a word that cannot
    /// follow what was read.
    func nextLineBeginsStatement(after lineEnd: Int) -> Bool {
        guard let first = statementStart, let last = cell.tokens.last,
            open.allSatisfy({ if case .bracket = $0 { true } else { false } })
        else { return false }
        var place = lineEnd + 1
        let begin = place
        while byte(place) == 0x20 { place += 1 }
        guard stands(token: first, atColumn: place - begin) else { return false }
        let wordStart = place
        while place - wordStart < 16, byte(place).isNameByte { place += 1 }
        guard place > wordStart, !(0x30...0x39).contains(byte(wordStart)) else { return false }
        if let word = Keyword.spelt(cell.text.string(wordStart, place)) {
            if word.beginsStatement || (word == .for && !last.endsOperand) { return true }
            return last.endsOperand && word.isConstant
        }
        return last.endsOperand
    }

    /// Whether a token stands at `column` of its line or further right; looks at no more bytes than that.
    private func stands(token index: Int, atColumn column: Int) -> Bool {
        let start = cell.tokens[index].start
        return start >= column && !cell.text.bytes[start - column..<start].contains(0x0A)
    }
}

extension UInt8 {
    /// Whether it can be a byte of a name, those outside ASCII included.
    var isNameByte: Bool {
        self >= 0x80 || self == 0x5F || (0x30...0x39).contains(self) || (0x41...0x5A).contains(self)
            || (0x61...0x7A).contains(self)
    }
}

extension Diagnostic {
    fileprivate static func unclosedBracket(
        _ symbol: Symbol, at range: SourceRange, before closer: SourceRange?
    ) -> Diagnostic {
        let closing = symbol.closing?.rawValue ?? ""
        return Diagnostic(
            209, .error, Text(en: "`\(symbol.rawValue)` is never closed", zh: "`\(symbol.rawValue)` 没有配对的右括号"),
            at: range,
            label: Text(en: "opened here", zh: "在这里打开"),
            notes: closer.map {
                [Note(Text(en: "`\(closing)` is missing before this one", zh: "在这个括号之前缺少 `\(closing)`"), at: $0)]
            } ?? [],
            help: Text(en: "write `\(closing)` where it ends", zh: "请在它结束的地方写上 `\(closing)`"))
    }

    fileprivate static func unopenedBracket(_ symbol: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            210, .error, Text(en: "`\(symbol)` closes nothing", zh: "`\(symbol)` 没有配对的左括号"), at: range,
            help: Text(en: "take it out, or open the bracket before it", zh: "请删掉它，或在前面补上左括号"))
    }

    fileprivate static func mismatchedBracket(
        _ symbol: Symbol, opening: Symbol, at range: SourceRange, openedAt: SourceRange
    ) -> Diagnostic {
        let closing = opening.closing?.rawValue ?? ""
        return Diagnostic(
            211, .error,
            Text(
                en: "`\(symbol.rawValue)` cannot close `\(opening.rawValue)`",
                zh: "`\(symbol.rawValue)` 不能与 `\(opening.rawValue)` 配对"),
            at: range, notes: [Note(Text(en: "opened here", zh: "在这里打开"), at: openedAt)],
            help: Text(en: "write `\(closing)`", zh: "请写 `\(closing)`"))
    }
}
