import Diagnostics

/// A mistake that was reported; the statement goes on at the next place that is safe.
struct SyntaxFailure: Error {}

/// Turns tokens into a tree by recursive descent with counted depth.
struct Parser {
    /// An expression, and its range with the parentheses around it.
    struct Parsed {
        var id: ExpressionID
        var outer: SourceRange
    }

    var tree = SyntaxTree()
    var cell: LexedCell
    let names: NameTable
    var index = 0
    var diagnostics: [Diagnostic]
    var hasError: [Bool]
    /// The depth of every expression's tree, and whether it is assigned to.
    var depths: [Int] = []
    var isTarget: [Bool] = []
    var nesting = 0
    var blockDepth = 0
    var functionDepth = 0
    var loopDepth = 0
    /// For each function being read, the functions made in it.
    var scopes: [[NestedFunction]] = [[]]
    /// Names that were taken for keywords.
    var misspelt: Set<Name> = []

    init(_ cell: LexedCell, names: NameTable) {
        self.cell = cell
        self.names = names
        diagnostics = cell.diagnostics
        hasError = cell.hasError
        tree.comments = cell.comments
    }

    func finish() -> ParseResult {
        let ordered = diagnostics.enumerated().sorted {
            ($0.element.range?.start ?? 0, $0.offset) < ($1.element.range?.start ?? 0, $1.offset)
        }
        return ParseResult(tree: tree, diagnostics: ordered.map(\.element))
    }

    // MARK: Tokens

    var token: Token { cell.tokens[index] }
    var previous: Token { cell.tokens[max(0, index - 1)] }
    func peek(_ distance: Int = 1) -> Token { cell.tokens[min(index + distance, cell.tokens.count - 1)] }
    func at(_ symbol: Symbol) -> Bool { token.kind == .symbol(symbol) }
    func at(_ word: Keyword) -> Bool { token.kind == .keyword(word) }
    var atLineEnd: Bool { token.kind == .newline || token.kind == .end || token.kind == .dedent }

    mutating func advance() {
        if index < cell.tokens.count - 1 { index += 1 }
    }

    mutating func accept(_ symbol: Symbol) -> Bool {
        guard at(symbol) else { return false }
        advance()
        return true
    }

    mutating func accept(_ word: Keyword) -> Bool {
        guard at(word) else { return false }
        advance()
        return true
    }

    func source(_ token: Token) -> String {
        excerpt(cell.text.string(token.start, min(token.end, token.start + 200)))
    }

    /// From the first of the tokens since `first` to the last that was read.
    func range(from first: Int) -> SourceRange {
        let start = cell.tokens[first].range
        return index > first ? SourceRange(start.start, max(start.start, previous.range.end)) : start.startPoint
    }

    // MARK: Mistakes

    mutating func report(_ diagnostic: Diagnostic) {
        if diagnostic.severity == .error {
            guard !hasError[previous.line] || previous.line != token.line, !hasError[token.line] else { return }
            hasError[token.line] = true
        }
        diagnostics.append(diagnostic)
    }

    mutating func report(_ diagnostic: Diagnostic, line: Int) {
        guard !hasError[line] else { return }
        hasError[line] = true
        diagnostics.append(diagnostic)
    }

    mutating func fail(_ diagnostic: Diagnostic) -> SyntaxFailure {
        report(diagnostic, line: token.line)
        return SyntaxFailure()
    }

    /// Parses; a part that fails becomes `.invalid` and the rest of the line, up to a header's colon, is skipped.
    mutating func recovering(_ parse: (inout Parser) throws(SyntaxFailure) -> Parsed) -> Parsed {
        let first = index
        let depth = nesting
        do throws(SyntaxFailure) {
            return try parse(&self)
        } catch {
            nesting = depth
            skipLine()
            let range = range(from: first)
            return Parsed(id: add(.invalid, range), outer: range)
        }
    }

    mutating func skipLine() {
        while !atLineEnd, !(at(.colon) && peek().kind == .newline) { advance() }
    }

    // MARK: Nodes

    mutating func add(_ kind: Expression.Kind, _ range: SourceRange, over children: [ExpressionID] = []) -> ExpressionID
    {
        var depth = 1
        for child in children { depth = max(depth, depths[child.index] + 1) }
        return add(kind, range, depth: depth)
    }

    mutating func add(_ kind: Expression.Kind, _ range: SourceRange, depth: Int) -> ExpressionID {
        var kind = kind
        var depth = depth
        if depth > Limit.maximumDepth {
            report(.tooDeeplyNested(what: .expression, at: range), line: previous.line)
            kind = .invalid
            depth = 1
        }
        tree.expressions.append(Expression(kind, range))
        depths.append(depth)
        isTarget.append(false)
        return ExpressionID(index: tree.expressions.count - 1)
    }

    mutating func add(_ kind: Statement.Kind, _ range: SourceRange) -> StatementID {
        tree.statements.append(Statement(kind, range))
        return StatementID(index: tree.statements.count - 1)
    }

    mutating func enter() throws(SyntaxFailure) {
        guard nesting < Limit.maximumBrackets + 1 else {
            throw fail(.tooDeeplyNested(what: .brackets, at: token.range))
        }
        nesting += 1
    }
}
