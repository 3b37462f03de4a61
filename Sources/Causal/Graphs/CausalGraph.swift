public import BitCollections

/// A causal graph: variables, arrows from causes to effects, and arcs between variables that share causes nobody names.
///
/// Without arcs it is a directed acyclic graph, with them an acyclic directed mixed graph. A variable is named by its place
/// in `names`. A latent variable stands in the graph and not in the data.
public struct CausalGraph: Hashable, Sendable {
    /// The variables in the order of their first mention; no name twice.
    public let names: [String]
    /// The variables that are not observed.
    public let latent: NodeSet
    /// Of each variable its direct causes.
    public let parents: [NodeSet]
    /// Of each variable its direct effects.
    public let children: [NodeSet]
    /// Of each variable those that share an unnamed cause with it, `A <-> B`.
    public let siblings: [NodeSet]
    /// All variables, causes before their effects; among those that are free the first in `names` comes first.
    public let order: [Int]

    /// More variables are refused.
    public static let mostVariables = 2_000

    /// The graph with the arrows `directed`, from the first to the second, and the arcs `bidirected`.
    ///
    /// An arrow or arc that is given twice counts once. Throws where an arrow or arc leads from a variable to itself, where
    /// arrows go round in a circle, and where there are too many variables.
    public init(
        names: [String], latent: NodeSet = [], directed: [(from: Int, to: Int)], bidirected: [(Int, Int)] = []
    ) throws(GraphError) {
        guard names.count <= Self.mostVariables else { throw .tooManyVariables(names.count) }
        var parents = Array(repeating: NodeSet(), count: names.count)
        var children = parents
        var siblings = parents
        for (from, to) in directed {
            guard from != to else { throw .causesItself(names[from]) }
            parents[to].insert(from)
            children[from].insert(to)
        }
        for (one, other) in bidirected {
            guard one != other else { throw .causesItself(names[one]) }
            siblings[one].insert(other)
            siblings[other].insert(one)
        }
        self.names = names
        self.latent = latent
        self.parents = parents
        self.children = children
        self.siblings = siblings
        order = try Self.order(parents, children, names)
    }

    /// `graph` with some of its arrows, which go round in no circle either, and other latent variables.
    init(_ graph: CausalGraph, parents: [NodeSet]? = nil, children: [NodeSet]? = nil, latent: NodeSet? = nil) {
        names = graph.names
        self.latent = latent ?? graph.latent
        self.parents = parents ?? graph.parents
        self.children = children ?? graph.children
        siblings = graph.siblings
        order = graph.order
    }

    /// Every variable that is observed.
    public var observed: NodeSet { NodeSet(names.indices).subtracting(latent) }

    /// The place of a variable, nil if there is none of that name.
    public func node(_ name: String) -> Int? { names.firstIndex(of: name) }

    /// The variables of `set` and all their causes, direct or not.
    public func ancestors(of set: NodeSet) -> NodeSet { reached(from: set, by: parents) }

    /// The variables of `set` and all their effects, direct or not.
    public func descendants(of set: NodeSet) -> NodeSet { reached(from: set, by: children) }

    /// All arrows, by the place of the effect within that of the cause.
    public var arrows: [(from: Int, to: Int)] {
        names.indices.flatMap { from in children[from].map { (from, $0) } }
    }

    /// All arcs, each once, the variable that was named first before the other.
    public var arcs: [(Int, Int)] {
        names.indices.flatMap { one in siblings[one].filter { $0 > one }.map { (one, $0) } }
    }

    private func reached(from set: NodeSet, by steps: [NodeSet]) -> NodeSet {
        var reached = set
        var waiting = Array(set)
        while let node = waiting.popLast() {
            for next in steps[node] where reached.insert(next).inserted { waiting.append(next) }
        }
        return reached
    }

    private static func order(
        _ parents: [NodeSet], _ children: [NodeSet], _ names: [String]
    ) throws(GraphError) -> [Int] {
        var missing = parents.map(\.count)
        var free = NodeSet(missing.indices.filter { missing[$0] == 0 })
        var order: [Int] = []
        while let node = free.first {
            free.remove(node)
            order.append(node)
            for child in children[node] {
                missing[child] -= 1
                if missing[child] == 0 { free.insert(child) }
            }
        }
        guard order.count == names.count else { throw .cycle(cycle(parents, missing).map { names[$0] }) }
        return order
    }

    /// A circle of arrows, its first variable at the end too. Behind every variable that is `missing` a cause stands another.
    private static func cycle(_ parents: [NodeSet], _ missing: [Int]) -> [Int] {
        var path: [Int] = []
        var node = missing.firstIndex { $0 > 0 } ?? 0
        while !path.contains(node) {
            path.append(node)
            node = parents[node].first { missing[$0] > 0 } ?? node
        }
        let circle = path[(path.firstIndex(of: node) ?? 0)...] + [node]
        return circle.reversed()
    }
}

/// Variables of a graph, by their places; goes through them in ascending order.
public typealias NodeSet = BitSet
