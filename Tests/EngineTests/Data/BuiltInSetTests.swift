import Engine
import Testing

/// The data sets that ship, by their sizes, sums and some entries as their sources give them.
struct BuiltInSetTests {
    @Test func irisIsWhole() throws {
        let data = try Dataset.iris()
        #expect(data.x.shape == [150, 4])
        // scikit-learn's load_iris().data.sum()
        #expect((data.x.elements.reduce(0, +) - 2078.7).magnitude < 1e-9)
        #expect(data.classes == ["setosa", "versicolor", "virginica"])
        #expect(data.y.elements == [0, 1, 2].flatMap { Array(repeating: $0, count: 50) })
        #expect(Array(data.x.elements.prefix(4)) == [5.1, 3.5, 1.4, 0.2])
    }

    @Test func wineIsWhole() throws {
        let data = try Dataset.wine()
        #expect(data.x.shape == [178, 13])
        #expect((data.x.elements.reduce(0, +) - 159975.295999).magnitude < 1e-8)
        #expect([0, 1, 2].map { label in data.y.elements.count { $0 == label } } == [59, 71, 48])
        #expect(data.classes == ["class_0", "class_1", "class_2"])
    }

    @Test func digitsAreWhole() throws {
        let data = try Dataset.digits()
        #expect(data.x.shape == [1797, 64])
        #expect(data.x.elements.reduce(0, +) == 561718)
        #expect(data.x.elements.max() == 16 && data.x.elements.min() == 0)
        #expect(
            (0...9).map { label in data.y.elements.count { $0 == Double(label) } }
                == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180])
        #expect(data.features[10] == "pixel_1_2")
    }

    @Test func penguinsAreWhole() throws {
        let data = try Dataset.penguins()
        #expect(data.x.shape == [344, 7])
        #expect(data.classes == ["Adelie", "Chinstrap", "Gentoo"])
        #expect([0, 1, 2].map { label in data.y.elements.count { $0 == label } } == [152, 68, 124])
        #expect(try data.texts("sex")?.count { $0 == nil } == 11)
        #expect(data.x.elements.count { $0.isNaN } == 19)
        #expect(try dropMissing(data).count == 333)
        #expect(data.categories[0] == ["Biscoe", "Dream", "Torgersen"])
        // 4201.754385964912 g on average, as palmerpenguins' page says.
        let mass = try data.column("body_mass_g").elements.filter { !$0.isNaN }
        #expect((mass.reduce(0, +) / 342 - 4201.754385964912).magnitude < 1e-9)
    }

    @Test func nhefsIsTheBooks() throws {
        let data = try Dataset.nhefs()
        #expect(data.x.shape == [1566, 10])
        #expect(data.x.elements.allSatisfy { !$0.isNaN })
        // What If, section 12.2: those who gave up put on 4.5 kg, the others 2.0.
        let quit = try data.column("qsmk").elements
        let gains = [0.0, 1.0].map { group in
            let gains = zip(quit, data.y.elements).filter { $0.0 == group }.map(\.1)
            return gains.reduce(0, +) / Double(gains.count)
        }
        #expect(quit.count { $0 == 1 } == 403)
        #expect((gains[1] - 4.5250789).magnitude < 1e-6)
        #expect((gains[0] - 1.9844976).magnitude < 1e-6)
        #expect(try Set(data.column("sex").elements) == [0, 1])
        #expect(try Set(data.column("exercise").elements) == [0, 1, 2])
    }

    @Test func kidneyStonesAreTheTable() throws {
        let data = try Dataset.kidneyStones()
        #expect(data.count == 700)
        func share(_ treatment: String, _ size: String?) throws -> [Int] {
            let rows = zip(try data.texts("size") ?? [], try data.texts("treatment") ?? []).enumerated().filter {
                $0.element.1 == treatment && (size == nil || $0.element.0 == size)
            }.map(\.offset)
            return [rows.count { data.y.elements[$0] == 1 }, rows.count]
        }
        #expect(try share("A", nil) == [273, 350])
        #expect(try share("B", nil) == [289, 350])
        #expect(try share("A", "small") == [81, 87])
        #expect(try share("B", "large") == [55, 80])
    }
}
