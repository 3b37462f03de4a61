import Diagnostics

/// Cuts a cell's tokens into statements, and gives each comment its place among them.
struct FormatterCutter {
    private let cell: LexedCell
    private let tight: Set<Int>
    private(set) var items: [FormatterItem] = []
    private var pieces: [FormatterPiece] = []
    private var followsBlank = false
    /// How many blocks the statement stands in that is being read.
    private var level = 0
    /// The columns at which the author indented the open blocks, now and when the last statement was read.
    private var columns = [0]
    private var lastColumns = [0]
    /// The place after the last token.
    private var end = 0
    private var depth = 0
    /// Whether a colon outside brackets ends a header: 1, plus 1 for each lambda in it.
    private var colonsToHeaderEnd = 0
    private var endsStatement = true

    /// The statements and comments of `cell`, whose tokens `tight` are operators without spaces.
    static func cut(_ cell: LexedCell, tight: Set<Int>) -> [FormatterItem] {
        var cutter = FormatterCutter(cell, tight)
        cutter.run()
        return cutter.items
    }

    private init(_ cell: LexedCell, _ tight: Set<Int>) {
        self.cell = cell
        self.tight = tight
    }

    private mutating func run() {
        var index = 0
        while index < cell.tokens.count {
            let token = cell.tokens[index]
            switch token.kind {
            case .newline: endsStatement = true
            case .indent: columns.append(token.end - token.start)
            case .dedent: if columns.count > 1 { columns.removeLast() }
            case .end: beginStatement(FormatterGap(cell.text, from: end, to: cell.text.bytes.count))
            default:
                let last = lastToken(of: index)
                read(token, through: last, isTight: tight.contains(index))
                index = last
            }
            index += 1
        }
    }

    /// The token that ends what begins at `index`: another one for an f-string.
    private func lastToken(of index: Int) -> Int {
        var last = index
        var open = 0
        repeat {
            if cell.tokens[last].kind == .formattedStart { open += 1 }
            if cell.tokens[last].kind == .formattedEnd { open -= 1 }
            last += 1
        } while open > 0 && last < cell.tokens.count
        return last - 1
    }

    private mutating func read(_ first: Token, through last: Int, isTight: Bool) {
        let gap = FormatterGap(cell.text, from: end, to: first.start)
        var token = first
        token.end = cell.tokens[last].end
        if first.kind == .formattedStart { token.kind = .text(-1) }
        if first.kind == .symbol(.closeInASCII) { token.kind = .symbol(.close) }
        var piece = FormatterPiece(
            token: token, spelling: FormatterSpelling.of(token, in: cell.text.bytes), isTight: isTight)
        if endsStatement {
            beginStatement(gap)
        } else {
            if !pieces.isEmpty { pieces[pieces.count - 1].trailing = gap.trailing }
            piece.breaksBefore = gap.hasBreak
            piece.remarks = gap.remarks
        }
        pieces.append(piece)
        end = token.end
        noteHeader(token, before: cell.tokens[min(last + 1, cell.tokens.count - 1)])
    }

    /// Ends the statement before `gap`; what the gap holds stands between it and the next.
    private mutating func beginStatement(_ gap: FormatterGap) {
        if !pieces.isEmpty {
            pieces[pieces.count - 1].trailing = gap.trailing
            items.append(.statement(statement))
        }
        let next = columns.count - 1
        for remark in gap.remarks {
            // Before a block ends, a comment's own column says which block it belongs to.
            let inner = lastColumns.lastIndex { $0 <= remark.column } ?? 0
            items.append(.remark(remark, level: max(next, inner)))
        }
        pieces = []
        followsBlank = gap.endsInBlank
        level = next
        lastColumns = columns
        endsStatement = false
    }

    private var statement: FormatterStatement {
        var isCommand = false
        switch pieces.first?.token.kind {
        case .keyword(.record), .keyword(.expect): isCommand = true
        case .name: isCommand = pieces[0].token.isCommand
        default: break
        }
        return FormatterStatement(pieces: pieces, level: level, isCommand: isCommand, followsBlank: followsBlank)
    }

    /// What stands behind the colon of a header on its line becomes a statement of its own.
    private mutating func noteHeader(_ token: Token, before next: Token) {
        if pieces.count == 1 {
            depth = 0
            switch pieces[0].keyword {
            case .if, .for, .while, .def, .elif, .else: colonsToHeaderEnd = 1
            default: colonsToHeaderEnd = 0
            }
        }
        switch token.kind {
        case .symbol(let symbol) where symbol.closing != nil: depth += 1
        case .symbol(let symbol) where symbol.closes: depth -= 1
        case .keyword(.lambda) where depth == 0 && colonsToHeaderEnd > 0: colonsToHeaderEnd += 1
        case .symbol(.colon) where depth == 0 && colonsToHeaderEnd > 0:
            colonsToHeaderEnd -= 1
            if colonsToHeaderEnd == 0, next.kind != .newline { endHeader() }
        default: break
        }
    }

    private mutating func endHeader() {
        items.append(.statement(statement))
        pieces = []
        followsBlank = false
        level += 1
    }
}

/// What stands between two tokens: blanks, comments and line ends.
struct FormatterGap {
    /// The comment on the line of the token before.
    private(set) var trailing: FormatterRemark?
    /// The comments on lines of their own.
    private(set) var remarks: [FormatterRemark] = []
    /// Whether the tokens stand on different lines.
    private(set) var hasBreak = false
    /// Whether an empty line stands before the second token, behind the last comment.
    private(set) var endsInBlank = false

    /// What stands in `text` from `start`, the end of a token or the beginning, to `end`.
    init(_ text: CellText, from start: Int, to end: Int) {
        let bytes = text.bytes
        var place = start
        var followsToken = start > 0
        while place < end {
            let lineEnd = bytes[place..<end].firstIndex(of: 0x0A) ?? end
            while place < lineEnd, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 }
            if place < lineEnd {
                let remark = Self.remark(bytes, place, lineEnd, followsBlank: endsInBlank)
                if followsToken { trailing = remark } else { remarks.append(remark) }
                endsInBlank = false
            } else if lineEnd < end, !followsToken {
                endsInBlank = true
            }
            if lineEnd < end { hasBreak = true }
            followsToken = false
            place = lineEnd + 1
        }
    }

    private static func remark(_ bytes: [UInt8], _ start: Int, _ lineEnd: Int, followsBlank: Bool) -> FormatterRemark {
        var end = lineEnd
        while bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        let lineStart = bytes[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let column = displayWidth(of: String(decoding: bytes[lineStart..<start], as: UTF8.self))
        return FormatterRemark(text: Array(bytes[start..<end]), column: column, followsBlank: followsBlank)
    }
}
