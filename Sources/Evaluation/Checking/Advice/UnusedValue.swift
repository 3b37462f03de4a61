internal import Diagnostics
internal import Documents
internal import Language

extension Advice {
    /// Words that are called for what they do: what they give is often put into a name only to keep it from showing.
    private static let acting: Set<String> = ["train", "minimize", "cross_validate"]

    /// A name that gets a value which nothing reads; a parameter that nothing reads.
    static let unusedValue: @Sendable (AdvisedNotebook) -> [Diagnostic] = { notebook in
        let programs = notebook.cells + notebook.inlines
        let read = programs.reduce(into: Set<Name>()) { $0.formUnion($1.namesRead) }
        var said: Set<Name> = []
        var found: [Diagnostic] = []
        for parameter in notebook.notebook.frontMatter.parameters
        where !read.contains(where: { notebook.names[$0] == parameter.name }) {
            found.append(.unusedParameter(parameter.name, at: parameter.range))
        }
        for (cell, program) in zip(notebook.notebook.cells, notebook.cells) where !cell.options.isExercise {
            for statement in program.tree.body {
                let names: [(name: Name, range: SourceRange, isFunction: Bool)]
                switch program.tree[statement].kind {
                case .assign(let targets, let value):
                    if let call = notebook.call(value, in: program), acting.contains(call.name) { continue }
                    names = targets.flatMap { target -> [(Name, SourceRange, Bool)] in
                        let places = program.tree.placesOfNames(in: target)
                        // Of several at once, one may be all that is wanted.
                        return places.contains { read.contains($0.name) }
                            ? [] : places.map { ($0.name, $0.range, false) }
                    }
                case .define(let id):
                    guard let name = program.tree[id].name else { continue }
                    names = [(name, program.tree[statement].range, true)]
                default: continue
                }
                for (name, range, isFunction) in names
                where !read.contains(name) && !notebook.names[name].hasPrefix("_") && said.insert(name).inserted {
                    found.append(.unusedValue(notebook.names[name], isFunction: isFunction, at: range))
                }
            }
        }
        return found
    }
}

extension SyntaxTree {
    fileprivate func placesOfNames(in target: ExpressionID) -> [(name: Name, range: SourceRange)] {
        switch self[target].kind {
        case .name(let name): [(name, self[target].range)]
        case .tuple(let items), .list(let items): items.flatMap { placesOfNames(in: $0) }
        default: []
        }
    }
}

extension Program {
    /// The names that stand anywhere but as what gets a value.
    var namesRead: Set<Name> {
        var assigned: Set<ExpressionID> = []
        func note(_ target: ExpressionID) {
            switch tree[target].kind {
            case .name: assigned.insert(target)
            case .tuple(let items), .list(let items): items.forEach(note)
            default: break
            }
        }
        for statement in tree.statementIDs {
            switch tree[statement].kind {
            case .assign(let targets, _): targets.forEach(note)
            case .augment(let target, _, _), .forLoop(let target, _, _): note(target)
            default: break
            }
        }
        var read: Set<Name> = []
        for expression in tree.expressionIDs where !assigned.contains(expression) {
            if case .name(let name) = tree[expression].kind { read.insert(name) }
        }
        // `a.f(b)` reads f.
        for expression in tree.expressionIDs {
            guard case .call(let callee, _, _) = tree[expression].kind,
                case .attribute(_, let name, _) = tree[callee].kind
            else { continue }
            read.insert(name)
        }
        return read
    }
}

extension Diagnostic {
    fileprivate static func unusedValue(_ name: String, isFunction: Bool, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            366, .advice,
            isFunction
                ? Text(en: "\(name) is never called", zh: "\(name) 从没有被调用")
                : Text(en: "\(name) is never used", zh: "\(name) 从没有被用到"), at: range,
            help: name == "seed"
                ? Text(en: "to begin the random numbers anew, write seed 3", zh: "要设定随机数的种子，请写 seed 3")
                : isFunction
                    ? Text(en: "call it, or leave it out", zh: "请调用它，或去掉它")
                    : Text(
                        en: "show it, use it, or leave it out; a name that begins with _ is meant to go unused",
                        zh: "请显示它、使用它，或去掉它；以 _ 开头的名字表示有意不用"))
    }

    fileprivate static func unusedParameter(_ name: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            366, .advice,
            Text(en: "the parameter \(name) is never used", zh: "参数 \(name) 从没有被用到"), at: range,
            help: Text(
                en: "-P \(name)=… would change nothing: use it, or leave it out", zh: "-P \(name)=… 不会改变任何结果：请使用它，或去掉它")
        )
    }
}
