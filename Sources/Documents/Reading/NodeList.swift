import Diagnostics

/// The notebook's nodes in preorder while they are made.
struct NodeList {
    /// The nodes so far; those that are open end too early.
    private(set) var nodes: [Node] = []

    var count: Int { nodes.count }

    /// The index after the last descendant of the node at `index`.
    func end(_ index: Int) -> Int { nodes[index].end }

    /// Makes room for about `count` nodes.
    mutating func reserve(_ count: Int) { nodes.reserveCapacity(count) }

    /// The kind of the node at `index`.
    func kind(_ index: Int) -> Node.Kind { nodes[index].kind }

    /// Where the node at `index` stands.
    func range(_ index: Int) -> SourceRange { nodes[index].range }

    /// Appends a node without descendants, or one whose descendants follow until `close`.
    @discardableResult
    mutating func append(_ kind: consuming Node.Kind, _ range: SourceRange) -> Int {
        nodes.append(Node(kind, range: range, end: nodes.count + 1))
        return nodes.count - 1
    }

    /// Appends `node` of another list, which stands `distance` further on here.
    mutating func append(_ node: Node, movedBy distance: Int) {
        nodes.append(Node(node.kind, range: node.range, end: node.end + distance))
    }

    /// Ends the node at `index`: all that was appended since lies below it.
    mutating func close(_ index: Int) { nodes[index].end = nodes.count }

    /// Puts `kind` and `range` in the place of the node at `index`.
    mutating func replace(_ index: Int, _ kind: Node.Kind, _ range: SourceRange) {
        nodes[index].kind = kind
        nodes[index].range = range
    }

    /// Makes `index ..< end` one node of `kind` and its descendants.
    mutating func wrap(_ index: Int, _ kind: Node.Kind, _ range: SourceRange, end: Int) {
        replace(index, kind, range)
        nodes[index].end = end
    }

    /// Drops the nodes from `index` on.
    mutating func truncate(to index: Int) { nodes.removeLast(nodes.count - index) }
}
