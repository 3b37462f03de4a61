internal import Diagnostics
internal import Documents
internal import Language

/// That what the checker calls a mistake is one: a statement in which it finds one does not succeed when it is run.
///
/// Only where the statement is run once and as a whole: outside of branches, loops and functions.
enum FalseAlarms {
    static func findings(in check: [Diagnostic], of notebook: Notebook, _ execution: Execution) -> [Finding] {
        let known = Set(notebook.diagnostics)
        let errors = check.filter { $0.severity == .error && !known.contains($0) }
        guard !errors.isEmpty else { return [] }
        var names = NameTable()
        var findings: [Finding] = []
        for (cell, result) in zip(notebook.cells, execution.cells) {
            let options = cell.options
            guard options.run, !options.isExercise else { continue }
            let tree = SyntaxTree.parse(lines: cell.lines, names: &names).tree
            let failure = result.outputs.firstFailure
            for error in errors {
                guard let place = error.range, let statement = tree.straightStatement(around: place) else { continue }
                let succeeded =
                    switch result.status {
                    case .done: true
                    case .failed: failure.map { ended(statement, before: $0, in: tree) } ?? false
                    case .failedAsExpected, .notRun: false
                    }
                guard succeeded else { continue }
                let source = notebook.source.text(tree[statement].range)
                findings.append(
                    Finding("the checker's \(error.code) is a false alarm", "\(error.headline[.english]) in \(source)"))
            }
            // After a failure the session is not what the checker went on with.
            if result.status != .done { break }
        }
        return findings
    }

    /// Whether a statement ended well although its cell failed: the failure stands in a later one, in straight line.
    private static func ended(_ statement: StatementID, before failure: Diagnostic, in tree: SyntaxTree) -> Bool {
        guard let range = failure.range, let failed = tree.straightStatement(around: range) else { return false }
        return tree[statement].range.end <= tree[failed].range.start
    }
}

extension [Output] {
    fileprivate var firstFailure: Diagnostic? {
        for case .failure(let diagnostic, _) in self { return diagnostic }
        return nil
    }
}

extension SyntaxTree {
    /// The statement around `place`, if it and that part of it are evaluated exactly once.
    fileprivate func straightStatement(around place: SourceRange) -> StatementID? {
        let isPart = expressions.contains { expression in
            guard expression.kind.isEvaluatedInParts, expression.range != place else { return false }
            return expression.range.start <= place.start && place.end <= expression.range.end
        }
        guard !isPart else { return nil }
        return body.first { id in
            guard self[id].range.start <= place.start, place.end <= self[id].range.end else { return false }
            switch self[id].kind {
            case .assign, .augment, .expression, .expect, .record: return true
            default: return false
            }
        }
    }
}

extension Expression.Kind {
    /// Whether some of its operands may not be evaluated, or several times.
    fileprivate var isEvaluatedInParts: Bool {
        switch self {
        case .lambda, .comprehension, .conditional, .and, .or: true
        case .comparison(_, let links): links.count > 1
        default: false
        }
    }
}
