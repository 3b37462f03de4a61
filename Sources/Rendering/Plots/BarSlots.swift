import Documents

/// How bars share the horizontal axis: several marks stand side by side at each place.
struct BarSlots: Sendable {
    /// How wide the bars at one place are together, in units of the axis.
    let width: Double
    /// What bars with names are called, by position; empty where the axis is numbers.
    let names: [String]
    /// How much of the axis is to stay free beyond the outermost: one or two bars would fill the frame.
    let air: Double
    private let order: [Int: Int]

    /// The slots of the marks that are bars.
    init(_ marks: [Mark]) {
        var positions: [Double] = []
        var order: [Int: Int] = [:]
        var names: [String] = []
        for (index, mark) in marks.enumerated() {
            guard case .bars(let bars) = mark.shape else { continue }
            order[index] = order.count
            positions += bars.positions.filter(\.isFinite)
            if let own = bars.names, own.count > names.count { names = own.map(PlotText.line) }
        }
        positions.sort()
        let gaps = zip(positions, positions.dropFirst()).map { $1 - $0 }.filter { $0 > 0 && $0.isFinite }
        width = 0.8 * (gaps.min() ?? 1)
        let count = 1 + gaps.count
        air = count == 1 ? 1.3 * width : count == 2 ? 0.5 * width : 0
        self.order = order
        self.names = names
    }

    /// From where to where on the axis the bar of mark number `index` at `position` reaches.
    func range(of index: Int, at position: Double) -> (low: Double, high: Double) {
        let share = width / Double(max(order.count, 1))
        let start = position - width / 2 + share * Double(order[index] ?? 0)
        return (start, start + share)
    }

    /// Whether all bars are of one mark, so that there is room for their numbers.
    var isSingle: Bool { order.count == 1 }
}
