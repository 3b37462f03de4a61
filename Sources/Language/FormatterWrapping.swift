extension FormatterStatement {
    /// Puts parentheses around the value of an assignment or a `return` whose line is too long, so that it may go on
    /// behind a comma or before an operator in the right half of the line.
    mutating func wrapLongValue() {
        guard !isCommand, !pieces.contains(where: \.breaksBefore), let start = valueStart else { return }
        var column = 4 * level
        var depth = 0
        var breaks: [(rank: Int, column: Int)] = []
        for (place, piece) in pieces.enumerated() {
            if piece.spelling.contains(0x0A) { return }
            if piece.closes { depth -= 1 }
            if place > start, depth == 0 {
                if pieces[place - 1].isSymbol(.comma) { breaks.append((0, column)) }
                if piece.followsSpace, pieces[place - 1].token.endsOperand, let rank = piece.operatorRank {
                    breaks.append((rank, column))
                }
            }
            if piece.opens { depth += 1 }
            column += (piece.followsSpace ? 1 : 0) + FormatterLayout.width(piece.spelling[...])
        }
        guard column > FormatterLayout.limit, let least = breaks.map(\.rank).min(),
            let last = breaks.last(where: { $0.rank == least && $0.column < FormatterLayout.limit }),
            last.column > FormatterLayout.limit / 2, let end = pieces.last, !end.isSymbol(.comma)
        else { return }
        var closer = FormatterPiece.added(.rightParenthesis, at: end.token)
        closer.trailing = end.trailing
        pieces[pieces.count - 1].trailing = nil
        pieces.append(closer)
        pieces.insert(.added(.leftParenthesis, at: pieces[start].token), at: start)
        settleSpaces()
    }

    /// The place behind `return` or the last `=`.
    private var valueStart: Int? {
        if pieces[0].keyword == .return { return pieces.count > 1 ? 1 : nil }
        guard pieces[0].keyword == nil else { return nil }
        var depth = 0
        var start: Int?
        for (place, piece) in pieces.enumerated() {
            if piece.opens { depth += 1 } else if piece.closes { depth -= 1 }
            if depth == 0, piece.keyword == .lambda { return nil }
            guard depth == 0, let symbol = piece.symbol else { continue }
            if symbol == .assign || symbol.augmentedOperator != nil { start = place + 1 }
        }
        return start
    }
}
