import Diagnostics

/// Which operators are written without spaces.
///
/// `**` always, and what stands in a slice. `*`, `/`, `//` and `%`, and in an index `+` and `-` too, as the author wrote
/// them, but never tighter than an operator that binds before them: `a * b/c` is (a * b)/c and becomes `a * b / c`.
struct FormatterTightness {
    private let cell: LexedCell
    private let tree: SyntaxTree
    /// Whether a token stands in an index, or there in a slice, and in no bracket further in.
    private var isInIndex: [Bool]
    private var isInSlice: [Bool]

    /// The places of those tokens in `cell`, whose tree is `tree`.
    static func tokens(of cell: LexedCell, _ tree: SyntaxTree) -> Set<Int> {
        var tightness = FormatterTightness(cell, tree)
        tightness.markIndices()
        return tightness.tokens()
    }

    private init(_ cell: LexedCell, _ tree: SyntaxTree) {
        self.cell = cell
        self.tree = tree
        isInIndex = Array(repeating: false, count: cell.tokens.count)
        isInSlice = isInIndex
    }

    private struct Opening {
        var isIndex: Bool
        /// The tokens since the last comma.
        var tokens: [Int] = []
        var isSlice = false
        var lambdas = 0
    }

    private mutating func markIndices() {
        var open: [Opening] = []
        for (place, token) in cell.tokens.enumerated() {
            switch token.kind {
            case .symbol(let symbol) where symbol.closing != nil:
                open.append(
                    Opening(isIndex: symbol == .leftBracket && place > 0 && cell.tokens[place - 1].endsOperand))
            case .symbol(let symbol) where symbol.closes:
                if let last = open.popLast() { mark(last) }
            case .symbol(.comma):
                guard let last = open.last else { continue }
                mark(last)
                open[open.count - 1] = Opening(isIndex: last.isIndex)
            case .keyword(.lambda) where !open.isEmpty:
                open[open.count - 1].lambdas += 1
            case .symbol(.colon) where !open.isEmpty:
                let isLambda = open[open.count - 1].lambdas > 0
                if isLambda { open[open.count - 1].lambdas -= 1 } else { open[open.count - 1].isSlice = true }
            case .symbol where !open.isEmpty:
                open[open.count - 1].tokens.append(place)
            default: break
            }
        }
    }

    private mutating func mark(_ opening: Opening) {
        guard opening.isIndex else { return }
        for place in opening.tokens {
            isInIndex[place] = true
            isInSlice[place] = opening.isSlice
        }
    }

    private func tokens() -> Set<Int> {
        var result: Set<Int> = []
        // Children come before their parents, so what binds tighter is settled first.
        var isTight = Array(repeating: true, count: tree.expressions.count)
        for (place, expression) in tree.expressions.enumerated() {
            guard case .binary(let operation, let left, let right) = expression.kind,
                let sign = sign(between: tree[left].range.end, and: tree[right].range.start)
            else { continue }
            let hasLooseOperand =
                isBare(left, before: sign) && !isTight[left.index]
                || isBare(right, behind: sign) && !isTight[right.index]
            isTight[place] =
                operation == .power || isInSlice[sign]
                || !hasLooseOperand && isWrittenTight(sign) && mayBeTight(operation, sign)
            if isTight[place] { result.insert(sign) }
        }
        return result
    }

    /// The operator between two operands: the first token behind the left one that closes no parenthesis around it.
    private func sign(between start: Int, and end: Int) -> Int? {
        var low = 0
        var high = cell.tokens.count
        while low < high {
            let middle = (low + high) / 2
            if cell.tokens[middle].range.start < start { low = middle + 1 } else { high = middle }
        }
        while low < cell.tokens.count, cell.tokens[low].range.start < end {
            if cell.tokens[low].kind != .symbol(.rightParenthesis) { return low }
            low += 1
        }
        return nil
    }

    private func isBare(_ operand: ExpressionID, before sign: Int) -> Bool {
        sign > 0 && cell.tokens[sign - 1].range.end == tree[operand].range.end
    }

    private func isBare(_ operand: ExpressionID, behind sign: Int) -> Bool {
        sign + 1 < cell.tokens.count && cell.tokens[sign + 1].range.start == tree[operand].range.start
    }

    private func isWrittenTight(_ sign: Int) -> Bool {
        sign > 0 && sign + 1 < cell.tokens.count && cell.tokens[sign - 1].end == cell.tokens[sign].start
            && cell.tokens[sign].end == cell.tokens[sign + 1].start
    }

    private func mayBeTight(_ operation: BinaryOperator, _ sign: Int) -> Bool {
        switch operation {
        case .multiply, .divide, .floorDivide, .remainder: true
        case .add, .subtract: isInIndex[sign]
        default: false
        }
    }
}
