/// Leaves out what cannot be seen, so that a page stays small.
enum SVGThinning {
    /// The points of a run that its look depends on: of neighbours in the same unit column only the first, the lowest,
    /// the highest and the last, in their order.
    static func line(_ run: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
        var kept: [(x: Double, y: Double)] = []
        var start = 0
        while start < run.count {
            let column = run[start].x.rounded(.down)
            var end = start + 1
            while end < run.count, run[end].x.rounded(.down) == column { end += 1 }
            let lowest = (start..<end).min { run[$0].y < run[$1].y } ?? start
            let highest = (start..<end).max { run[$0].y < run[$1].y } ?? start
            var last = -1
            for index in [start, min(lowest, highest), max(lowest, highest), end - 1] where index > last {
                kept.append(run[index])
                last = index
            }
            start = end
        }
        return kept
    }

    /// The places of which none lies on another: on a grid of half a unit when there are many, of a hundredth else.
    static func points(_ places: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
        let grid = places.count > 1000 ? 2.0 : 100
        var seen: Set<SIMD2<Int>> = []
        return places.filter { seen.insert(SIMD2(Int($0.x * grid), Int($0.y * grid))).inserted }
    }
}
