import Diagnostics
import Documents
import Engine
import Testing

@testable import Evaluation

/// What running the notebook of `markdown` makes, with at most `workers` combinations at once.
private func run(
    _ markdown: String, workers: Int = 3, keepsGoing: Bool = false, limits: Budget.Limits = Budget.Limits()
) throws -> Execution {
    let notebook = try Notebook.read(SourceFile(path: "test.md", bytes: Array(markdown.utf8)))
    var settings = SessionSettings(notebook)
    settings.limits = limits
    let session = Session(settings: settings, host: Host())
    return DeepThread {
        var runner = Runner(notebook, session: session, keepsGoing: keepsGoing)
        runner.workers = workers
        return runner.run()
    }.value()
}

/// A cell that sweeps.
private func cell(_ sweep: String, _ source: String) -> String { "```nn {sweep=\"\(sweep)\"}\n\(source)\n```\n" }

private func cell(_ source: String) -> String { "```nn\n\(source)\n```\n" }

private func texts(_ outputs: [Output]) -> [String] {
    outputs.map { output in
        switch output {
        case .text(let text): text
        case .promise(let text): "✓ " + text
        case .table(let table): table.rows.map { $0.joined(separator: " ") }.joined(separator: "\n")
        case .failure(let diagnostic, _): diagnostic.code
        default: "…"
        }
    }
}

private func texts(_ execution: Execution, _ cell: Int) -> [[String]] {
    execution.cells[cell].sweep?.outputs.map { texts($0) } ?? []
}

@Suite struct SweepTests {
    @Test func resultsStandInTheGridsOrder() throws {
        let execution = try run(cell("a=1,2; b=10,20,30", "100 * a + b"))
        #expect(execution.diagnostics.isEmpty)
        #expect(texts(execution, 0) == [["110"], ["120"], ["130"], ["210"], ["220"], ["230"]])
        #expect(texts(execution.cells[0].outputs) == ["110"])
        #expect(execution.cells[0].sweep?.resultName == "100 * a + b")
        #expect(execution.cells[0].sweep?.grid.setting(of: 3) == "a = 2, b = 10")
    }

    @Test func eachCombinationStartsFromTheSessionBeforeTheCell() throws {
        let execution = try run(
            cell("seed 3\nseen = [0]\nnet = sequential(dense(1), input=1)")
                + cell(
                    "k=1,2,3", "seen += [k]\nnet.layers[0].bias = array([1.0 * k])\nseen, net.layers[0].bias, rand(1)")
                + cell("seen, k, net.layers[0].bias, rand(1)"))
        #expect(execution.diagnostics.isEmpty)
        let shown = texts(execution, 1).map { $0.joined().split(separator: "\n") }
        #expect(shown.map { $0[0] } == ["seen = [0, 1]", "seen = [0, 2]", "seen = [0, 3]"])
        #expect(
            shown.map { $0[1] }
                == ["net.layers[0].bias = [1.]", "net.layers[0].bias = [2.]", "net.layers[0].bias = [3.]"])
        #expect(shown[0][2] == shown[1][2] && shown[0][2] == shown[2][2])
        // The session goes on from the first, its names and its random stream included.
        let after = texts(execution.cells[2].outputs).joined().split(separator: "\n")
        #expect(after[0] == "seen = [0, 1]" && after[1] == "k = 1" && after[2] == "net.layers[0].bias = [1.]")
        #expect(after[3] != shown[0][2])
    }

    @Test func theValuesAreConstantsOfTheLanguage() throws {
        let execution = try run(
            cell("f=relu,tanh; x=-1,[2],'a,b',True,None,1e-3,2**3", "x") + cell("o=sgd(0.1),adam()", "o"))
        #expect(!execution.diagnostics.contains { $0.severity == .error })
        #expect(texts(execution, 0).prefix(7).map { $0.joined() } == ["-1", "[2]", "'a,b'", "True", "", "0.001", "8"])
        #expect(texts(execution, 1).count == 2)
    }

    @Test(arguments: [1, 2, 5]) func theNumberOfWorkersChangesNothing(workers: Int) throws {
        let training =
            cell("seed 1\ndata = make_moons(samples=60, noise=0.1)")
            + cell(
                "lr=0.01,0.1; hidden=2,4,8",
                """
                net = sequential(dense(hidden, tanh), dense(1, sigmoid))
                train(net, data, loss=binary_crossentropy, optimizer=adam(lr), epochs=3)
                rand(2)
                """)
            + cell("net.layers[0].weights, rand(2)")
        let alone = try run(training, workers: 1)
        let together = try run(training, workers: workers)
        #expect(alone.diagnostics.isEmpty && together.diagnostics.isEmpty)
        #expect(texts(alone, 1).count == 6)
        #expect(texts(alone, 1) == texts(together, 1))
        #expect(texts(alone.cells[2].outputs) == texts(together.cells[2].outputs))
    }

    @Test(arguments: [1, 2, 5]) func theFirstCombinationThatFailsIsSaid(workers: Int) throws {
        let execution = try run(
            cell("k=1,2,3,4", "print k\nexpect k != 2 and k != 4") + cell("k"), workers: workers, keepsGoing: true)
        let failure = try #require(execution.diagnostics.first)
        #expect(execution.diagnostics.count == 1)
        #expect(failure.number == 300)
        #expect(failure.notes.map(\.text[.english]) == ["in the combination k = 2"])
        #expect(execution.cells[0].status == .failed)
        #expect(execution.cells[0].sweep == nil)
        #expect(texts(execution.cells[0].outputs) == ["2", "NN0300"])
        // With --keep-going the rest goes on from the first all the same.
        #expect(texts(execution.cells[1].outputs) == ["1"])
    }

    @Test func promisesAreKeptInEachCombination() throws {
        let execution = try run(cell("k=1,2", "expect k < 3"))
        #expect(texts(execution, 0) == [["✓ k < 3 (1 < 3)"], ["✓ k < 3 (2 < 3)"]])
    }

    @Test(arguments: [1, 2, 5]) func allTogetherSpendNoMoreThanOneNotebook(workers: Int) throws {
        let loop = cell("k=1,2,3,4,5,6", "for i in range(100):\n    pass")
        let over = try run(loop, workers: workers, limits: .init(steps: 450, operations: 1_000, memory: 1 << 20))
        #expect(over.diagnostics.filter { $0.severity == .error }.map(\.number) == [701])
        let failure = try #require(over.diagnostics.first { $0.number == 701 })
        #expect(failure.notes.map(\.text[.english]) == ["in the combination k = 3"])
        let within = try run(
            loop + cell("for i in range(100):\n    pass"), workers: workers,
            limits: .init(steps: 1_250, operations: 1_000, memory: 1 << 20))
        #expect(within.cells[0].status == .done)
        // What follows has what they left.
        #expect(within.cells[1].status == .failed)
        #expect(within.diagnostics.filter { $0.severity == .error }.map(\.number) == [701])
    }

    /// Half of the memory is more than a share, so each of them runs alone in the end; two thirds are more than the first
    /// one left.
    @Test(arguments: [1, 2, 5]) func memoryIsSharedToo(workers: Int) throws {
        func execution(_ count: Int) throws -> Execution {
            try run(
                cell("k=1,2,3", "x = zeros(\(count)) + k\nx.sum()\nx = 0"), workers: workers,
                limits: .init(steps: 1_000, operations: 1_000_000, memory: 1 << 20))
        }
        #expect(try execution(60_000).cells[0].status == .done)
        #expect(texts(try execution(60_000), 0) == [["60000.0"], ["120000.0"], ["180000.0"]])
        let held = try run(
            cell("k=1,2,3", "x = zeros(60_000)\ny = 0"), workers: workers,
            limits: .init(steps: 1_000, operations: 1_000_000, memory: 900_000))
        let failure = try #require(held.diagnostics.first { $0.severity == .error })
        #expect(failure.number == 703)
        #expect(failure.notes.map(\.text[.english]) == ["in the combination k = 2"])
    }

    @Test(arguments: [1, 4]) func textOfAllCountsForTheCell(workers: Int) throws {
        let notebook =
            "---\nexecute: {output: 25}\n---\n\n" + cell("k=1,2,3,4", "print '0123456789'")
        let execution = try run(notebook, workers: workers)
        let failure = try #require(execution.diagnostics.first { $0.severity == .error })
        #expect(failure.number == 705)
        #expect(failure.notes.map(\.text[.english]) == ["in the combination k = 3"])
    }

    @Test func whatIsWrongIsSaidBeforeAnythingRuns() throws {
        let misspelt = try run(cell("print 1") + cell("hidden=2,4", "zeros(hiden)"))
        #expect(misspelt.diagnostics.filter { $0.severity == .error }.map(\.number) == [240])
        #expect(misspelt.cells[0].status == .notRun)
        let shapes = try run(cell("print 1") + cell("n=2,3", "zeros(3) + zeros(n)"))
        #expect(shapes.diagnostics.map(\.number) == [236])
        #expect(shapes.cells[0].status == .notRun)
        // Of values of several kinds nothing is known.
        let mixed = try run(cell("n=2,'a'", "if n == 'a':\n    print n + 'b'\nelse:\n    print n + 1"))
        #expect(mixed.diagnostics.isEmpty)
        #expect(texts(mixed, 0) == [["3"], ["ab"]])
        // Without it, the name is there in the cells that follow.
        #expect(try run(cell("n=2,4", "zeros(n)") + cell("n")).diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("for=1,2", "1", 137), ("a-b=1", "1", 137), ("a=1; a=2", "a", 137), ("2=1", "1", 137),
        ("a=b", "a", 138), ("a=[x]", "a", 138), ("a=x[0]", "a", 138), ("a=(1", "a", 209),
        ("a=sgd(-1)", "a", 285),
    ])
    func namesAndValuesThatCannotBeSwept(_ sweep: String, _ source: String, _ number: Int) throws {
        let execution = try run(cell("x = [1]") + cell(sweep, source))
        let errors = execution.diagnostics.filter { $0.severity == .error }
        #expect(errors.first?.number == number, "\(errors)")
        #expect(execution.cells[0].status == .notRun)
    }

    @Test func aNameThatTheCellDoesNotUseIsAWarning() throws {
        let execution = try run(cell("lr=1,2; k=3", "print k"))
        #expect(execution.diagnostics.map(\.number) == [139])
        #expect(execution.diagnostics.map(\.severity) == [.warning])
        #expect(execution.cells[0].status == .done)
        // A function above reads it.
        let used = try run(cell("def f():\n    return k + 1") + cell("k=1,2", "f()"))
        #expect(used.diagnostics.isEmpty)
        #expect(texts(used, 1) == [["2"], ["3"]])
    }

    @Test func aCellThatDoesNotRunSweepsNothing() throws {
        let execution = try run("```nn {run=false sweep=\"k=1,2\"}\nk\n```\n")
        #expect(execution.diagnostics.isEmpty)
        #expect(execution.cells[0].sweep == nil)
    }
}
