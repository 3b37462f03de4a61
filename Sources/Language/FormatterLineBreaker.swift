/// Where a line that is too long is broken: in the outermost bracket, behind the last comma that fits, or where there is
/// none before the operator that binds least; else behind the last bracket, if what stands in it fits on a line.
struct FormatterLineBreaker {
    private let partners: [Int?]
    /// The bracket around each token.
    private var around: [Int?]
    /// How many brackets are around each token.
    private var depths: [Int]
    /// Whether a token is a comma between elements or arguments, not one between the targets of a `for` or the
    /// parameters of a lambda.
    private var parts: [Bool]

    init(_ statement: FormatterStatement, _ partners: [Int?]) {
        self.partners = partners
        let count = statement.pieces.count
        around = Array(repeating: nil, count: count)
        depths = Array(repeating: 0, count: count)
        parts = Array(repeating: false, count: count)
        var open: [(place: Int?, commas: [Int], lambdas: Int, hasLoop: Bool)] = [(nil, [], 0, false)]
        for (place, piece) in statement.pieces.enumerated() {
            if piece.closes, open.count > 1 { note(open.removeLast()) }
            around[place] = open[open.count - 1].place
            depths[place] = open.count - 1
            let last = open.count - 1
            switch piece.token.kind {
            case .keyword(.lambda): open[last].lambdas += 1
            case .keyword(.for): open[last].hasLoop = true
            case .symbol(.colon) where open[last].lambdas > 0: open[last].lambdas -= 1
            case .symbol(.comma) where open[last].lambdas == 0 && (last > 0 || statement.isCommand):
                open[last].commas.append(place)
            default: break
            }
            if piece.opens { open.append((place, [], 0, false)) }
        }
        note(open[0])
    }

    private mutating func note(_ opening: (place: Int?, commas: [Int], lambdas: Int, hasLoop: Bool)) {
        guard !opening.hasLoop else { return }
        for comma in opening.commas { parts[comma] = true }
    }

    /// The tokens that are to begin lines so that the line of the tokens `line` becomes shorter; none if nothing helps.
    ///
    /// `ends` says where each token ends, `indentation` where the line begins.
    func places(in line: Range<Int>, _ ends: [Int], indentation: Int, _ statement: FormatterStatement) -> [Int] {
        var best: (place: Int, depth: Int, rank: Int)?
        for place in line.dropFirst() where ends[place - 1] <= FormatterLayout.limit {
            guard let rank = rank(of: place, statement) else { continue }
            if let best, (best.depth, best.rank) < (depths[place], rank) { continue }
            best = (place, depths[place], rank)
        }
        guard let best else { return hangingPlaces(in: line, ends, indentation: indentation, statement) }
        // Under a bracket far to the right there is little room.
        if let opener = around[best.place], line.contains(opener), ends[opener] > FormatterLayout.limit / 2,
            let closer = partners[opener]
        {
            return [opener + 1, closer]
        }
        return [best.place]
    }

    /// Whether the author's line that begins with the token at `place` goes on with the elements or arguments among which
    /// `part` stands.
    func isNextPart(_ place: Int, after part: Int, _ statement: FormatterStatement) -> Bool {
        guard place < statement.pieces.count else { return false }
        let piece = statement.pieces[place]
        return piece.breaksBefore && piece.remarks.isEmpty && !piece.closes && around[place] == around[part]
            && parts[place - 1] && parts[part - 1] && statement.pieces[place - 1].trailing == nil
    }

    /// How little a break before the token at `place` parts; nil if there can be none.
    private func rank(of place: Int, _ statement: FormatterStatement) -> Int? {
        let piece = statement.pieces[place]
        if parts[place - 1] { return piece.closes ? nil : 0 }
        guard around[place] != nil, piece.followsSpace, statement.pieces[place - 1].token.endsOperand else {
            return nil
        }
        return piece.operatorRank
    }

    private func hangingPlaces(
        in line: Range<Int>, _ ends: [Int], indentation: Int, _ statement: FormatterStatement
    ) -> [Int] {
        var best: (opener: Int, closer: Int)?
        for opener in line where statement.pieces[opener].opens && ends[opener] <= FormatterLayout.limit {
            guard let closer = partners[opener], closer > opener + 1, line.contains(closer),
                indentation + 4 < ends[opener],
                indentation + 4 + ends[closer - 1] - ends[opener] <= FormatterLayout.limit
            else { continue }
            if let best, depths[best.opener] < depths[opener] { continue }
            best = (opener, closer)
        }
        return best.map { [$0.opener + 1, $0.closer] } ?? []
    }
}

extension FormatterPiece {
    /// How little an operator between two operands binds, from 1; nil for what is none.
    var operatorRank: Int? {
        switch token.kind {
        case .keyword(.if), .keyword(.else), .keyword(.for): 1
        case .keyword(.or): 2
        case .keyword(.and): 3
        case .symbol(.bar): 5
        case .symbol(.ampersand): 6
        case .symbol(.plus), .symbol(.minus): 7
        case .symbol(.star), .symbol(.slash), .symbol(.doubleSlash), .symbol(.percent), .symbol(.at): 8
        case .symbol(.less), .symbol(.lessOrEqual), .symbol(.equal), .symbol(.notEqual), .symbol(.greater),
            .symbol(.greaterOrEqual), .symbol(.close):
            4
        default: nil
        }
    }
}
