public import Diagnostics
public import Documents
internal import Engine
internal import Language

/// Runs a notebook from top to bottom and keeps what each cell shows.
public struct Runner {
    private let notebook: Notebook
    /// Where cells begin that have no closing fence.
    private let unclosed: [Int]
    private var session: Session
    private let keepsGoing: Bool
    /// Whether what can be known before the run is said before it.
    var checksFirst = true
    private var execution: Execution
    private var programs: [Program] = []
    private var inlinePrograms: [Program] = []
    /// What the cells sweep, by their numbers.
    private var sweeps: [Int: SweepPlan] = [:]
    /// How many combinations of a sweep may run at once; no result depends on it.
    var workers: Int?
    private var hasFailed = false

    /// A run of `notebook`; after a failing cell the rest runs only if `keepsGoing`.
    public init(_ notebook: Notebook, session: Session, keepsGoing: Bool = false) {
        self.notebook = notebook
        unclosed = notebook.diagnostics.filter(\.isUnclosedCell).compactMap(\.range?.start)
        self.session = session
        self.keepsGoing = keepsGoing
        execution = Execution(notRun: notebook)
    }

    /// Reads every cell, and if all can be read, runs them. Needs a stack of 256 MiB.
    public mutating func run() -> Execution {
        let isRead = parse()
        if checksFirst { findMistakes() }
        guard isRead, keepsGoing || !execution.diagnostics.contains(where: { $0.severity == .error }) else {
            return execution
        }
        var nextInline = 0
        for index in 0...notebook.cells.count {
            while nextInline < notebook.inlines.count, notebook.inlines[nextInline].cellsBefore == index {
                if !isOver { evaluateInline(nextInline) }
                nextInline += 1
            }
            if index < notebook.cells.count, !isOver { runCell(index) }
        }
        return execution
    }

    /// How claims and expectations fared in a run that grades them.
    public var grades: [Grade] { session.grades ?? [] }

    /// What is wrong with the notebook whatever the data are, without running it. Needs the same stack.
    public mutating func check() -> [Diagnostic] {
        _ = parse()
        findMistakes()
        return execution.diagnostics
    }

    /// What a good teacher would say of it, but for the kinds that the front matter or these numbers silence; after
    /// `check`.
    public func advice(without silenced: Set<Int> = []) -> [Diagnostic] {
        let silenced = silenced.union(notebook.frontMatter.allowed.map(\.number))
        let lesson = AdvisedNotebook(notebook, cells: programs, inlines: inlinePrograms, names: session.names)
        return Advice.all.filter { !silenced.contains($0.number) }.flatMap { $0.find(lesson) }.inOrder
    }

    private var isOver: Bool {
        guard hasFailed else { return false }
        return !keepsGoing || execution.diagnostics.contains(where: \.endsRun)
    }

    /// All mistakes of the text are found before anything runs, each where it stands. Gives whether all could be read.
    private mutating func parse() -> Bool {
        for parameter in notebook.frontMatter.parameters where !isName(parameter.name) {
            execution.diagnostics.append(.parameterIsNoName(parameter.name, at: parameter.range))
        }
        for allowed in notebook.frontMatter.allowed where !Diagnostic.numbersOfAdvice.contains(allowed.number) {
            execution.diagnostics.append(.isNoAdvice(allowed.number, at: allowed.range))
        }
        if let nothing = Diagnostic.nothingRuns(in: notebook) { execution.diagnostics.append(nothing) }
        for (index, cell) in notebook.cells.enumerated() {
            let result = SyntaxTree.parse(lines: cell.lines, names: &session.names)
            programs.append(Program(tree: result.tree, source: notebook.source))
            let findings = isUnclosed(cell) ? [] : result.diagnostics
            execution.diagnostics += findings.filter { $0.severity != .error }
            let errors = findings.filter { $0.severity == .error }
            guard !errors.isEmpty else { continue }
            if let expectation = cell.options.expectation, errors.contains(where: { expectation.isMet(by: $0) }) {
                execution.cells[index].status = .failedAsExpected
                execution.cells[index].outputs = errors.map { .failure($0, isExpected: true) }
            } else {
                execution.cells[index].status = .failed
                execution.cells[index].outputs = errors.map { .failure($0, isExpected: false) }
                execution.diagnostics += errors
            }
        }
        for index in notebook.cells.indices { parseSweep(index) }
        for inline in notebook.inlines {
            let result = SyntaxTree.parseExpression(line: inline.line, names: &session.names)
            inlinePrograms.append(Program(tree: result.tree, source: notebook.source))
            execution.diagnostics += result.diagnostics
        }
        execution.diagnostics = execution.diagnostics.inOrder
        session.reserveSlots()
        return !execution.diagnostics.contains { $0.severity == .error }
    }

    /// Reads what a cell sweeps: the names and their values.
    private mutating func parseSweep(_ index: Int) {
        let cell = notebook.cells[index]
        guard !cell.options.sweep.isEmpty else { return }
        let plan = SweepPlan(cell.options.sweep, in: notebook.source, names: &session.names)
        sweeps[index] = plan
        let errors = plan.diagnostics.filter { $0.severity == .error }
        execution.diagnostics += plan.diagnostics
        if !errors.isEmpty {
            execution.cells[index].status = .failed
            execution.cells[index].outputs += errors.map { .failure($0, isExpected: false) }
        }
    }

    /// What is wrong whatever the data are is said before anything runs; up to the first cell that cannot be read, for
    /// what stands there may be all that is missing further on.
    private mutating func findMistakes() {
        var checker = Checker(session)
        var nextInline = 0
        for index in 0...notebook.cells.count {
            while nextInline < notebook.inlines.count, notebook.inlines[nextInline].cellsBefore == index {
                checker.check(inlinePrograms[nextInline])
                nextInline += 1
            }
            guard index < notebook.cells.count else { continue }
            if execution.cells[index].status == .failed || isUnclosed(notebook.cells[index]) { break }
            if execution.cells[index].status != .notRun { continue }
            let options = notebook.cells[index].options
            guard options.run, !options.isExercise else { continue }
            let before = checker.diagnostics.count
            let variables = options.expectation == nil ? [] : checker.variables
            if let plan = sweeps[index] { checker.bind(plan) }
            checker.check(programs[index])
            // A misspelt use is one mistake.
            if let plan = sweeps[index], checker.diagnostics.count == before {
                execution.diagnostics += plan.unusedNames(in: programs[index], after: programs[..<index])
            }
            guard let expectation = options.expectation else { continue }
            // It will not run to its end.
            checker.forgetDifferences(from: variables)
            // What a cell announces is no mistake; it may be found only when it is run.
            if checker.diagnostics[before...].contains(where: { expectation.isMet(by: $0) }) {
                checker.diagnostics.removeSubrange(before...)
            }
            for place in checker.diagnostics[before...].indices {
                checker.diagnostics[place].notes.append(Diagnostic.Note(expectation.missed))
            }
        }
        if unclosed.isEmpty, !execution.cells.contains(where: { $0.status == .failed }) {
            let before = checker.diagnostics.count
            checker.checkUncalledFunctions()
            // What nothing calls fails only here.
            for diagnostic in checker.diagnostics[before...] {
                guard let index = cell(of: diagnostic),
                    notebook.cells[index].options.expectation?.isMet(by: diagnostic) == true
                else { continue }
                execution.cells[index].status = .failedAsExpected
                execution.cells[index].outputs.append(.failure(diagnostic, isExpected: true))
                checker.diagnostics.removeAll { $0 == diagnostic }
            }
        }
        execution.diagnostics = (execution.diagnostics + checker.diagnostics).inOrder
        for diagnostic in checker.diagnostics.inOrder where diagnostic.severity == .error && !keepsGoing {
            guard let index = cell(of: diagnostic) else { continue }
            execution.cells[index].status = .failed
            execution.cells[index].outputs.append(.failure(diagnostic, isExpected: false))
        }
    }

    /// Whether `cell` has no closing fence: it swallows prose, of which there is nothing to say.
    private func isUnclosed(_ cell: Cell) -> Bool { unclosed.contains(cell.range.start) }

    /// The cell that a diagnostic is about.
    private func cell(of diagnostic: Diagnostic) -> Int? {
        diagnostic.range.flatMap { range in
            notebook.cells.lastIndex { $0.range.start <= range.start && range.start < $0.range.end }
        }
    }

    private mutating func runCell(_ index: Int) {
        let options = notebook.cells[index].options
        guard options.run, !options.isExercise, execution.cells[index].status == .notRun else { return }
        let run: CellRun
        let before = session.graph.budget.operations
        // A cell that is to fail must be able to.
        let grades = session.grades
        if options.expectation != nil { session.grades = nil }
        defer { if options.expectation != nil { session.grades = grades } }
        session.graph.budget.resetPeak()
        if let plan = sweeps[index] {
            let sweep = SweepRun(plan, programs[index], workers: workers ?? KernelThreads.count)
            (run, execution.cells[index].sweep) = sweep.run(in: &session, said: execution.diagnostics)
        } else {
            run = session.run(programs[index], said: execution.diagnostics)
        }
        execution.cells[index].cost = Cost(
            operations: session.graph.budget.operations - before, memory: session.graph.budget.peak)
        execution.diagnostics += run.warnings
        var outputs = run.outputs
        switch (run.failure, options.expectation) {
        case (nil, nil):
            execution.cells[index].status = .done
        case (nil, let expectation?):
            let diagnostic = Diagnostic.didNotFail(
                expectation, at: notebook.cells[index].headerRange(in: notebook.source))
            outputs.append(.failure(diagnostic, isExpected: false))
            fail(index, diagnostic)
        case (let failure?, let expectation?) where expectation.isMet(by: failure) && !failure.endsRun:
            outputs.append(.failure(failure, isExpected: true))
            execution.cells[index].status = .failedAsExpected
        case (let failure?, let expectation):
            var failure = failure
            if let expectation { failure.notes.append(Diagnostic.Note(expectation.missed)) }
            outputs.append(.failure(failure, isExpected: false))
            fail(index, failure)
        }
        execution.cells[index].outputs = outputs
    }

    private mutating func fail(_ index: Int, _ diagnostic: Diagnostic) {
        execution.cells[index].status = .failed
        say(diagnostic)
    }

    private mutating func say(_ failure: Diagnostic) {
        // It may have been found before the run.
        if !execution.diagnostics.contains(where: { $0.number == failure.number && $0.range == failure.range }) {
            execution.diagnostics.append(failure)
        }
        hasFailed = true
    }

    private mutating func evaluateInline(_ index: Int) {
        let inline = notebook.inlines[index]
        let program = inlinePrograms[index]
        guard let statement = program.tree.body.first, case .expression(let expression) = program.tree[statement].kind
        else {
            return
        }
        var frame = Frame(cell: program)
        do {
            let value: Value
            if inline.isClaim {
                let judgement = try session.judge(expression, in: &frame)
                guard session.grade(judgement, expression, in: program) || judgement.holds else {
                    throw Diagnostic.claimBroken(
                        program.text(of: expression), found: judgement.found, at: program.tree[expression].range)
                }
                value = try session.claimed(expression, in: &frame)
            } else {
                value = try session.evaluate(expression, in: &frame)
            }
            let text =
                try inline.format.map { try session.format(value, by: $0, at: inline.formatRange ?? inline.range) }
                ?? session.shortText(of: value.detached)
            execution.inlines[index] = text.withDirectionsClosed
        } catch {
            say(Diagnostic(error, program: program))
            session.recover()
        }
    }
}

extension Session {
    /// What a claim shows in its sentence: the left side of a comparison, else the value.
    fileprivate mutating func claimed(_ expression: ExpressionID, in frame: inout Frame) throws -> Value {
        if case .comparison(let first, let links) = frame.program.tree[expression].kind, links.count == 1 {
            return try evaluate(first, in: &frame)
        }
        return try evaluate(expression, in: &frame)
    }

    /// Leaves loops, calls and traces that a failure ended; what was recorded so far is shown.
    mutating func recover() {
        try? showRecords()
        loopDepth = 0
        callDepth = 0
        evaluationDepth = 0
        records = []
        graph.endRecording()
    }
}

extension Diagnostic {
    /// Whatever stopped a statement, as a diagnostic; anything unforeseen is a mistake of ours.
    init(_ error: any Error, program: Program) {
        if let diagnostic = error as? Diagnostic {
            self = diagnostic
        } else {
            self = .internalError(String(describing: error))
        }
    }

    /// Whether it ends the run whatever follows: the budget is spent, or somebody interrupted.
    public var endsRun: Bool { [701, 702, 704, 709].contains(number) }

    /// Whether the clock or a person stopped the run: then nothing is written.
    public var stopsWithoutPage: Bool { [704, 709].contains(number) }

    /// Whether it says that a cell has no closing fence.
    fileprivate var isUnclosedCell: Bool { number == 121 }

    static func didNotFail(_ expectation: CellOptions.Expectation, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            302, Text(en: "the cell was to fail and did not", zh: "这个单元格应当出错，却没有出错"), at: range,
            help: Text(en: "remove expect= when the mistake is mended", zh: "如果错误已经改正，请去掉 expect="))
    }

    static func isNoAdvice(_ number: Int, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            119, Text(en: "NN0\(number) is not advice that could be silenced", zh: "NN0\(number) 不是可以关闭的提示"),
            at: range,
            help: Text(
                en: "these are: \(numbersOfAdvice.map { "NN0\($0)" }.joined(separator: " "))",
                zh: "可以关闭的有：\(numbersOfAdvice.map { "NN0\($0)" }.joined(separator: " "))"))
    }

    static func claimBroken(
        _ condition: String, found: (en: String, zh: String, values: String)?, at range: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            301,
            Text(
                en: "the claim \(condition) does not hold" + (found.map { ": it is \($0.values)" } ?? ""),
                zh: "断言 \(condition) 不成立" + (found.map { "：实际是 \($0.values)" } ?? "")), at: range)
    }
}

extension CellOptions.Expectation {
    /// Whether a mistake is the announced one.
    func isMet(by diagnostic: Diagnostic) -> Bool {
        switch self {
        case .anyError: true
        case .number(let number): diagnostic.number == number
        case .message(let text):
            [MessageLanguage.english, .chinese].contains { language in
                ([diagnostic.headline, diagnostic.label, diagnostic.help].compactMap { $0 }
                    + diagnostic.notes.map(\.text))
                    .contains { $0[language].contains(text) }
            }
        }
    }

    fileprivate var missed: Text {
        switch self {
        case .anyError: Text(en: "the cell was to fail otherwise", zh: "这个单元格应当以别的方式出错")
        case .number(let number):
            Text(en: "the cell was to fail with NN0\(number)", zh: "这个单元格应当以 NN0\(number) 出错")
        case .message(let text):
            Text(en: "the cell was to fail with \"\(text)\"", zh: "这个单元格应当以“\(text)”出错")
        }
    }
}

extension Cell {
    /// The line of its opening fence.
    func headerRange(in source: SourceFile) -> SourceRange {
        let line = source.location(of: range.start).line
        return SourceRange(range.start, max(range.start, source.range(ofLine: line).end))
    }
}

extension [Output] {
    /// The same outputs with texts in a row made one, line below line.
    var joiningTexts: [Output] {
        var joined: [Output] = []
        var lines: [String] = []
        for output in self {
            if case .text(let text) = output {
                lines.append(text)
                continue
            }
            if !lines.isEmpty { joined.append(.text(lines.joined(separator: "\n"))) }
            lines = []
            joined.append(output)
        }
        if !lines.isEmpty { joined.append(.text(lines.joined(separator: "\n"))) }
        return joined
    }
}
