internal import Diagnostics
internal import Documents
internal import Evaluation
internal import Language

/// One token of a notebook's cell written otherwise, as a slip of the hand does.
public struct Mutation: Sendable {
    /// Where the checker says something that it does not say of the notebook as it was.
    public enum Outcome: Hashable, Sendable, CaseIterable {
        /// In the line of the token, or in a range around it.
        case ownLine
        /// Only in lines below, where what the token made is used.
        case laterLine
        /// Only above, in the same statement: its bracket was opened there.
        case sameStatement
        /// Only in a function that the line calls.
        case calledFunction
        /// Only in the options of the cell, which sweep a name that the line no longer uses.
        case optionsOfCell
        /// Nowhere: what is written is right too, or only the run will tell.
        case nowhere
        /// Where nobody would look.
        case elsewhere
    }

    private let range: SourceRange
    private let replacement: String

    /// Every way of going wrong at the tokens of `bytes`: one missing, one twice, an unknown name, a text for a number.
    public static func all(in bytes: [UInt8]) -> [Mutation] {
        guard let notebook = try? Notebook.read(SourceFile(path: "input.md", bytes: bytes)) else { return [] }
        return notebook.cells.flatMap { SyntaxTree.tokens(lines: $0.lines) }.flatMap { token -> [Mutation] in
            let text = notebook.source.text(token.range)
            var replacements = ["", "\(text) \(text)"]
            switch token.kind {
            case .comment: return []
            case .name, .function, .command: replacements.append("unheard_of")
            case .number: replacements.append("\"text\"")
            default: break
            }
            return replacements.map { Mutation(range: token.range, replacement: $0) }
        }
    }

    /// What the checker makes of it; `before` is what it says of `bytes`. Needs the stack of a `DeepThread`.
    public func outcome(in bytes: [UInt8], before: Remarks) -> Outcome {
        let mutated = Array(bytes[..<range.start]) + replacement.utf8 + bytes[range.end...]
        let remarks = Remarks(of: mutated)
        let source = SourceFile(path: "input.md", bytes: bytes)
        let line = source.location(of: range.start).line
        let new = remarks.all.subtracting(before.all)
        if new.isEmpty { return .nowhere }
        if new.contains(where: { $0.lines.contains(line) }) { return .ownLine }
        if new.contains(where: { $0.lines.lowerBound > line }) { return .laterLine }
        if new.contains(where: { before.statementStart(of: line) <= $0.lines.lowerBound }) { return .sameStatement }
        if new.contains(where: { before.isInFunction($0.lines.lowerBound) }) { return .calledFunction }
        if new.contains(where: { before.isInOptions($0.lines.lowerBound, ofCellAround: line) }) {
            return .optionsOfCell
        }
        return .elsewhere
    }

    /// The token, its line and what stands there instead, for a report.
    public func description(in bytes: [UInt8]) -> String {
        let source = SourceFile(path: "input.md", bytes: bytes)
        return "line \(source.location(of: range.start).line): \(source.text(range)) → \(replacement)"
    }
}

/// What the checker says of a notebook, and in which lines.
public struct Remarks: Sendable {
    struct Remark: Hashable {
        let number: Int
        let lines: ClosedRange<Int>
    }

    let all: Set<Remark>
    private let statements: [Int]
    private let functions: [ClosedRange<Int>]
    private let cells: [ClosedRange<Int>]

    /// The remarks on `bytes`; none where they cannot be read. Needs the stack of a `DeepThread`.
    public init(of bytes: [UInt8]) {
        let source = SourceFile(path: "input.md", bytes: bytes)
        func lines(_ range: SourceRange) -> ClosedRange<Int> {
            source.location(of: range.start).line...source.location(of: range.end).line
        }
        guard let notebook = try? Notebook.read(source) else {
            (all, statements, functions, cells) = ([], [], [], [])
            return
        }
        let diagnostics = RunLaws(notebook).check
        all = Set(
            diagnostics.compactMap { diagnostic in
                diagnostic.range.map { Remark(number: diagnostic.number, lines: lines($0)) }
            })
        var names = NameTable()
        let trees = notebook.cells.map { SyntaxTree.parse(lines: $0.lines, names: &names).tree }
        statements = trees.flatMap { tree in tree.body.map { lines(tree[$0].range).lowerBound } }
        functions = trees.flatMap { $0.functions.map { lines($0.range) } }
        cells = notebook.cells.map { lines($0.range) }
    }

    /// The line in which the statement of the cell around `line` begins.
    func statementStart(of line: Int) -> Int { statements.last { $0 <= line } ?? line }

    /// Whether `place` is a line of options of the cell around `line`: before its first statement.
    func isInOptions(_ place: Int, ofCellAround line: Int) -> Bool {
        guard let cell = cells.first(where: { $0.contains(line) }), cell.contains(place) else { return false }
        return statements.first { cell.contains($0) }.map { place < $0 } ?? true
    }

    /// Whether a function's text stands in `line`.
    func isInFunction(_ line: Int) -> Bool { functions.contains { $0.contains(line) } }
}
