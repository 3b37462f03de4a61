/// Why a text is no causal graph, and which piece of it is meant. Carries no sentence: Evaluation adds it.
public struct GraphTextError: Error, Hashable, Sendable {
    /// What is wrong with the piece.
    public let reason: Reason
    /// The piece, in bytes of UTF-8 from the start of the text; empty where something is missing.
    public let place: Range<Int>

    /// What can be wrong with a piece of a graph's text.
    public enum Reason: Hashable, Sendable {
        /// A sign that is neither part of a name nor an arrow.
        case unknownSign
        /// A quotation mark without its partner.
        case openQuote
        /// A name without letters between its quotation marks.
        case emptyName
        /// Signs of a link that is not `->`, `<-` or `<->`.
        case unknownLink
        /// `--`, `@->`, `o->`: a link whose direction is left open.
        case undirectedLink
        /// `pdag`, `mag`, `pag`: a class of graphs instead of one.
        case classOfGraphs
        /// No name or `{…}` after an arrow, or before the first.
        case missingVariable
        /// Two names side by side without an arrow or a separator.
        case missingSeparator
        /// A brace without its partner.
        case unbalancedBrace
        /// Braces, or an arrow, between braces.
        case nestedBraces
        /// A square bracket without its partner, or one that follows no variable.
        case misplacedBracket
        /// A word in square brackets that is no role.
        case unknownRole
        /// `selected`: data that were chosen by a variable.
        case selected
        /// Signs behind the brace that ends `dag {…}`.
        case textBehindGraph
        /// No variable at all.
        case noVariable
        /// More arrows and arcs than `GraphText.mostLinks`.
        case tooManyLinks
        /// What the arrows cannot make together.
        case graph(GraphError)
    }
}
