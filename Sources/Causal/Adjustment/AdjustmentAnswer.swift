public import BitCollections

/// By which variables one must adjust for an effect: by none, by these, or there are none that suffice.
public enum AdjustmentAnswer: Hashable, Sendable {
    /// The naive comparison is the effect already.
    case noneNeeded
    /// Each of these sets suffices; `isComplete` where there are no others of the kind that was asked for.
    case sets([NodeSet], isComplete: Bool)
    /// No set of observed variables suffices.
    case impossible(AdjustmentObstacle)
}

/// Why no observed set suffices.
public struct AdjustmentObstacle: Hashable, Sendable {
    /// A path besides the causal ones that stays open where every variable that might help is given. Of its colliders each
    /// is a cause of an exposure or outcome: left ungiven, it leaves another path open.
    public let path: GraphPath
    /// What stands on the path and could block it if it could be given, in its order.
    public let blockers: [Blocker]

    /// A variable that cannot be given.
    public enum Blocker: Hashable, Sendable {
        /// Nobody observed it.
        case latent(Int)
        /// It lies on a causal path, or is an effect of one that does; for a direct effect, an effect of an outcome.
        case forbidden(Int)
        /// It is an exposure or outcome itself.
        case asked(Int)
    }
}

/// Which sets are listed.
public enum AdjustmentKind: String, Hashable, Sendable, CaseIterable {
    /// Those that suffice no more without any one of their variables.
    case minimal
    /// One with the fewest variables.
    case minimum
    /// All that suffice.
    case all
}

extension EffectQuestion {
    /// The sets to adjust for, by the adjustment criterion, which is complete: a set suffices in every model of the graph
    /// exactly if it has no forbidden variable and blocks every path that is not causal (Shpitser, VanderWeele and Robins
    /// 2010; Perković et al. 2018).
    ///
    /// Up to `limit` sets, the smaller first; of minimal sets each next one takes polynomial time.
    public func adjustment(_ kind: AdjustmentKind = .minimal, limit: Int = 100) -> AdjustmentAnswer {
        if kind != .all, backdoor.areSeparated(exposures, outcomes) { return .noneNeeded }
        let sets: [NodeSet]?
        let isComplete: Bool
        switch kind {
        case .minimum:
            sets = backdoor.smallestSeparator(from: exposures, to: outcomes, among: candidates).map { [$0] }
            isComplete = true
        case .minimal:
            var separators = MinimalSeparators(backdoor, from: exposures, to: outcomes, among: candidates)
            sets = separators.map { _ in Self.take(limit) { separators?.next() } }
            isComplete = separators?.next() == nil
        case .all:
            var separators = AllSeparators(backdoor, from: exposures, to: outcomes, among: candidates)
            let found = Self.take(limit) { separators.next() }
            sets = found.isEmpty ? nil : found
            isComplete = separators.next() == nil
        }
        if let sets { return .sets(Self.sorted(sets), isComplete: isComplete) }
        return obstacle.map(AdjustmentAnswer.impossible) ?? .noneNeeded
    }

    /// One minimal set that suffices, empty where none is needed; nil where there is none. The set is near the exposures.
    public func oneAdjustmentSet() -> NodeSet? {
        var separators = MinimalSeparators(backdoor, from: exposures, to: outcomes, among: candidates)
        return separators?.next()
    }

    /// What stands against every set; nil where there is one that suffices.
    public var obstacle: AdjustmentObstacle? {
        // If any set separates, so do all candidates among the causes of the two sides.
        let strongest = backdoor.ancestors(of: exposures.union(outcomes)).intersection(candidates)
        guard let path = backdoor.openPath(from: exposures, to: outcomes, given: strongest) else { return nil }
        let colliders = path.colliders
        let blockers = path.nodes.dropFirst().dropLast().filter { !colliders.contains($0) }.map {
            node -> AdjustmentObstacle.Blocker in
            if exposures.contains(node) || outcomes.contains(node) { return .asked(node) }
            return graph.latent.contains(node) ? .latent(node) : .forbidden(node)
        }
        return AdjustmentObstacle(path: path, blockers: blockers)
    }

    private static func take(_ limit: Int, _ next: () -> NodeSet?) -> [NodeSet] {
        var sets: [NodeSet] = []
        while sets.count < limit, let set = next() { sets.append(set) }
        return sets
    }

    /// The smaller sets first, of equal ones those with variables that were named earlier.
    static func sorted(_ sets: [NodeSet]) -> [NodeSet] {
        sets.sorted { $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1) }
    }
}
