import Diagnostics

/// Cuts a cell into tokens, in one pass and without recursion.
///
/// What is not a token of nn is reported and read as what was meant, so that one slip gives one message.
struct Lexer {
    /// What stands open around the place that is read.
    enum Opening {
        case bracket(Symbol, token: Int)
        /// An f-string; a field in it lies above it on the stack.
        case formatted(quote: Quote, token: Int)
        /// `{…}` in an f-string; in its specification text is read, not tokens.
        case field(token: Int, inSpecification: Bool)
    }

    var cell: LexedCell
    var names: NameTable
    /// The next byte.
    var position = 0
    /// The line of the file that `position` stands on.
    var fileLine = 0
    /// The logical line.
    var line = 0
    var open: [Opening] = []
    /// The columns of the blocks that are open; `alias` is a wrong column that was taken for it.
    var levels: [(column: Int, alias: Int?)] = [(0, nil)]
    var followsSpace = false
    /// The token that begins the statement being read.
    var statementStart: Int?
    /// Whether the statement is a command, which a comma at the line's end carries on.
    var isCommand = false
    /// Whether a colon outside brackets ends a header: 1 for `if`, `for` …, plus 1 for each lambda in it.
    var colonsToHeaderEnd = 0
    var reportedTab = false
    /// The full-width characters already named on this logical line.
    var meant: [Unicode.Scalar] = []

    private init(_ text: CellText, names: NameTable) {
        cell = LexedCell(text: text)
        self.names = names
    }

    /// The tokens of `lines`; names are interned in `names`.
    static func lex(_ lines: [SourceLine], names: inout NameTable) -> LexedCell {
        var lexer = Lexer(CellText(lines), names: names)
        names = NameTable()
        lexer.run()
        names = lexer.names
        return lexer.cell
    }

    private mutating func run() {
        while position < cell.text.bytes.count {
            switch open.last {
            case .formatted(let quote, _):
                lexFormattedText(quote: quote, inSpecification: false)
            case .field(_, inSpecification: true):
                lexFormattedText(quote: enclosingQuote, inSpecification: true)
            default:
                if open.isEmpty && atLineStart && !continuesCommand { lexIndentation() } else { lexToken() }
            }
        }
        closeEverything()
        if atLineStart == false { emitNewline(at: position) }
        while levels.count > 1 {
            levels.removeLast()
            emit(.dedent, from: position)
        }
        emit(.end, from: position)
    }

    /// Whether nothing but blanks stands between a line end and `position`, outside brackets.
    private var atLineStart: Bool {
        switch cell.tokens.last?.kind {
        case nil, .newline, .dedent, .indent: true
        default: false
        }
    }

    /// Whether the last token is the comma that ends the line of a command.
    var continuesCommand: Bool { isCommand && cell.tokens.last?.kind == .symbol(.comma) }

    // MARK: Places

    /// The offset in the file of the place in the cell's bytes, which must not lie before an earlier one.
    mutating func offset(_ place: Int) -> Int {
        let place = max(0, min(place, cell.text.bytes.count - 1))
        fileLine = cell.text.line(of: place, from: fileLine)
        return cell.text.offset(of: place, line: fileLine)
    }

    /// The byte at `place`, 0 past the end.
    func byte(_ place: Int) -> UInt8 { place < cell.text.bytes.count ? cell.text.bytes[place] : 0 }

    /// The place of the line end at or after `place`.
    func lineEnd(_ place: Int) -> Int {
        var place = place
        while place < cell.text.bytes.count, cell.text.bytes[place] != 0x0A { place += 1 }
        return place
    }

    // MARK: Tokens

    mutating func emit(_ kind: Token.Kind, from start: Int) {
        emit(kind, from: start, startOffset: offset(start))
    }

    mutating func emit(_ kind: Token.Kind, from start: Int, startOffset: Int, isNew: Bool = false) {
        let range = SourceRange(startOffset, max(startOffset, offset(position)))
        var token = Token(
            kind: kind, start: start, end: position, range: range, line: line, followsSpace: followsSpace)
        token.isNew = isNew
        noteStatement(token)
        cell.tokens.append(token)
        followsSpace = false
    }

    /// Keeps track of where statements begin and which are commands.
    private mutating func noteStatement(_ token: Token) {
        switch token.kind {
        case .newline, .indent, .dedent:
            statementStart = nil
            isCommand = false
            colonsToHeaderEnd = 0
            return
        default: break
        }
        guard let start = statementStart else {
            statementStart = cell.tokens.count
            if case .keyword(let word) = token.kind {
                switch word {
                case .if, .for, .while, .def, .elif, .else: colonsToHeaderEnd = 1
                case .record, .expect: isCommand = true
                default: break
                }
            }
            return
        }
        if start == cell.tokens.count - 1, case .name = cell.tokens[start].kind, token.beginsCommandArgument,
            token.followsSpace || cell.text.bytes[token.start] != 0x2E
        {
            cell.tokens[start].isCommand = true
            isCommand = true
        }
        guard open.isEmpty else { return }
        if token.kind == .symbol(.semicolon) {
            statementStart = nil
            isCommand = false
        } else if colonsToHeaderEnd > 0 {
            if token.kind == .keyword(.lambda) { colonsToHeaderEnd += 1 }
            guard token.kind == .symbol(.colon) else { return }
            colonsToHeaderEnd -= 1
            if colonsToHeaderEnd == 0 { statementStart = nil }
        }
    }

    private mutating func emitNewline(at place: Int) {
        emit(.newline, from: place)
        line += 1
        cell.hasError.append(false)
        meant = []
    }

    // MARK: Code

    mutating func lexToken() {
        let start = position
        let byte = byte(position)
        switch byte {
        case 0x20:
            position += 1
            followsSpace = true
        case 0x0A: lexLineEnd()
        case 0x23:
            position = lineEnd(position)
            let from = offset(start)
            cell.comments.append(SourceRange(from, max(from, offset(position))))
        case 0x5C: lexBackslash()
        case 0x09:
            position += 1
            followsSpace = true
            reportTab(from: start)
        case 0x30...0x39: lexNumber()
        case 0x2E where (0x30...0x39).contains(self.byte(position + 1)): lexNumber()
        case 0x22, 0x27: lexText(prefixLength: 0)
        case 0x41...0x5A, 0x61...0x7A, 0x5F: lexWord()
        case 0x80...:
            lexOther()
        default:
            guard let symbol = Symbol.longest(byte, self.byte(position + 1), self.byte(position + 2)) else {
                return lexUnknown(Unicode.Scalar(byte), length: 1)
            }
            lexSymbol(symbol, length: symbol.rawValue.utf8.count)
        }
    }

    /// A line end inside a statement: it ends it, unless a bracket is open or a command's comma carries it on.
    private mutating func lexLineEnd() {
        let end = position
        if let index = open.lastIndex(where: { $0.isTextOnOneLine }) {
            reportUnterminated(open[index])
            close(downTo: index)
        }
        if open.isEmpty {
            if !continuesCommand { emitNewline(at: end) }
        } else if nextLineBeginsStatement(after: end) {
            closeEverything()
            emitNewline(at: end)
        }
        position = end + 1
        followsSpace = true
    }

    /// A backslash at a line's end carries the statement on, as in Python, but is reported.
    private mutating func lexBackslash() {
        let start = position
        position += 1
        guard byte(position) == 0x0A else { return lexUnknown("\\", length: 0, from: start) }
        let from = offset(start)
        report(.backslash(at: SourceRange(from, from + 1)))
        position += 1
        followsSpace = true
    }

    mutating func lexSymbol(_ symbol: Symbol, length: Int) {
        let start = position
        if symbol == .walrus, open.last?.isField == true {
            return lexSymbol(.colon, length: 1)
        }
        position += length
        if symbol.closing != nil {
            guard open.count < Limit.maximumBrackets else { return giveUpOnLine(from: start) }
            emit(.symbol(symbol), from: start)
            open.append(.bracket(symbol, token: cell.tokens.count - 1))
        } else if symbol == .rightBrace, open.last?.isField == true {
            closeField(from: start)
        } else if symbol == .colon, case .field(let token, _) = open.last {
            emit(.fieldSpecification, from: start)
            open[open.count - 1] = .field(token: token, inSpecification: true)
        } else if symbol.closes {
            closeBracket(symbol, from: start)
        } else {
            emit(.symbol(symbol), from: start)
        }
    }

    /// Past the limit of open brackets the rest of the line is not read.
    mutating func giveUpOnLine(from start: Int) {
        let from = offset(start)
        report(.tooDeeplyNested(what: .brackets, at: SourceRange(from, from + 1)))
        position = lineEnd(position)
        closeEverything()
    }

    mutating func report(_ diagnostic: Diagnostic) {
        guard !cell.hasError[line] else { return }
        cell.hasError[line] = true
        cell.diagnostics.append(diagnostic)
    }

    /// A range in the file of the bytes from `start` up to `position`.
    mutating func range(from start: Int) -> SourceRange {
        let from = offset(start)
        return SourceRange(from, max(from, offset(position)))
    }
}

extension Lexer.Opening {
    /// Whether it is a field whose specification has not begun.
    var isField: Bool { if case .field(_, inSpecification: false) = self { true } else { false } }

    /// Whether it must be closed on its own line.
    var isTextOnOneLine: Bool { if case .formatted(let quote, _) = self { !quote.isTriple } else { false } }
}

extension Diagnostic {
    fileprivate static func backslash(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            234, .error, Text(en: "a backslash does not carry a line on", zh: "反斜杠不能用来续行"), at: range,
            help: Text(
                en: "put the expression in parentheses: inside brackets it may take several lines",
                zh: "请给表达式加上括号：括号里的内容可以写成多行"))
    }
}
