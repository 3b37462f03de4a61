internal import Diagnostics
internal import Language

/// What the names of data sets stand for: which part of a split, and what was learnt from their rows before it.
struct DataRoles {
    /// A part of a split.
    struct Part: Hashable {
        enum Kind { case training, validation, test }
        let kind: Kind
        /// Where the split stands.
        let split: SourceRange
    }

    /// A transformation that learnt from all rows it was given.
    struct Learning {
        let command: String
        let range: SourceRange
    }

    private(set) var parts: [Name: Part] = [:]
    private(set) var learnt: [Name: Learning] = [:]

    /// Words that learn from the first set what they do to all.
    private static let learners: Set<String> = ["standardize", "normalize", "fill_missing", "select_features"]

    /// What an event makes of the names that it assigns.
    mutating func follow(_ event: AdvisedNotebook.Event, in notebook: AdvisedNotebook) {
        guard let first = event.targets.first else { return }
        let source = source(of: event.value, in: event.program, notebook)
        let call = notebook.call(event)
        for target in event.targets {
            parts[target] = nil
            learnt[target] = nil
        }
        if let call, call.name == "split", event.targets.count >= 2 {
            let kinds: [Part.Kind] = event.targets.count == 2 ? [.training, .test] : [.training, .validation, .test]
            for (target, kind) in zip(event.targets, kinds) { parts[target] = Part(kind: kind, split: event.range) }
        } else if let call, DataRoles.learners.contains(call.name) {
            let sets = call.arguments.filter { $0.keyword == nil }.map { notebook.name($0.value, in: event.program) }
            guard sets.count == 1, event.targets.count == 1 else {
                let before = sets.map { $0.flatMap { parts[$0] } }
                for (target, part) in zip(event.targets, before) { parts[target] = part }
                return
            }
            // The training rows by themselves may teach.
            guard source.part == nil else {
                parts[first] = source.part
                return
            }
            learnt[first] = Learning(command: call.name, range: event.range)
        } else if event.targets.count == 1 {
            parts[first] = source.part
            learnt[first] = source.learnt
        }
    }

    /// What holds of a name, or of rows and columns of it.
    private func source(
        of id: ExpressionID, in program: Program, _ notebook: AdvisedNotebook
    ) -> (part: Part?, learnt: Learning?) {
        switch program.tree[id].kind {
        case .name(let name): (parts[name], learnt[name])
        case .subscripted(let base, _): source(of: base, in: program, notebook)
        case .call:
            notebook.call(id, in: program).flatMap { $0.argument(0) }
                .map { source(of: $0, in: program, notebook) } ?? (nil, nil)
        default: (nil, nil)
        }
    }
}

extension Advice {
    /// The rows that choose when to stop, or which net is best, cannot also say how good it is.
    static let testSetForChoosing: @Sendable (AdvisedNotebook) -> [Diagnostic] = { notebook in
        var roles = DataRoles()
        var chosen: [DataRoles.Part: (name: String, range: SourceRange)] = [:]
        var measured: [DataRoles.Part: SourceRange] = [:]
        for event in notebook.events {
            if let call = notebook.call(event) {
                if call.name == "train", let validation = call.argument("validation"),
                    let name = notebook.name(validation, in: event.program), let part = roles.parts[name],
                    part.kind == .test, chosen[part] == nil
                {
                    chosen[part] = (notebook.names[name], event.program.tree[validation].range)
                }
                if call.measures, let name = notebook.name(call.argument(1), in: event.program),
                    let part = roles.parts[name], measured[part] == nil
                {
                    measured[part] = event.range
                }
            }
            roles.follow(event, in: notebook)
        }
        return chosen.compactMap { part, use in
            measured[part].map { .testSetForChoosing(use.name, at: use.range, measured: $0, split: part.split) }
        }
    }

    /// What is learnt from rows that are later split off for the test has seen the test.
    static let learntWithTestRows: @Sendable (AdvisedNotebook) -> [Diagnostic] = { notebook in
        var roles = DataRoles()
        var found: [Diagnostic] = []
        for event in notebook.events {
            if let call = notebook.call(event), ["split", "kfold", "cross_validate"].contains(call.name),
                let data = call.argument(call.name == "cross_validate" ? 1 : 0, "data"),
                let name = notebook.name(data, in: event.program), let learnt = roles.learnt[name]
            {
                found.append(.learntWithTestRows(learnt.command, at: learnt.range, call.name, event.range))
            }
            roles.follow(event, in: notebook)
        }
        return found
    }
}

extension Diagnostic {
    fileprivate static func testSetForChoosing(
        _ name: String, at range: SourceRange, measured: SourceRange, split: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            360, .advice,
            Text(
                en: "\(name) serves as validation and as test",
                zh: "\(name) 既用来验证，又用来测试"), at: range,
            notes: [
                Note(Text(en: "the net is measured on the same rows here", zh: "这里又在同样的样本上评估模型"), at: measured)
            ],
            help: Text(
                en:
                    "what was chosen by these rows looks better on them than on new ones: keep some aside, train_set, val_set, test_set = split(data, validation=0.2, test=0.2)",
                zh:
                    "靠这些样本选出的模型，在它们上面会显得比在新样本上更好：请另留一份，train_set, val_set, test_set = split(data, validation=0.2, test=0.2)"
            ))
    }

    fileprivate static func learntWithTestRows(
        _ command: String, at range: SourceRange, _ split: String, _ place: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            362, .advice,
            Text(
                en: "\(command) learns from all rows, those of the test too",
                zh: "\(command) 从全部样本中学习，测试样本也在其中"), at: range,
            notes: [Note(Text(en: "\(split) parts them only here", zh: "到这里才用 \(split) 把它们分开"), at: place)],
            help: Text(
                en: split == "split"
                    ? "split first: train_set, test_set = \(command)(train_set, test_set) learns from the first set alone"
                    : "do it inside each fold: part, rest = \(command)(part, rest) learns from the first set alone",
                zh: split == "split"
                    ? "请先划分：train_set, test_set = \(command)(train_set, test_set) 只从第一个数据集学习"
                    : "请在每一折里做：part, rest = \(command)(part, rest) 只从第一个数据集学习"))
    }
}
