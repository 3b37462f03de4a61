import Engine
import Testing

/// Columns of text, and data sets that hold them.
struct ColumnTests {
    private func wards() throws -> Dataset {
        try Dataset(
            columns: [
                ("ward", Column(texts: ["b", "a", nil, "é", "b"])),
                ("age", Column(NDArray(shape: [5], kind: .integer, elements: [30, 40, 50, 60, 70]))),
                ("ill", Column(texts: ["no", "yes", "yes", "no", nil])),
            ], target: "ill")
    }

    private func text(_ value: Double) -> String { String(Int(value)) }

    @Test func textsAreNumberedInTheOrderOfTheirBytes() throws {
        let column = Column(texts: ["é", "e\u{301}", "Z", "a", "Z"])
        #expect(column.categories?.map { Array($0.utf8) } == ["Z", "a", "e\u{301}", "é"].map { Array($0.utf8) })
        #expect(column.values.elements == [3, 2, 0, 1, 0])
        #expect(column.values.kind == .integer)
        #expect(Column(texts: [nil, nil]).categories == [])
    }

    @Test func dataSetKeepsTheNames() throws {
        let data = try wards()
        #expect(data.features == ["ward", "age"])
        #expect(data.categories == [["a", "b", "é"], nil])
        #expect(data.classes == ["no", "yes"])
        #expect(try data.texts("ward") == ["b", "a", nil, "é", "b"])
        #expect(try data.texts("ill") == ["no", "yes", "yes", "no", nil])
        #expect(try data.texts("age") == nil)
        #expect(data.x.elements[4].isNaN)
        #expect(try data.rows([3, 0]).texts("ward") == ["é", "b"])
        #expect(try data.columns(["age", "ward"]).categories == [nil, ["a", "b", "é"]])
    }

    @Test func columnIsReplacedOrAdded() throws {
        let data = try wards()
        let ages = Column(NDArray(shape: [5], elements: [1, 2, 3, 4, 5.5]))
        #expect(try data.replacing("ward", with: ages).categories == [nil, nil])
        #expect(try data.replacing("ward", with: ages).column("ward").elements == [1, 2, 3, 4, 5.5])
        let more = try data.replacing("bed", with: Column(texts: ["x", "y", "x", "y", "x"]))
        #expect(more.features == ["ward", "age", "bed"])
        #expect(try more.texts("bed") == ["x", "y", "x", "y", "x"])
        #expect(try more.column("age").elements == [30, 40, 50, 60, 70])
        let other = try data.replacing("ill", with: ages)
        #expect(other.y.elements == [1, 2, 3, 4, 5.5] && other.classes == nil)
        #expect(throws: EngineError.countsDiffer(first: 5, second: 2)) {
            try data.replacing("age", with: Column(texts: ["a", "b"]))
        }
        #expect(throws: EngineError.cannotJoin([5], [5, 2], axis: 1)) {
            try data.replacing("age", with: Column(NDArray(shape: [5, 2], repeating: 0)))
        }
    }

    @Test func categoriesBecomeColumnsOfZeroAndOne() throws {
        let data = try wards()
        let made = try oneHot([data], budget: Budget(), text: text)[0]
        #expect(made.features == ["ward_a", "ward_b", "ward_é", "age"])
        #expect(Array(made.x.elements[..<8]) == [0, 1, 0, 30, 1, 0, 0, 40])
        #expect(made.x.elements[8..<11].allSatisfy { $0.isNaN } && made.x.elements[11] == 50)
        #expect(made.categories == [nil, nil, nil, nil])
        let ages = try oneHot([data], columns: ["age"], budget: Budget(), text: text)[0]
        #expect(ages.features == ["ward", "age_30", "age_40", "age_50", "age_60", "age_70"])
    }

    @Test func categoriesOfOtherSetsAreFoundByName() throws {
        let data = try wards()
        func other(_ texts: [String?]) throws -> Dataset {
            try Dataset(
                columns: [
                    ("ward", Column(texts: texts)), ("age", Column(NDArray(shape: [texts.count], repeating: 1))),
                    ("ill", Column(texts: texts)),
                ], target: "ill")
        }
        let made = try oneHot([data, other(["é", "b"])], budget: Budget(), text: text)[1]
        #expect(made.x.elements == [0, 0, 1, 1, 0, 1, 0, 1])
        #expect(throws: EngineError.unknownCategory("c", column: "ward", known: ["a", "b", "é"])) {
            try oneHot([data, other(["c"])], budget: Budget(), text: text)
        }
        // The most frequent ward, b, has number 1 in the first set and 0 in the second.
        #expect(try fillMissing([data, other([nil, "b"])])[1].x.elements == [0, 1, 0, 1])
        let filled = try fillMissing([data, other(["c", nil])])[1]
        #expect(filled.categories[0] == ["b", "c"])
        #expect(try filled.texts("ward") == ["c", "b"])
        #expect(try fillMissing([data])[0].texts("ward") == ["b", "a", "b", "é", "b"])
    }

    @Test func missingSamplesAreDropped() throws {
        #expect(try dropMissing(wards()).column("age").elements == [30, 40, 60])
    }

    @Test func modelsGetOnlyNumbers() throws {
        let data = try wards()
        #expect(throws: EngineError.textColumns(["ward"])) { try data.checkNumbers() }
        let y = NDArray(shape: [2], elements: [1, 2])
        #expect(throws: EngineError.notFinite(.infinity, row: 1, column: "x[1, 0]")) {
            try Dataset(
                x: NDArray(shape: [2, 2, 2], elements: [1, 2, 3, 4, 5, 6, .infinity, 8]), y: y
            ).checkNumbers()
        }
        #expect(throws: EngineError.notFinite(-.infinity, row: 1, column: "y")) {
            try Dataset(x: y, y: NDArray(shape: [2, 2], elements: [1, 2, 3, -.infinity])).checkNumbers()
        }
        #expect(throws: Never.self) { try Dataset(x: y, y: y).checkNumbers() }
    }

    @Test func summaryOfTextNamesTheMostFrequent() throws {
        let summary = try wards().summaries()
        #expect(summary.map(\.mostFrequent) == ["b", nil, "no"])
        #expect(summary[0].count == 4 && summary[0].missing == 1)
    }

    @Test func refusesWhatCannotBeSpreadOut() throws {
        let data = try wards()
        #expect(throws: EngineError.unknownColumn("wart", known: ["ward", "age"])) {
            try oneHot([data], columns: ["wart"], budget: Budget(), text: text)
        }
        #expect(throws: EngineError.noTextColumns(["age"])) {
            try oneHot([data.columns(["age"])], budget: Budget(), text: text)
        }
        #expect(throws: EngineError.duplicateColumn("ward_a")) {
            try oneHot(
                [data.replacing("ward_a", with: Column(NDArray(shape: [5], repeating: 1)))], columns: ["ward"],
                budget: Budget(), text: text)
        }
        #expect(throws: EngineError.textTarget("ill")) { try standardize([data], target: true) }
        #expect(throws: EngineError.textColumns(["ward"])) {
            try selectFeatures([data], count: 1, score: .classification)
        }
        #expect(throws: EngineError.limit(.memory(needed: 240, limit: 100))) {
            let small = Budget(limits: Budget.Limits(steps: 1, operations: 1, memory: 100))
            return try oneHot([data], columns: ["age"], budget: small, text: text)
        }
    }
}
