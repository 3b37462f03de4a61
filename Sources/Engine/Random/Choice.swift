extension RandomState {
    /// Puts `elements` into random order, from the last place to the second.
    public mutating func shuffle<Element>(_ elements: inout [Element]) {
        for place in stride(from: elements.count - 1, to: 0, by: -1) {
            elements.swapAt(place, integer(below: place + 1))
        }
    }

    /// The numbers `0..<n` in random order.
    public mutating func permutation(_ n: Int) -> [Int] {
        var numbers = Array(0..<max(n, 0))
        shuffle(&numbers)
        return numbers
    }

    /// Puts a permutation of the numbers below `numbers.count` in place of `numbers`.
    mutating func permute(_ numbers: inout [Int]) {
        for index in numbers.indices { numbers[index] = index }
        shuffle(&numbers)
    }

    /// The elements of `array` in random order along its first axis.
    ///
    /// Throws `tooManyIndices` for an array without axes.
    public mutating func permutation(of array: NDArray) throws(EngineError) -> NDArray {
        guard let rows = array.shape.first else { throw .tooManyIndices(count: 1, rank: 0) }
        let width = rows == 0 ? 0 : array.count / rows
        var elements: [Double] = []
        elements.reserveCapacity(array.count)
        for row in permutation(rows) { elements += array.elements[row * width..<(row + 1) * width] }
        return NDArray(shape: array.shape, kind: array.kind, elements: elements)
    }

    /// `size` of the numbers `0..<count`, with or without repetition, each as likely as any other or by
    /// `probabilities`, which sum to 1.
    ///
    /// Throws `argument`, `countsDiffer`, or `tooFewSamples` where there are not enough to take without repetition.
    public mutating func choice(
        count: Int, size: Int, replace: Bool = true, probabilities: [Double]? = nil
    ) throws(EngineError) -> [Int] {
        if size < 0 { throw .argument(name: "size", value: Double(size), .notNegative) }
        if count < 1, size > 0 { throw .argument(name: "count", value: Double(count), .positive) }
        if let probabilities { try RandomState.check(probabilities, count: count) }
        if replace {
            guard let probabilities else {
                let shape = try DrawShape([size])
                return (0..<shape.count).map { _ in integer(below: count) }
            }
            let heights = RandomState.cumulated(probabilities)
            return (0..<size).map { _ in RandomState.place(of: uniform(), in: heights) }
        }
        let available = probabilities?.count { $0 > 0 } ?? count
        if size > available { throw .tooFewSamples(found: available, needed: size) }
        guard let probabilities else { return Array(permutation(count).prefix(size)) }
        return distinct(size, probabilities)
    }

    /// Draws as many as are missing, keeps the first of each, and goes on without those found.
    private mutating func distinct(_ size: Int, _ probabilities: [Double]) -> [Int] {
        var remaining = probabilities
        var found: [Int] = []
        while found.count < size {
            let draws = (found.count..<size).map { _ in uniform() }
            for index in found { remaining[index] = 0 }
            let heights = RandomState.cumulated(remaining)
            var seen: Set<Int> = []
            for draw in draws {
                let index = RandomState.place(of: draw, in: heights)
                if seen.insert(index).inserted { found.append(index) }
            }
        }
        return found
    }

    private static func check(_ probabilities: [Double], count: Int) throws(EngineError) {
        if probabilities.count != count { throw .countsDiffer(first: count, second: probabilities.count) }
        for value in probabilities where !(0...1).contains(value) {
            throw .argument(name: "p", value: value, .probability)
        }
        let total = probabilities.reduce(0, +)
        if (total - 1).magnitude > 1.4901161193847656e-08 { throw .probabilitiesDoNotSumToOne(total) }
    }

    private static func cumulated(_ probabilities: [Double]) -> [Double] {
        var sum = 0.0
        let sums = probabilities.map { value in
            sum += value
            return sum
        }
        return sums.map { $0 / sum }
    }

    /// The number of heights at or below `value`.
    private static func place(of value: Double, in heights: [Double]) -> Int {
        var low = 0
        var high = heights.count
        while low < high {
            let middle = (low + high) / 2
            if heights[middle] <= value { low = middle + 1 } else { high = middle }
        }
        return min(low, heights.count - 1)
    }
}
