public import Diagnostics

/// A causal graph as a picture: variables, arrows between them, and what is to be seen of them at once.
public struct GraphDiagram: Hashable, Sendable {
    /// The variables.
    public var nodes: [Node]
    /// From causes to effects, without circles.
    public var arrows: [Edge]
    /// Between variables that share a cause nobody names; each once, whichever end comes first.
    public var arcs: [Edge]
    /// Variables that are framed together, the inner of two frames first.
    public var groups: [Group]
    /// What the marked variables, arrows and arcs are, `open path`; nil where nothing is marked.
    public var marking: Text?

    /// A picture of `nodes`, which arrows and arcs name by their places.
    public init(nodes: [Node], arrows: [Edge], arcs: [Edge] = [], groups: [Group] = [], marking: Text? = nil) {
        precondition((arrows + arcs).allSatisfy { nodes.indices.contains($0.from) && nodes.indices.contains($0.to) })
        precondition(groups.allSatisfy { $0.nodes.allSatisfy(nodes.indices.contains) })
        self.nodes = nodes
        self.arrows = arrows
        self.arcs = arcs
        self.groups = groups
        self.marking = marking
    }

    /// A variable.
    public struct Node: Hashable, Sendable {
        /// Its name, as the author writes it.
        public var name: String
        /// What it is in the question that the picture is about.
        public var role: Role
        /// Whether it is to stand out.
        public var isMarked = false

        /// A variable.
        public init(_ name: String, role: Role = .observed, isMarked: Bool = false) {
            self.name = name
            self.role = role
            self.isMarked = isMarked
        }
    }

    /// What a variable is in a question.
    public enum Role: Hashable, Sendable, CaseIterable {
        /// In the data, and nothing else.
        case observed
        /// Not in the data.
        case latent
        /// What is set.
        case treatment
        /// On which the effect is asked for.
        case outcome
        /// What is adjusted for, or given in a question of separation.
        case given
    }

    /// An arrow or an arc.
    public struct Edge: Hashable, Sendable {
        /// The place of the cause; of an arc, of one end.
        public var from: Int
        /// The place of the effect; of an arc, of the other end.
        public var to: Int
        /// Whether it is to stand out.
        public var isMarked: Bool

        /// From the variable at one place to that at another.
        public init(_ from: Int, _ to: Int, isMarked: Bool = false) {
            self.from = from
            self.to = to
            self.isMarked = isMarked
        }
    }

    /// Variables that belong together, such as one of the two forests of a hedge.
    public struct Group: Hashable, Sendable {
        /// What they are.
        public var name: Text
        /// Their places.
        public var nodes: [Int]

        /// The variables at `nodes`, called `name`.
        public init(_ name: Text, nodes: [Int]) {
            self.name = name
            self.nodes = nodes
        }
    }
}
