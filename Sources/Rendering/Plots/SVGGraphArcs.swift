import Documents

/// The arcs of a causal graph's picture: each the bow that runs into the fewest variables, then crosses the fewest lines,
/// then is flattest; those between near variables come first.
struct SVGGraphArcs {
    /// Of each arc its bow, always from its left end.
    private(set) var curves: [GraphCurve] = []

    private let boxes: [GraphBox]
    private var tracks: [GraphTrack]

    /// What running into a variable costs, and crossing a line.
    private static let (hit, crossing) = (400.0, 9.0)

    /// Bows between `boxes`, which `arrows` join already.
    init(_ graph: GraphDiagram, boxes: [GraphBox], arrows: [GraphCurve]) {
        self.boxes = boxes
        tracks = arrows.map { GraphTrack($0) }
        var found: [Int: GraphCurve] = [:]
        let lengths = graph.arcs.map { boxes[$0.from].middle.distance(to: boxes[$0.to].middle) }
        for arc in graph.arcs.indices.sorted(by: { (lengths[$0], $0) < (lengths[$1], $1) }) {
            let curve = bow(graph.arcs[arc], length: lengths[arc], isCrowded: graph.arcs.count > 30)
            found[arc] = curve
            tracks.append(GraphTrack(curve))
        }
        curves = graph.arcs.indices.compactMap { found[$0] }
    }

    private func bow(_ edge: GraphDiagram.Edge, length: Double, isCrowded: Bool) -> GraphCurve {
        // From the left, so that a bow to the first side is one upwards.
        let isLeft = boxes[edge.from].middle.x <= boxes[edge.to].middle.x
        let (one, other) = isLeft ? (boxes[edge.from], boxes[edge.to]) : (boxes[edge.to], boxes[edge.from])
        var best = (cost: Double.infinity, curve: GraphCurve(one.middle, other.middle))
        func attempt(_ steps: some Sequence<Int>, skews: [Double]) {
            for step in steps {
                for side in [1.0, -1] {
                    for skew in skews {
                        let bulge = side * (14 + length * 0.22 + Double(step) * 13)
                        let curve = GraphCurve(one.middle, other.middle, bulge: bulge, skew: skew)
                            .ending(at: other, margin: SVGGraphScene.gap)
                            .reversed.ending(at: one, margin: SVGGraphScene.gap).reversed
                        let track = GraphTrack(curve)
                        var cost = Double(track.hits(among: boxes, except: edge)) * SVGGraphArcs.hit
                        cost += Double(step) * 2 + (side < 0 ? 1 : 0) + abs(skew) * 8
                        guard cost < best.cost else { continue }
                        cost += Double(tracks.reduce(0) { $0 + $1.crossings(track) }) * SVGGraphArcs.crossing
                        if cost < best.cost { best = (cost, curve) }
                    }
                }
            }
        }
        // Where there are many, none has its choice.
        attempt(0..<(isCrowded ? 5 : 14), skews: [0, 0.5, -0.5])
        // Nothing is clear: further out it may be.
        if best.cost >= SVGGraphArcs.hit {
            attempt(stride(from: 1, to: 40, by: 3), skews: [0, 0.25, -0.25, 0.8, -0.8])
        }
        return best.curve
    }
}
