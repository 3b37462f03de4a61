internal import BitCollections

/// Reads the tokens of a graph's text, without recursion.
struct GraphTextParser {
    private let tokens: [GraphTextToken]
    private let end: Int
    private var position = 0
    /// Whether the text is dagitty's, where nothing needs to stand between statements.
    private var isDagitty = false

    private var names: [String] = []
    private var places: [String: Int] = [:]
    private var links: [(from: Int, to: Int, isArc: Bool, place: Range<Int>)] = []
    private var latent: NodeSet = []
    private(set) var exposures: NodeSet = []
    private(set) var outcomes: NodeSet = []
    private(set) var adjusted: NodeSet = []

    init(tokens: [GraphTextToken], end: Int) {
        self.tokens = tokens
        self.end = end
    }

    /// Reads all statements.
    mutating func parse() throws(GraphTextError) {
        try readHeader()
        while let token = current {
            switch token.kind {
            case .separator, .comma: position += 1
            case .closeBrace where isDagitty:
                position += 1
                while current?.kind == .separator { position += 1 }
                if let rest = current { throw error(.textBehindGraph, rest.place.lowerBound..<end) }
                return try refuseEmptiness()
            default: try readStatement()
            }
        }
        if isDagitty { throw error(.unbalancedBrace, end..<end) }
        try refuseEmptiness()
    }

    /// The graph of what was read; a mistake of the whole is placed at the last link that takes part in it.
    func graph() throws(GraphTextError) -> CausalGraph {
        do throws(GraphError) {
            return try CausalGraph(
                names: names, latent: latent, directed: links.filter { !$0.isArc }.map { ($0.from, $0.to) },
                bidirected: links.filter(\.isArc).map { ($0.from, $0.to) })
        } catch {
            throw GraphTextError(reason: .graph(error), place: place(of: error))
        }
    }

    private func place(of error: GraphError) -> Range<Int> {
        switch error {
        case .cycle(let circle):
            let arrows = Set(zip(circle, circle.dropFirst()).map { [$0, $1] })
            return links.last { !$0.isArc && arrows.contains([names[$0.from], names[$0.to]]) }?.place ?? 0..<end
        case .causesItself: return links.first { $0.from == $0.to }?.place ?? 0..<end
        case .tooManyVariables: return 0..<end
        }
    }

    private mutating func readHeader() throws(GraphTextError) {
        while current?.kind == .separator { position += 1 }
        guard let token = current, case .name(let word, isQuoted: false) = token.kind else { return }
        // DOT lets a name of the graph stand before the brace.
        var brace = position + 1
        if brace + 1 < tokens.count, case .name = tokens[brace].kind { brace += 1 }
        guard brace < tokens.count, tokens[brace].kind == .openBrace else { return }
        switch word.lowercased() {
        case "dag", "digraph":
            isDagitty = true
            position = brace + 1
        case "pdag", "cpdag", "mag", "pag", "graph": throw error(.classOfGraphs, token.place)
        default: return
        }
    }

    /// `A`, `A [latent] -> {B C} <- D`, or `bb = "…"` of dagitty.
    private mutating func readStatement() throws(GraphTextError) {
        let start = position
        if isDagitty, position + 1 < tokens.count, case .name = tokens[position].kind,
            tokens[position + 1].kind == .equals
        {
            position += 2
            if case .name? = current?.kind { position += 1 }
            return
        }
        var left = try readGroup()
        if current?.kind == .openBracket { try readAttributes(of: left) }
        while let token = current, case .link(let sign) = token.kind {
            position += 1
            let link = try Self.meaning(of: sign, at: token.place)
            let right = try readGroup()
            // What dagitty writes behind a link is the link's.
            if current?.kind == .openBracket { try readAttributes(of: isDagitty ? [] : right) }
            guard left.count * right.count <= GraphText.mostLinks - links.count else {
                throw error(.tooManyLinks, tokens[start].place.lowerBound..<token.place.upperBound)
            }
            for one in left {
                for other in right {
                    let (from, to) = link == .backward ? (other, one) : (one, other)
                    links.append((from, to, link == .both, token.place))
                }
            }
            left = right
        }
        guard let token = current, !isDagitty else { return }
        switch token.kind {
        case .separator, .comma: return
        case .closeBrace: throw error(.unbalancedBrace, token.place)
        case .openBracket, .closeBracket: throw error(.misplacedBracket, token.place)
        case .equals: throw error(.unknownSign, token.place)
        default: throw error(.missingSeparator, tokens[position - 1].place.lowerBound..<token.place.upperBound)
        }
    }

    /// A variable, or several in braces.
    private mutating func readGroup() throws(GraphTextError) -> [Int] {
        guard let token = current else { throw error(.missingVariable, end..<end) }
        switch token.kind {
        case .name: return [try readVariable(token)]
        case .openBrace: break
        case .openBracket, .closeBracket: throw error(.misplacedBracket, token.place)
        case .closeBrace where !isDagitty: throw error(.unbalancedBrace, token.place)
        case .equals: throw error(.unknownSign, token.place)
        default: throw error(.missingVariable, token.place)
        }
        position += 1
        var group: [Int] = []
        while let inner = current {
            switch inner.kind {
            case .name: group.append(try readVariable(inner))
            case .separator, .comma: position += 1
            case .closeBrace:
                position += 1
                guard !group.isEmpty else {
                    throw error(.missingVariable, token.place.lowerBound..<inner.place.upperBound)
                }
                return group
            case .openBracket: try readAttributes(of: group.suffix(1))
            default: throw error(.nestedBraces, inner.place)
            }
        }
        throw error(.unbalancedBrace, token.place)
    }

    private mutating func readVariable(_ token: GraphTextToken) throws(GraphTextError) -> Int {
        guard case .name(let name, _) = token.kind, !name.allSatisfy(\.isWhitespace) else {
            throw error(.emptyName, token.place)
        }
        position += 1
        if let place = places[name] { return place }
        guard names.count < CausalGraph.mostVariables else {
            throw error(.graph(.tooManyVariables(names.count + 1)), token.place)
        }
        places[name] = names.count
        names.append(name)
        return names.count - 1
    }

    /// `[latent]`, `[exposure, pos="1,2"]`
    private mutating func readAttributes(of variables: [Int]) throws(GraphTextError) {
        guard let bracket = current else { return }
        position += 1
        while let token = current {
            position += 1
            switch token.kind {
            case .closeBracket: return
            case .comma, .separator: continue
            case .name(let word, _):
                if current?.kind == .equals {
                    position += 1
                    if case .link? = current?.kind { position += 1 }
                    guard case .name? = current?.kind else { throw error(.misplacedBracket, bracket.place) }
                    position += 1
                } else if !(isDagitty && variables.isEmpty) {
                    try give(word.lowercased(), to: variables, at: token.place)
                }
            default: throw error(.misplacedBracket, bracket.place)
            }
        }
        throw error(.misplacedBracket, bracket.place)
    }

    private mutating func give(
        _ role: String, to variables: [Int], at place: Range<Int>
    ) throws(GraphTextError) {
        switch role {
        case "latent", "unobserved", "l", "u": latent.formUnion(variables)
        case "exposure", "source", "e": exposures.formUnion(variables)
        case "outcome", "target", "o": outcomes.formUnion(variables)
        case "adjusted", "a": adjusted.formUnion(variables)
        case "observed": break
        case "selected", "s": throw error(.selected, place)
        default: throw error(.unknownRole, place)
        }
    }

    private static func meaning(of sign: String, at place: Range<Int>) throws(GraphTextError) -> PathLink {
        switch sign {
        case "->", "→", "-->": return .forward
        case "<-", "←", "<--": return .backward
        case "<->", "↔", "<-->": return .both
        case "--", "-", "@-@", "@->", "<-@", "@--", "--@", "—", "–":
            throw GraphTextError(reason: .undirectedLink, place: place)
        default: throw GraphTextError(reason: .unknownLink, place: place)
        }
    }

    private func refuseEmptiness() throws(GraphTextError) {
        if names.isEmpty { throw error(.noVariable, 0..<end) }
    }

    private var current: GraphTextToken? { position < tokens.count ? tokens[position] : nil }

    private func error(_ reason: GraphTextError.Reason, _ place: Range<Int>) -> GraphTextError {
        GraphTextError(reason: reason, place: place)
    }
}
