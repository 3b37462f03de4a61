internal import Diagnostics
internal import Documents
internal import Engine
internal import Language
internal import Synchronization

/// Runs a cell for each combination of the values that it sweeps, each in a copy of the session before the cell.
///
/// What comes of it is what would come of running the combinations one after the other, each with what those before it
/// left of the budget: some are tried side by side with all that is left of steps and operations and a share of the
/// memory; who succeeds and fits into what is left when its turn comes is taken as it is, who does not is run again alone.
struct SweepRun: Sendable {
    private let plan: SweepPlan
    private let program: Program
    private let workers: Int

    /// A run of `program` with at most `workers` combinations at once; no result depends on how many.
    init(_ plan: SweepPlan, _ program: Program, workers: Int) {
        self.plan = plan
        self.program = program
        self.workers = workers
    }

    /// Runs the cell; `session` goes on from the first combination. The first one to fail, in the grid's order, is what
    /// the cell fails with.
    func run(in session: inout Session, said: [Diagnostic]) -> (CellRun, Sweep?) {
        let start = session
        let tried = trial(from: start, said: said)
        var spent = Spending()
        var outputs: [[Output]] = []
        var warnings: [Diagnostic] = []
        for index in 0..<plan.grid.count {
            let combination =
                tried[index].flatMap { fits($0, after: spent, from: start) ? $0 : nil }
                ?? run(index, from: start, after: spent, said: said)
            if let end = combination.session { session = end } else { session.grades? += combination.grades }
            spent.add(combination.spending)
            spent.peak = max(spent.peak, combination.peak)
            let note = Diagnostic.Note(
                Text(
                    en: "in the combination \(plan.grid.setting(of: index))",
                    zh: "这时的组合：\(plan.grid.setting(of: index))"))
            for var warning in combination.run.warnings where !warnings.contains(where: { $0.isSame(as: warning) }) {
                warning.notes.append(note)
                warnings.append(warning)
            }
            outputs.append(combination.run.outputs)
            if index == 0 {
                // It stays while the others run.
                spent.held = max(0, session.graph.budget.heldInAll - start.graph.budget.heldInAll)
            }
            if var failure = combination.run.failure {
                failure.notes.append(note)
                settle(&session, spent, from: start)
                return (CellRun(outputs: combination.run.outputs, warnings: warnings, failure: failure), nil)
            }
        }
        settle(&session, spent, from: start)
        let sweep = Sweep(plan.grid, resultName: program.resultName, outputs: outputs)
        return (CellRun(outputs: outputs.first ?? [], warnings: warnings, failure: nil), sweep)
    }

    /// Charges the session that goes on for all combinations; the page holds their pictures to its end.
    private func settle(_ session: inout Session, _ spent: Spending, from start: Session) {
        let budget = session.graph.budget
        session.graph.budget.count(
            steps: start.graph.budget.steps + spent.steps - budget.steps,
            operations: start.graph.budget.operations + spent.operations - budget.operations,
            held: spent.pictures)
        session.graph.budget.raisePeak(to: spent.peak)
    }

    private func fits(_ combination: Combination, after spent: Spending, from start: Session) -> Bool {
        let budget = start.graph.budget
        let spending = combination.spending
        return combination.run.failure == nil
            && budget.steps + spent.steps + spending.steps <= budget.limits.steps
            && budget.operations + spent.operations + spending.operations <= budget.limits.operations
            && spent.bytes + spending.bytes <= start.settings.outputLimit
            && combination.memory + spent.held + spent.pictures <= budget.limits.memory
    }

    /// Runs one combination in a copy of `start`; `sharing` says among how many what is left of the memory is shared.
    private func run(
        _ index: Int, from start: Session, after spent: Spending, sharing: Int = 1, said: [Diagnostic]
    ) -> Combination {
        var session = start
        session.graph.budget.count(
            steps: spent.steps, operations: spent.operations, held: spent.held + spent.pictures)
        let before = session.graph.budget
        let memory = before.heldInAll + max(0, before.limits.memory - before.heldInAll) / sharing
        session.graph.budget.limitMemory(to: memory)
        let run = session.run(program, said: said, shown: spent.bytes) { try plan.bind(index, in: &$0) }
        session.graph.budget.limitMemory(to: before.limits.memory)
        let pictures = run.outputs.reduce(0) { sum, output in
            if case .plots(let plots) = output { sum + Value.plots(plots).byteCount } else { sum }
        }
        let spending = Spending(
            steps: session.graph.budget.steps - before.steps,
            operations: session.graph.budget.operations - before.operations,
            bytes: session.outputBytes - spent.bytes, pictures: index == 0 ? 0 : pictures)
        return Combination(
            run: run, spending: spending, peak: session.graph.budget.peak - spent.held - spent.pictures, memory: memory,
            session: index == 0 ? session : nil,
            grades: Array((session.grades ?? []).dropFirst(start.grades?.count ?? 0)))
    }

    /// Tries combinations side by side until all are tried, one fails, or together they have spent what is left.
    private func trial(from start: Session, said: [Diagnostic]) -> [Combination?] {
        let count = plan.grid.count
        let threads = min(workers, count)
        let board = Board(count)
        guard threads > 1 else { return board.combinations }
        let budget = start.graph.budget
        work(threads) {
            KernelThreads.withOne {
                while let index = board.next() {
                    let combination = run(index, from: start, after: Spending(), sharing: threads + 1, said: said)
                    board.put(combination, at: index) { spent in
                        budget.steps + spent.steps > budget.limits.steps
                            || budget.operations + spent.operations > budget.limits.operations
                    }
                }
            }
        }
        return board.combinations
    }

    /// Does `body` on so many threads, and waits for all.
    private func work(_ threads: Int, _ body: @escaping @Sendable () -> Void) {
        guard threads > 0 else { return }
        let thread = DeepThread { body() }
        work(threads - 1, body)
        thread.value()
    }
}

/// What combinations took of the budget.
private struct Spending: Sendable {
    var steps = 0
    var operations = 0
    /// Of text shown.
    var bytes = 0
    /// Bytes of pictures, which stay; of the first combination they count among what it holds.
    var pictures = 0
    /// Bytes that the first combination holds beyond what was held before.
    var held = 0
    /// The most bytes that one combination held at once.
    var peak = 0

    mutating func add(_ other: Spending) {
        steps += other.steps
        operations += other.operations
        bytes += other.bytes
        pictures += other.pictures
    }
}

/// What came of one combination.
private struct Combination: Sendable {
    let run: CellRun
    let spending: Spending
    /// The most bytes that it held, without what the others hold.
    let peak: Int
    /// How many bytes it might hold.
    let memory: Int
    /// The session after it, of the first alone.
    let session: Session?
    /// How its promises fared, where promises are graded.
    let grades: [Grade]
}

/// Where threads take combinations to try and leave what came of them.
private final class Board: Sendable {
    private struct State {
        var next = 0
        var isOver = false
        var spent = Spending()
        var combinations: [Combination?]
    }

    private let state: Mutex<State>

    init(_ count: Int) {
        state = Mutex(State(combinations: Array(repeating: nil, count: count)))
    }

    var combinations: [Combination?] { state.withLock { $0.combinations } }

    /// The next to try, in the grid's order.
    func next() -> Int? {
        state.withLock { state in
            guard !state.isOver, state.next < state.combinations.count else { return nil }
            state.next += 1
            return state.next - 1
        }
    }

    func put(_ combination: Combination, at index: Int, isTooMuch: (Spending) -> Bool) {
        state.withLock { state in
            state.combinations[index] = combination
            state.spent.add(combination.spending)
            if combination.run.failure != nil || isTooMuch(state.spent) { state.isOver = true }
        }
    }
}

extension Program {
    /// What the cell ends with as a heading for its value; nil where that is long, or no value.
    fileprivate var resultName: String? {
        guard let last = tree.body.last, case .expression(let expression) = tree[last].kind else { return nil }
        if case .call(_, _, isCommand: true) = tree[expression].kind { return nil }
        let text = text(of: expression)
        return text.utf8.count <= 40 && !text.hasPrefix("print(") ? text : nil
    }
}

extension Budget {
    fileprivate var heldInAll: Int { held + heldByObjects }
}

extension Diagnostic {
    /// Whether it says the same of the same place, whatever its notes.
    fileprivate func isSame(as other: Diagnostic) -> Bool {
        number == other.number && range == other.range && headline == other.headline
    }
}
