import Engine
import Testing

/// What is computed without tables is what the primitive gives, and costs the same.
struct DirectTests {
    static let arrays = [
        NDArray(shape: [2, 3], elements: [0.5, -1.25, .nan, 0, 2.75, -3]),
        NDArray(shape: [2, 2], kind: .integer, elements: [0, 1, 2, 3]),
        NDArray(shape: [1], kind: .truth, elements: [1]),
        NDArray(shape: [1200], elements: (0..<1200).map { 0.25 * Double($0) }),
    ]

    @Test(arguments: arrays, [1.5, 0, -2, .nan])
    func aNumberActsAsAnArrayOfIt(array: NDArray, number: Double) throws {
        for operation in Binary.allCases {
            var (direct, general) = (Graph(budget: Budget()), Graph(budget: Budget()))
            expectSame(
                try direct.binary(operation, array, number),
                try general.apply(.binary(operation), [array, NDArray(number: number)]), "\(operation)")
            expectSame(
                try direct.binary(operation, number, array),
                try general.apply(.binary(operation), [NDArray(number: number), array]), "\(operation)")
            #expect(direct.budget.operations == general.budget.operations, "\(operation)")
        }
    }

    @Test(arguments: arrays)
    func theMeanOfAllIsTheSumDividedByTheirNumber(array: NDArray) throws {
        var (direct, general) = (Graph(budget: Budget()), Graph(budget: Budget()))
        let axes = Array(array.shape.indices)
        let sum = try general.apply(.reduce(.sum, axes: axes, keepsAxes: false), [array])
        let mean = try general.apply(.binary(.divide), [sum, NDArray(number: Double(array.count))])
        expectSame(try direct.mean(array), mean, "mean")
        #expect(direct.budget.operations == general.budget.operations)
    }

    private func expectSame(_ a: NDArray, _ b: NDArray, _ what: Comment) {
        #expect(a.shape == b.shape, what)
        #expect(a.kind == b.kind, what)
        #expect(a.elements.map(\.bitPattern) == b.elements.map(\.bitPattern), what)
    }
}
