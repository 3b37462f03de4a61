extension FormatterStatement {
    /// Settles where the author's line breaks stand: behind a comma, not before it; a bracket that ends its line has its
    /// partner on a line of its own, any other one has it behind its last element.
    mutating func settleBreaks() {
        moveBreaksBehindCommas()
        for place in pieces.indices {
            let forced = !pieces[place].remarks.isEmpty || place > 0 && pieces[place - 1].trailing != nil
            if forced {
                pieces[place].breaksBefore = true
            } else if !mayBreak(before: place) {
                pieces[place].breaksBefore = false
            }
        }
        let partners = partners
        for opener in pieces.indices where pieces[opener].opens {
            guard let closer = partners[opener] else { continue }
            let isForced = !pieces[closer].remarks.isEmpty || pieces[closer - 1].trailing != nil
            if isForced { pieces[opener + 1].breaksBefore = true }
            pieces[closer].breaksBefore = (closer > opener + 1 || isForced) && pieces[opener + 1].breaksBefore
        }
        dropTrailingCommas()
    }

    /// A break and the comments before a comma move behind it.
    private mutating func moveBreaksBehindCommas() {
        for place in pieces.indices where place > 0 && pieces[place].isSymbol(.comma) {
            var remarks = pieces[place].remarks
            if let remark = pieces[place - 1].trailing {
                if let own = pieces[place].trailing { remarks.append(own) }
                pieces[place].trailing = remark
                pieces[place - 1].trailing = nil
            }
            let breaks = pieces[place].breaksBefore || !remarks.isEmpty
            pieces[place].breaksBefore = false
            pieces[place].remarks = []
            guard place + 1 < pieces.count else { continue }
            pieces[place + 1].remarks = remarks + pieces[place + 1].remarks
            if breaks { pieces[place + 1].breaksBefore = true }
        }
    }

    /// Whether a line may begin at `place` without looking torn.
    private func mayBreak(before place: Int) -> Bool {
        guard place > 0 else { return false }
        let previous = pieces[place - 1]
        switch pieces[place].symbol {
        case .comma, .assign: return false
        case .colon: return previous.isSymbol(.comma) || previous.opens
        case .leftParenthesis, .leftBracket: if previous.token.endsOperand { return false }
        default: break
        }
        switch previous.symbol {
        case .colon, .assign, .dot: return false
        case .minus, .plus, .tilde: return place < 2 || pieces[place - 2].token.endsOperand
        default: return true
        }
    }

    /// `f(a, b,)` as `f(a, b)`; `(1,)` and `x[1,]` stay, and so does the comma at the end of a line.
    private mutating func dropTrailingCommas() {
        let partners = partners
        var dropped: Set<Int> = []
        for closer in pieces.indices where pieces[closer].closes && !pieces[closer].breaksBefore {
            guard let opener = partners[closer], closer > opener + 1, pieces[closer - 1].isSymbol(.comma) else {
                continue
            }
            let followsOperand = opener > 0 && pieces[opener - 1].token.endsOperand
            let isRecord = opener == 1 && pieces[0].keyword == .record && closer == pieces.count - 1
            let makesTuple =
                pieces[opener].isSymbol(.leftParenthesis) ? !followsOperand && !isRecord : followsOperand
            if makesTuple,
                places(between: opener, and: closer - 1, partners).allSatisfy({ !pieces[$0].isSymbol(.comma) })
            {
                continue
            }
            dropped.insert(closer - 1)
        }
        if !dropped.isEmpty { pieces = pieces.indices.filter { !dropped.contains($0) }.map { pieces[$0] } }
    }
}
