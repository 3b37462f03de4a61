extension FormatterStatement {
    /// A bracket or the statement itself, while its tokens are read.
    private struct Opening {
        var isIndex = false
        var lambdas = 0
        /// Whether `=` names an argument here, as it does in every bracket, in a command and in a lambda.
        var namesArguments = true
    }

    /// Settles between which tokens a space stands: around operators, behind commas, between words.
    mutating func settleSpaces() {
        var open = [Opening(namesArguments: isCommand)]
        var bindsNext = true
        let partners = partners
        for place in pieces.indices {
            let (bindsPrevious, binds) = bonds(place, &open, partners)
            pieces[place].followsSpace = !bindsPrevious && !bindsNext
            bindsNext = binds
        }
    }

    /// Whether the token at `place` stands right behind the one before it, and right before the next.
    private func bonds(_ place: Int, _ open: inout [Opening], _ partners: [Int?]) -> (Bool, Bool) {
        let piece = pieces[place]
        let followsOperand = place > 0 && pieces[place - 1].token.endsOperand
        if piece.keyword == .lambda { open[open.count - 1].lambdas += 1 }
        guard let symbol = piece.symbol, symbol != .ellipsis else { return (false, false) }
        if piece.isTight { return (true, true) }
        switch symbol {
        case .leftParenthesis, .leftBracket:
            let isCall = followsOperand || place == 1 && pieces[0].keyword == .record && partners[1] == pieces.count - 1
            open.append(Opening(isIndex: symbol == .leftBracket && isCall))
            return (isCall, true)
        case .rightParenthesis, .rightBracket:
            if open.count > 1 { open.removeLast() }
            return (true, false)
        case .comma: return (true, false)
        case .dot:
            // `1.T` would be read as the number `1.` and a name.
            if place > 0, case .integer = pieces[place - 1].token.kind { return (false, true) }
            return (true, true)
        case .colon:
            if open[open.count - 1].lambdas > 0 {
                open[open.count - 1].lambdas -= 1
                return (true, false)
            }
            // In `x[:, :2]` a colon stands for all that could stand before it.
            return (place == 0 || !pieces[place - 1].isSymbol(.comma), open[open.count - 1].isIndex)
        case .assign:
            let isName = open[open.count - 1].namesArguments || open[open.count - 1].lambdas > 0
            return (isName, isName)
        case .minus, .plus, .tilde:
            // `--x` looks like another language's decrement.
            let repeats = place + 1 < pieces.count && pieces[place + 1].isSymbol(symbol)
            return (false, !followsOperand && !repeats)
        default: return (false, false)
        }
    }
}
