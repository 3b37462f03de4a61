import Engine
import Testing

struct DatasetTests {
    private func small() throws -> Dataset {
        try Dataset(
            x: NDArray(shape: [3, 2], elements: [1, 2, 3, 4, 5, 6]),
            y: NDArray(shape: [3], kind: .integer, elements: [0, 1, 0]), features: ["age", "dose"], target: "ill")
    }

    @Test func takesRowsAndColumns() throws {
        let data = try small()
        #expect(try data.rows([2, 0, 2]).x.elements == [5, 6, 1, 2, 5, 6])
        #expect(try data.rows([2, 0, 2]).y.elements == [0, 0, 0])
        #expect(data.rows(1..<9).x.elements == [3, 4, 5, 6])
        #expect(data.rows(7..<9).count == 0)
        #expect(try data.column("dose").elements == [2, 4, 6])
        #expect(try data.column("ill").kind == .integer)
        let turned = try data.columns(["dose", "age"])
        #expect(turned.x.elements == [2, 1, 4, 3, 6, 5])
        #expect(turned.features == ["dose", "age"])
    }

    @Test func namesColumnsByNumber() throws {
        let y = NDArray(shape: [2], elements: [0, 1])
        #expect(try Dataset(x: NDArray(shape: [2, 3], repeating: 0), y: y).features == ["x0", "x1", "x2"])
        #expect(try Dataset(x: y, y: y).x.shape == [2, 1])
        #expect(try Dataset(x: NDArray(shape: [2, 2, 2, 1], repeating: 0), y: y).features.isEmpty)
    }

    @Test func refusesWhatDoesNotFit() throws {
        let data = try small()
        #expect(throws: EngineError.countsDiffer(first: 3, second: 2)) {
            try Dataset(x: data.x, y: NDArray(shape: [2], repeating: 0))
        }
        #expect(throws: EngineError.countsDiffer(first: 2, second: 1)) {
            try Dataset(x: data.x, y: data.y, features: ["a"])
        }
        #expect(throws: EngineError.duplicateColumn("age")) { try data.columns(["age", "dose", "age"]) }
        #expect(throws: EngineError.indexOutOfRange(index: 3, axis: 0, length: 3)) { try data.rows([3]) }
        #expect(throws: EngineError.unknownColumn("agee", known: ["age", "dose", "ill"])) { try data.column("agee") }
    }
}
