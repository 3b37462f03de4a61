public import BitCollections

/// How a path goes on from one variable to the next.
public enum PathLink: String, Hashable, Sendable {
    /// From a cause to its effect.
    case forward = "->"
    /// From an effect to its cause.
    case backward = "<-"
    /// Between variables that share an unnamed cause.
    case both = "<->"

    /// Whether an arrowhead stands where the link begins.
    var hasHeadAtStart: Bool { self != .forward }
    /// Whether an arrowhead stands where the link ends.
    var hasHeadAtEnd: Bool { self != .backward }
}

/// A path: neighbours in a row, no variable twice.
public struct GraphPath: Hashable, Sendable {
    /// The variables from end to end.
    public let nodes: [Int]
    /// The links between them, one fewer.
    public let links: [PathLink]

    /// Whether both links meet the variable at `place` with an arrowhead, `-> C <-`.
    public func isCollider(at place: Int) -> Bool {
        place > 0 && place < links.count && links[place - 1].hasHeadAtEnd && links[place].hasHeadAtStart
    }

    /// The colliders, in the order of the path.
    public var colliders: [Int] { nodes.indices.filter(isCollider).map { nodes[$0] } }

    /// Whether every link is an arrow away from the first variable.
    public var isCausal: Bool { links.allSatisfy { $0 == .forward } }

    /// `T <- Z -> Y`
    public func text(in graph: CausalGraph) -> String {
        var text = nodes.first.map { graph.names[$0] } ?? ""
        for (link, node) in zip(links, nodes.dropFirst()) { text += " \(link.rawValue) \(graph.names[node])" }
        return text
    }
}

/// Whether a path carries dependence between its ends, given some variables, and which of its variables decide that.
public struct PathState: Hashable, Sendable {
    /// What blocks the path, in its order; none where it is open.
    public let blocks: [Block]
    /// The colliders that let it through, in its order.
    public let openings: [Opening]

    /// Whether nothing blocks it.
    public var isOpen: Bool { blocks.isEmpty }

    /// A variable that blocks a path.
    public enum Block: Hashable, Sendable {
        /// It is given, and no collider.
        case given(Int)
        /// It is a collider, and neither it nor an effect of it is given.
        case collider(Int)
    }

    /// A collider that lets a path through because it, or an effect of it, is given.
    public struct Opening: Hashable, Sendable {
        /// The collider.
        public let collider: Int
        /// The variable that is given: the collider itself, or the first of its effects.
        public let given: Int
    }
}

extension CausalGraph {
    /// The state of `path` where `given` are known (Pearl 2009, definition 1.2.3).
    public func state(of path: GraphPath, given: NodeSet) -> PathState {
        var blocks: [PathState.Block] = []
        var openings: [PathState.Opening] = []
        for place in path.nodes.indices.dropFirst().dropLast() {
            let node = path.nodes[place]
            if path.isCollider(at: place) {
                if given.contains(node) {
                    openings.append(PathState.Opening(collider: node, given: node))
                } else if let effect = descendants(of: [node]).intersection(given).first {
                    openings.append(PathState.Opening(collider: node, given: effect))
                } else {
                    blocks.append(.collider(node))
                }
            } else if given.contains(node) {
                blocks.append(.given(node))
            }
        }
        return PathState(blocks: blocks, openings: openings)
    }

    /// The variables next to `node`, each with every link that leads there, in ascending order.
    func neighbours(of node: Int) -> [(node: Int, link: PathLink)] {
        parents[node].union(children[node]).union(siblings[node]).flatMap { next in
            (children[node].contains(next) ? [(next, PathLink.forward)] : [])
                + (parents[node].contains(next) ? [(next, .backward)] : [])
                + (siblings[node].contains(next) ? [(next, .both)] : [])
        }
    }
}
