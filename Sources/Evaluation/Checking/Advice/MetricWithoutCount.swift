internal import Diagnostics
internal import Language

extension Advice {
    /// Words whose value is a share of some samples.
    private static let shares: Set<String> = ["accuracy", "precision", "recall", "f1", "specificity", "auc"]

    /// A share says little without the number of samples that it is a share of.
    static let metricWithoutCount: @Sendable (AdvisedNotebook) -> [Diagnostic] = { notebook in
        var counted: Set<Name> = []
        for event in notebook.events {
            guard let call = notebook.call(event) else { continue }
            switch call.name {
            case "len", "head", "describe": counted.formUnion(notebook.name(call.argument(0), in: event.program))
            case "evaluate", "confusion": counted.formUnion(notebook.name(call.argument(1), in: event.program))
            default: break
            }
        }
        var found: [Diagnostic] = []
        var said: Set<Name> = []
        for (id, program) in notebook.shown {
            guard let call = notebook.call(id, in: program), shares.contains(call.name),
                call.arguments.count == 2, let data = notebook.name(call.argument(1), in: program),
                !notebook.isPrediction(data), !counted.contains(data), said.insert(data).inserted
            else { continue }
            found.append(.metricWithoutCount(call.name, notebook.names[data], at: program.tree[id].range))
        }
        return found
    }
}

extension AdvisedNotebook {
    /// The calls whose value a reader sees: alone on a line, printed, in prose.
    fileprivate var shown: [(ExpressionID, Program)] {
        var shown: [(ExpressionID, Program)] = []
        for program in cells {
            for statement in program.tree.body {
                guard case .expression(let expression) = program.tree[statement].kind else { continue }
                shown += calls(shownBy: expression, in: program).map { ($0, program) }
            }
        }
        for program in inlines {
            for statement in program.tree.body {
                guard case .expression(let expression) = program.tree[statement].kind else { continue }
                shown += calls(shownBy: expression, in: program).map { ($0, program) }
            }
        }
        return shown
    }

    private func calls(shownBy id: ExpressionID, in program: Program) -> [ExpressionID] {
        switch program.tree[id].kind {
        case .call(_, let arguments, _):
            guard let call = call(id, in: program), ["print", "show", "round"].contains(call.name) else { return [id] }
            return arguments.flatMap { calls(shownBy: $0.value, in: program) }
        case .tuple(let items), .list(let items): return items.flatMap { calls(shownBy: $0, in: program) }
        case .comparison(let first, _): return calls(shownBy: first, in: program)
        case .binary(_, let left, let right):
            return calls(shownBy: left, in: program) + calls(shownBy: right, in: program)
        case .formatted(let parts):
            return parts.flatMap { part -> [ExpressionID] in
                guard case .value(let value, _, _, _) = part else { return [] }
                return calls(shownBy: value, in: program)
            }
        default: return []
        }
    }

    /// Whether a name holds what a net gave, so that the metric compares two arrays.
    fileprivate func isPrediction(_ name: Name) -> Bool {
        events.contains { event in
            event.targets.contains(name) && (call(event).map { $0.command == nil || $0.name == "predict" } ?? false)
        }
    }
}

extension Set {
    fileprivate mutating func formUnion(_ element: Element?) {
        if let element { insert(element) }
    }
}

extension Diagnostic {
    fileprivate static func metricWithoutCount(_ metric: String, _ data: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            361, .advice,
            Text(
                en: "\(metric) is shown without the number of samples behind it",
                zh: "给出了 \(metric)，却没有说明样本有多少"), at: range,
            help: Text(
                en:
                    "90 % of 40 samples may as well be 81 or 99 %: say len(\(data)) beside it, or use evaluate, which does",
                zh: "40 个样本上的 90 %，换一批样本也可能是 81 % 或 99 %：请同时写出 len(\(data))，或用 evaluate，它会写明"))
    }
}
