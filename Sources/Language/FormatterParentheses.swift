extension FormatterStatement {
    /// Writes an acting verb, `expect` and `record` at the start without parentheses, every other call with.
    ///
    /// A first argument that begins with a bracket, a sign or `not` keeps its parentheses: `print -x` is a subtraction.
    mutating func settleParentheses(_ names: NameTable) {
        switch pieces.first?.token.kind {
        case .name(let name):
            if ActingVerb.contains(names[name]) {
                if !isCommand { _ = dropParentheses { $0.token.beginsCommandArgument } }
            } else if isCommand {
                addParentheses()
            }
        case .keyword(.record):
            _ = dropParentheses { $0.token.beginsCommandArgument }
        case .keyword(.expect):
            while dropParentheses(where: { _ in true }) {}
        default: break
        }
    }

    /// Takes the parentheses away that hold all but the first token, if what stands in them may do without.
    private mutating func dropParentheses(where mayBegin: (FormatterPiece) -> Bool) -> Bool {
        let partners = partners
        guard pieces.count > 3, pieces[1].isSymbol(.leftParenthesis), partners[1] == pieces.count - 1,
            mayBegin(pieces[2]), pieces[1].trailing == nil, pieces[2].remarks.isEmpty,
            let closer = pieces.last, closer.remarks.isEmpty
        else { return false }
        let places = places(between: 1, and: pieces.count - 1, partners)
        let commas = places.filter { pieces[$0].isSymbol(.comma) }
        guard !places.contains(where: { pieces[$0].keyword == .for }),
            // Without brackets a line may end behind a comma only.
            !places.contains(where: { $0 > 2 && pieces[$0].breaksBefore && !pieces[$0 - 1].isSymbol(.comma) })
        else { return false }
        let endsInComma = commas.last == pieces.count - 2
        // `expect (a, b)` is an expectation and its reason; other tuples are values.
        if pieces[0].keyword == .expect, !commas.isEmpty, commas.count != (endsInComma ? 2 : 1) { return false }
        var inner = Array(pieces[2..<pieces.count - (endsInComma ? 2 : 1)])
        let last = inner.count - 1
        let remarks = [inner[last].trailing, endsInComma ? pieces[pieces.count - 2].trailing : nil, closer.trailing]
        guard remarks.count(where: { $0 != nil }) <= 1 else { return false }
        inner[0].breaksBefore = false
        inner[last].trailing = remarks.compactMap(\.self).first
        pieces = [pieces[0]] + inner
        isCommand = true
        return true
    }

    /// `bits "rand", x` as `bits("rand", x)`
    private mutating func addParentheses() {
        guard let last = pieces.last else { return }
        pieces.insert(.added(.leftParenthesis, at: pieces[0].token), at: 1)
        var closer = FormatterPiece.added(.rightParenthesis, at: last.token)
        closer.trailing = last.trailing
        pieces[pieces.count - 1].trailing = nil
        pieces.append(closer)
        pieces[0].token.isCommand = false
        isCommand = false
    }
}
