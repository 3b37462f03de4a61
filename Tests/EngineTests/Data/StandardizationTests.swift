import Testing

@testable import Engine

struct StandardizationTests {
    @Test func doesWhatStandardizeDoesAndUndoesIt() throws {
        var x = filled([9, 3], 1)
        // A constant column, though 9 · 0.1 is not its sum.
        for row in 0..<9 { x.elements[3 * row + 2] = 0.1 }
        let data = try Dataset(x: x, y: NDArray(shape: [9], repeating: 0))
        let learnt = try Standardization(of: x, name: "x")
        #expect(learnt.apply(x).elements == (try standardize([data]))[0].x.elements)
        #expect(learnt.scales[2] == 1)
        #expect(distance(learnt.undo(learnt.apply(x)).elements, x.elements) <= 1e-15)
        let others = NDArray(rows: [[1, 2, 3]])
        #expect(learnt.apply(others).elements[1] == (2 - learnt.centers[1]) / learnt.scales[1])
        #expect(learnt.apply(others).shape == [1, 3])
    }

    @Test func takesARowOfNumbersAsOneColumn() throws {
        let learnt = try Standardization(of: NDArray([1, 3, .nan]), name: "y")
        #expect(learnt.centers == [2] && learnt.scales == [1])
        #expect(learnt.undo(NDArray([-1, 1])).elements == [1, 3])
        #expect(throws: EngineError.notFinite(.infinity, row: 0, column: "y")) {
            try Standardization(of: NDArray([.infinity]), name: "y")
        }
        #expect(throws: EngineError.nothingToLearn("x1")) {
            try Standardization(of: NDArray(rows: [[1, .nan]]), name: "x")
        }
    }
}
