/// The rows of each class, and how they are shared out: scikit-learn's `StratifiedShuffleSplit`.
struct Stratification {
    /// The rows of each class in order, the classes by rising label.
    let members: [[Int]]
    let labels: [Double]

    /// Classes of `labels` [samples] or one-hot [samples, classes]; equal rows are one class.
    init(labels: NDArray) {
        let width = labels.shape.dropFirst().reduce(1, *)
        let rows = labels.shape.first ?? 0
        func compare(_ a: Int, _ b: Int) -> Int {
            for column in 0..<width {
                let left = labels.elements[a * width + column]
                let right = labels.elements[b * width + column]
                if left < right || (right.isNaN && !left.isNaN) { return -1 }
                if left > right || (left.isNaN && !right.isNaN) { return 1 }
            }
            return 0
        }
        let order = Array(0..<rows).sorted { a, b in
            let comparison = compare(a, b)
            return comparison == 0 ? a < b : comparison < 0
        }
        var members: [[Int]] = []
        for row in order {
            if let last = members.last?.last, compare(last, row) == 0 {
                members[members.count - 1].append(row)
            } else {
                members.append([row])
            }
        }
        self.members = members
        self.labels = members.map { width == 0 ? 0 : labels.elements[$0[0] * width] }
    }

    func halves(
        first: Int, second: Int, name: String, _ random: inout RandomState
    ) throws(EngineError) -> (first: [Int], second: [Int]) {
        for (label, rows) in zip(labels, members) where rows.count < 2 {
            throw .tooFewOfClass(label: label, found: rows.count, needed: 2)
        }
        if first < members.count { throw .tooFewForClasses(part: "train", samples: first, classes: members.count) }
        if second < members.count { throw .tooFewForClasses(part: name, samples: second, classes: members.count) }
        let counts = members.map(\.count)
        let firstCounts = Stratification.shares(of: first, counts, &random)
        let secondCounts = Stratification.shares(of: second, zip(counts, firstCounts).map { $0 - $1 }, &random)
        var firstRows: [Int] = []
        var secondRows: [Int] = []
        for (index, rows) in members.enumerated() {
            let order = random.permutation(rows.count).map { rows[$0] }
            firstRows += order[..<firstCounts[index]]
            secondRows += order[firstCounts[index]...].prefix(secondCounts[index])
        }
        random.shuffle(&firstRows)
        random.shuffle(&secondRows)
        return (firstRows, secondRows)
    }

    /// `draws` shared out in proportion to `counts`: rounded down, then one more by largest remainder, equal ones by lot.
    private static func shares(of draws: Int, _ counts: [Int], _ random: inout RandomState) -> [Int] {
        let total = Double(counts.reduce(0, +))
        let exact = counts.map { Double($0) / total * Double(draws) }
        var shares = exact.map { Int($0.rounded(.down)) }
        var missing = draws - shares.reduce(0, +)
        let remainders = exact.map { $0 - $0.rounded(.down) }
        let order = remainders.indices.sorted { a, b in
            remainders[a] == remainders[b] ? a < b : remainders[a] > remainders[b]
        }
        var start = 0
        while missing > 0, start < order.count {
            var end = start
            while end < order.count, remainders[order[end]] == remainders[order[start]] { end += 1 }
            let added = min(end - start, missing)
            for place in random.permutation(end - start).prefix(added) { shares[order[start + place]] += 1 }
            missing -= added
            start = end
        }
        return shares
    }
}
