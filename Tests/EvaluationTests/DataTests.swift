import Diagnostics
import Documents
import Testing

@testable import Evaluation

/// Data sets in the language: columns, choices, and what transformations give.
@Suite struct DataTests {
    @Test func noneIsMissingAmongNumbers() {
        let shown = show(
            """
            data = dataset(age=[31, None, 52], ill=[1, 0, 1], target="ill")
            data["dose"] = [None, 2.5, 3]
            print data["age"], data["dose"], len(drop_missing(data))
            """)
        #expect(shown.texts == ["[31. nan 52.] [nan 2.5 3. ] 1"])
    }

    @Test(arguments: [
        (#"d = iris()\#nlen(d[d["species"] == "setosa"]), len(d[d["species"] != "setosa"])"#, "50\n100"),
        (#"b = penguins()\#nb["sex"][2:5], b["bill_length_mm"][:2]"#, "['female', None, 'female']\n[39.1 39.5]"),
        (#"b = penguins()\#nm = (b["island"] == "Dream") & ("male" == b["sex"])\#nlen(b[m]), sum(m)"#, "62\n62"),
        (
            #"d = dataset(ward=["b", "a", None], age=[1, 2, 3], target="age")\#nd.x, d["ward"]"#,
            "[[ 1.]\n [ 0.]\n [nan]]\n['b', 'a', None]"
        ),
        (
            #"d = dataset([1, 2, 3], ["no", "yes", "no"])\#nd.y, d.classes, d["y"]"#,
            "[0 1 0]\n['no', 'yes']\n['no', 'yes', 'no']"
        ),
        (
            #"d = dataset(x=[1, 2], z=[3, 4], y=[5, 6], target="y")\#nd.features, d.y, d["x"]"#,
            "['x', 'z']\n[5 6]\n[1 2]"
        ),
        (#"d = dataset([[1, 2]], [3], target="price")\#nd["price"]"#, "[3]"),
        (
            #"d = dataset(a=[1, 2], b=[3, 4], target="b")\#nd["a"] = d["a"] * 10\#nd["c"] = ["u", "v"]\#nd["b"] = 7\#nd["a"][1] = 5\#nd["t"] = "w"\#nd.x, d.y, d["c"], d["t"]"#,
            "[[10  0  0]\n [ 5  1  0]]\n[7 7]\n['u', 'v']\n['w', 'w']"
        ),
        (#"e = d = dataset(a=[1, 2], b=[3, 4], target="b")\#ne["a"] += 1\#nd["a"], e["a"]"#, "[1 2]\n[2 3]"),
        (
            #"["a", None, "b"] == "a", ["a", None, "b"] != "a", [] == "a", ["a", 1] == "a""#,
            "[ True False False]\n[False  True  True]\nFalse\nFalse"
        ),
        (
            #"a, b, c = standardize(iris()[:50], iris()[50:100], iris()[:0])\#nlen(a), len(b), len(c), abs(mean(a.x)) < 1e-10"#,
            "50\n50\n0\nTrue"
        ),
        (
            #"d = normalize((array([[1, 2], [3, 6]]), [10, 20]), target=True)\#nd.x, d.y"#,
            "[[0. 0.]\n [1. 1.]]\n[0. 1.]"
        ),
        (
            #"d = dataset(a=[1, nan, 3, 3], y=[0, 0, 0, 0], target="y")\#n[fill_missing(d, method=m)["a"][1] for m in [mean, "median", "most_frequent", 0]]"#,
            "[2.333333, 3.0, 3.0, 0.0]"
        ),
        (
            #"one_hot([0, 2]), one_hot([1, 0], 3), one_hot([1], classes=2)"#,
            "[[1. 0. 0.]\n [0. 0. 1.]]\n[[0. 1. 0.]\n [1. 0. 0.]]\n[[0. 1.]]"
        ),
        (
            #"d = kidney_stones()\#none_hot(d, columns=["size"]).features, one_hot(d).x[0]"#,
            "['size_large', 'size_small', 'treatment']\n[0 1 1 0]"
        ),
        (#"unique(penguins()["sex"]), unique(["b", "a", "b"])"#, "['female', 'male']\n['a', 'b']"),
        (#"one_hot(dataset(n=[3, 1.5, 3], y=[0, 0, 0], target="y"), columns=["n"]).features"#, "['n_1.5', 'n_3']"),
        (
            #"[len(t) for s, t in kfold(iris(), 4)], [len(p) for p in batches(iris(), 60)]"#,
            "[38, 38, 37, 37]\n[60, 60, 30]"
        ),
    ])
    func cellGives(cell: String, text: String) {
        let shown = show(cell)
        #expect(shown.diagnostics.isEmpty, "\(shown.diagnostics.map { $0.headline[.english] })")
        // What is shown under its own text, `name = value`, by its value.
        let lines = shown.texts.joined(separator: "\n").split(separator: "\n", omittingEmptySubsequences: false)
        let values = lines.filter { !$0.hasSuffix(" =") }.map { line in
            line.ranges(of: " = ").last.map { line[$0.upperBound...] } ?? line
        }
        #expect(values.joined(separator: "\n") == text)
    }

    @Test func tableOfTheFirstSamplesShowsTextsAndGaps() {
        let shown = show("head penguins(), 4")
        #expect(
            shown.last.split(separator: "\n").suffix(2) == [
                "Torgersen | 40.3 | 18.0 | 195 | 3250 | female | 2007 | Adelie",
                "Torgersen | nan | nan | nan | nan | None | 2007 | Adelie",
            ])
        #expect(show("head digits(), 0").last.split(separator: "\n").count == 1)
        #expect(
            show("head((zeros(2, 4, 4, 1), [0, 1]))").last
                == "x | y\n[4, 4, 1] | 0\n[4, 4, 1] | 1")
    }

    @Test func descriptionHasARowForEachColumn() {
        let shown = show("describe penguins()")
        #expect(shown.last.split(separator: "\n").count == 9)
        #expect(shown.last.contains("\nsex | 333 | 11 |  |  |  |  |  |  |  | male\n"))
        #expect(
            show("describe((array([[1], [2], [4]]), [0, 1, 1]))").last
                == """
                column | count | missing | mean | std | min | 25% | 50% | 75% | max
                x0 | 3 | 0 | 2.333333 | 1.527525 | 1.0 | 1.5 | 2.0 | 3.0 | 4.0
                y | 3 | 0 | 0.6666667 | 0.5773503 | 0.0 | 0.5 | 1.0 | 1.0 | 1.0
                """)
    }

    @Test func pointsAreColouredByTexts() throws {
        let shown = show("d = penguins()\npoints(d[\"bill_length_mm\"], d[\"body_mass_g\"], by=d[\"sex\"])")
        let output = try #require(shown.outputs.last)
        guard case .plots(let plots) = output else {
            Issue.record("no picture")
            return
        }
        #expect(plots[0].marks.map(\.label) == ["None", "female", "male"])
    }

    @Test func preparedPenguinsTrain() {
        let shown = show(
            """
            seed 1
            birds = drop_missing(penguins())
            train_set, test_set = split(birds, test=0.3, stratify=True)
            train_set, test_set = one_hot(train_set, test_set)
            train_set, test_set = standardize(train_set, test_set)
            net = sequential(dense(16, relu), dense(3, softmax))
            history = train(net, train_set, loss=crossentropy, optimizer=adam(lr=0.01), epochs=20)
            expect accuracy(net, test_set) > 0.95
            """)
        #expect(shown.diagnostics.isEmpty, "\(shown.diagnostics.map { $0.headline[.english] })")
    }

    @Test(arguments: [
        "iris()[:0].standardize()", "iris()[:0].fill_missing()", "kfold(iris()[:1], 2)", "make_blobs(10, centers=0)",
        "make_blobs(10, centers=[1, 2])", "make_blobs(10, box=(1, 2, 3))", "make_blobs(10, centers=[[nan, 1]])",
        "make_blobs(10, centers=2, std=-1)", "make_blobs(10, centers=1_000_000_000_000)", "make_spiral(10, turns=inf)",
        "make_sine(10, high=inf)", "make_sine(10, low=nan)", "make_sine(0)", "make_moons(-5)",
        "make_moons(10, noise=nan)",
        "make_regression(10, bias=nan)", "make_regression(4_000_000_000, 4_000_000_000)", "batches(iris(), 0)",
        "kfold(iris(), 1_000_000_000_000)", "head(iris(), -1)", "select_features(iris(), k=0)", "iris()[\"specie\"]",
        "one_hot(iris(), columns=[\"specie\"])", "one_hot(iris(), columns=3)",
        "fill_missing(penguins(), method=inf)", "fill_missing(penguins(), method=sum)", "one_hot([1], 2, 3)",
        "describe(3)", "dataset(a=[[1, 2]], y=[1], target=\"y\")", "dataset([1], y=[2], z=[3], target=\"z\")",
        "d = iris()\nd[\"a\"] = [1, 2]", "d = iris()\nd[\"a\"] = zeros(150, 2)", "d = iris()\nd[0] = 1",
        "dataset(a=[], y=[], target=\"y\").standardize()",
    ])
    func badInputIsAMistakeWithANumber(cell: String) {
        let number = show(cell).number
        #expect(number != nil && number != 900, "\(cell)")
        #expect((number ?? 0) < 900, "\(cell)")
    }
}
