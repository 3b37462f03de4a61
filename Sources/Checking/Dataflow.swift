internal import Diagnostics
internal import Documents
internal import Language

/// Which cells use what others make, by the names in their text.
struct Dataflow {
    /// The names that stand in each cell, and those whose values it may change.
    private let cells: [(mentioned: Set<Name>, changed: Set<Name>)]
    private var names = NameTable()

    init(_ notebook: Notebook) {
        var names = NameTable()
        cells = notebook.cells.map { cell in
            let tree = SyntaxTree.parse(lines: cell.lines, names: &names).tree
            return (tree.mentioned, tree.changed(names))
        }
        self.names = names
    }

    /// The cells behind `cell` that use what it makes, or what those make in turn.
    func followers(of cell: Int) -> [Int] { followers(ofNames: changedNames(by: cell), behind: cell) }

    /// The names whose values `cell` may change.
    func changedNames(by cell: Int) -> [String] {
        cells.indices.contains(cell) ? cells[cell].changed.map { names[$0] } : []
    }

    /// The cells behind `cell` that use one of `changed`, or what such cells make in turn.
    func followers(ofNames changed: [String], behind cell: Int = -1) -> [Int] {
        var names = names
        var tainted = Set(changed.map { names.intern($0) })
        var found: [Int] = []
        for index in cells.indices.dropFirst(cell + 1) {
            guard !cells[index].mentioned.isDisjoint(with: tainted) else { continue }
            found.append(index)
            tainted.formUnion(cells[index].changed)
        }
        return found
    }
}

extension SyntaxTree {
    /// Every name in an expression, also what is called as a method.
    fileprivate var mentioned: Set<Name> {
        var names: Set<Name> = []
        for expression in expressionIDs {
            switch self[expression].kind {
            case .name(let name), .attribute(_, let name, _): names.insert(name)
            default: break
            }
        }
        return names
    }

    /// The names that get a value, and those of what a word that changes a model is given.
    fileprivate func changed(_ names: NameTable) -> Set<Name> {
        var changed: Set<Name> = []
        for statement in statementIDs {
            switch self[statement].kind {
            case .assign(let targets, _): for target in targets { changed.formUnion(bases(of: target)) }
            case .augment(let target, _, _), .forLoop(let target, _, _): changed.formUnion(bases(of: target))
            case .define(let function): if let name = self[function].name { changed.insert(name) }
            default: break
            }
        }
        for expression in expressionIDs {
            guard case .call(let callee, let arguments, _) = self[expression].kind else { continue }
            var given = arguments.map(\.value)
            let word: Name
            switch self[callee].kind {
            case .name(let name): word = name
            case .attribute(let base, let name, _):
                word = name
                given.append(base)
            default: continue
            }
            guard ["train", "minimize", "freeze", "unfreeze"].contains(names[word]) else { continue }
            for argument in given { changed.formUnion(bases(of: argument)) }
        }
        return changed
    }

    /// `x` of `x`, `x[0]`, `x.bias`, `(x, y)`.
    private func bases(of target: ExpressionID) -> Set<Name> {
        switch self[target].kind {
        case .name(let name): [name]
        case .tuple(let items), .list(let items): items.reduce(into: []) { $0.formUnion(bases(of: $1)) }
        case .subscripted(let base, _), .attribute(let base, _, _): bases(of: base)
        default: []
        }
    }
}
