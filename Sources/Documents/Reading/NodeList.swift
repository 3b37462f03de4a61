import Diagnostics

/// The notebook's nodes in preorder while they are made.
struct NodeList {
    private struct Draft {
        var kind: Node.Kind
        var range: SourceRange
        var end: Int
    }

    private var drafts: [Draft] = []

    var count: Int { drafts.count }

    /// The kind of the node at `index`.
    func kind(_ index: Int) -> Node.Kind { drafts[index].kind }

    /// Where the node at `index` stands.
    func range(_ index: Int) -> SourceRange { drafts[index].range }

    /// Appends a node without descendants, or one whose descendants follow until `close`.
    @discardableResult
    mutating func append(_ kind: Node.Kind, _ range: SourceRange) -> Int {
        drafts.append(Draft(kind: kind, range: range, end: drafts.count + 1))
        return drafts.count - 1
    }

    /// Ends the node at `index`: all that was appended since lies below it.
    mutating func close(_ index: Int) { drafts[index].end = drafts.count }

    /// Puts `kind` and `range` in the place of the node at `index`.
    mutating func replace(_ index: Int, _ kind: Node.Kind, _ range: SourceRange) {
        drafts[index].kind = kind
        drafts[index].range = range
    }

    /// Makes `index ..< end` one node of `kind` and its descendants.
    mutating func wrap(_ index: Int, _ kind: Node.Kind, _ range: SourceRange, end: Int) {
        replace(index, kind, range)
        drafts[index].end = end
    }

    /// Drops the nodes from `index` on.
    mutating func truncate(to index: Int) { drafts.removeLast(drafts.count - index) }

    /// The nodes, done.
    func finish() -> [Node] { drafts.map { Node($0.kind, range: $0.range, end: $0.end) } }
}
