public import BitCollections

/// A causal graph that was written as text, and the roles that the text gives to variables.
///
/// Two forms are read. The notebook's own: `A -> B -> C; {A B} -> {C D}; A <-> B; U [latent]`, statements apart by `;` or
/// the end of a line, names with other signs than letters, digits, `_` and `.` in quotation marks, comments after `#`. And
/// that of dagitty.net (Textor et al. 2016): `dag { x [exposure] y [outcome] u [latent, pos="1,2"] x <- z -> y x <-> y }`,
/// where statements need nothing between them, attributes without a meaning here are passed over, and `digraph` says `dag`.
///
/// The same links may be written several times; the order of variables is that of their first mention.
public struct GraphText: Hashable, Sendable {
    /// The graph.
    public let graph: CausalGraph
    /// The variables marked `[exposure]` or `[e]`.
    public let exposures: NodeSet
    /// The variables marked `[outcome]` or `[o]`.
    public let outcomes: NodeSet
    /// The variables marked `[adjusted]` or `[a]`.
    public let adjusted: NodeSet

    /// More arrows and arcs than these are refused, counted as they are written.
    public static let mostLinks = 200_000

    /// Reads `text`. Time and memory grow with its length and with the number of links.
    public init(parsing text: String) throws(GraphTextError) {
        var parser = GraphTextParser(tokens: try graphTextTokens(text), end: text.utf8.count)
        try parser.parse()
        graph = try parser.graph()
        exposures = parser.exposures
        outcomes = parser.outcomes
        adjusted = parser.adjusted
    }
}
