internal import Diagnostics
internal import Documents
internal import Language

/// What `sweep=` of a cell says, read: the names, and their values as expressions.
struct SweepPlan: Sendable {
    /// A name and its values.
    struct Axis: Sendable {
        let name: Name
        let range: SourceRange
        /// Each the syntax of one expression.
        let values: [Program]
    }

    /// The names that variables can have, in order.
    private(set) var axes: [Axis] = []
    /// What is wrong with the names and the values.
    private(set) var diagnostics: [Diagnostic] = []
    /// All combinations, in order.
    let grid: SweepGrid

    /// Reads `swept`.
    init(_ swept: [SweptName], in source: SourceFile, names: inout NameTable) {
        grid = SweepGrid(swept.map { SweepGrid.Axis($0.name, $0.values.map(\.text)) })
        for name in swept {
            guard isName(name.name) else {
                // Where the reader found no values, it has said so.
                if !name.values.isEmpty { diagnostics.append(.sweptNameIsNone(name.name, at: name.range)) }
                continue
            }
            let interned = names.intern(name.name)
            if let first = axes.first(where: { $0.name == interned }) {
                diagnostics.append(.sweptTwice(name.name, at: name.range, first: first.range))
                continue
            }
            var values: [Program] = []
            // More values than combinations is a mistake that the reader has found.
            for value in name.values.prefix(SweepGrid.mostCombinations) {
                let line = SourceLine(bytes: Array(value.text.utf8), offset: value.range.start)
                let result = SyntaxTree.parseExpression(line: line, names: &names)
                let program = Program(tree: result.tree, source: source)
                let variable = program.tree.firstVariable(names)
                if result.diagnostics.contains(where: { $0.severity == .error }) || variable == nil {
                    diagnostics += result.diagnostics
                } else if let variable {
                    diagnostics.append(.sweptValueIsNoConstant(value.text, variable, of: name.name, at: value.range))
                }
                values.append(program)
                // Were there another combination, a list could be what is meant.
                if grid.count == 1, let expression = program.expression,
                    case .list(let elements) = program.tree[expression].kind, elements.count > 1
                {
                    diagnostics.append(.sweptListIsOneValue(value.text, of: name.name, at: value.range))
                }
            }
            axes.append(Axis(name: interned, range: name.range, values: values))
        }
    }

    /// Says which names the cell and the functions above it never read.
    func unusedNames(in program: Program, after earlier: ArraySlice<Program>) -> [Diagnostic] {
        var read = program.namesRead
        for program in earlier { read.formUnion(program.tree.functions.flatMap(\.free)) }
        return zip(axes, grid.axes).filter { !read.contains($0.0.name) }.map { .sweptInVain($1.name, at: $0.range) }
    }

    /// Makes the names variables of `session`, with the values of a combination.
    func bind(_ combination: Int, in session: inout Session) throws {
        for (axis, place) in zip(axes, grid.places(of: combination)) {
            let program = axis.values[place]
            guard let expression = program.expression else { continue }
            var frame = Frame(cell: program)
            let value = try session.evaluate(expression, in: &frame)
            session.assign(value.detached, to: axis.name, in: &frame)
        }
    }
}

extension Checker {
    /// Makes the names variables: each with its first value if all are of one kind, else with what holds of all.
    mutating func bind(_ plan: SweepPlan) {
        for axis in plan.axes {
            let sketches = axis.values.map { sketch(of: $0) }
            guard let first = sketches.first else {
                variables[axis.name.id] = .unknown
                continue
            }
            let kinds = sketches.map { $0.example?.kindName }
            let isAlike = kinds.allSatisfy { $0 != nil && $0 == kinds[0] }
            variables[axis.name.id] = isAlike ? first : sketches.dropFirst().reduce(first) { $0.joined(with: $1) }
        }
    }

    private mutating func sketch(of program: Program) -> Sketch {
        guard let expression = program.expression else { return .unknown }
        var scope = Scope(cell: program)
        do {
            return try evaluate(expression, in: &scope)
        } catch {
            if let diagnostic = error as? Diagnostic { report(diagnostic) }
            return .unknown
        }
    }
}

extension Program {
    /// The expression that it is; nil for statements and for what could not be read.
    fileprivate var expression: ExpressionID? {
        guard let statement = tree.body.first, case .expression(let expression) = tree[statement].kind else {
            return nil
        }
        return expression
    }
}

extension SyntaxTree {
    /// What keeps it from being a constant, made of literals and words of the vocabulary alone: a variable's name, or
    /// an empty text where it is something else.
    fileprivate func firstVariable(_ names: NameTable) -> String? {
        var variable: String?
        for expression in expressions {
            switch expression.kind {
            case .integer, .number, .text, .truth, .none, .list, .tuple, .unary, .binary, .call: continue
            case .name(let name) where CommandTable.index[names[name]] != nil: continue
            case .name(let name): variable = variable ?? names[name]
            default: return ""
            }
        }
        return variable
    }
}

extension Diagnostic {
    fileprivate static func sweptNameIsNone(_ name: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            137, Text(en: "a variable cannot be called \(name)", zh: "变量不能叫 \(name)"), at: range,
            help: Text(
                en: "a name is made of letters, digits and _, and is no word of the language such as for",
                zh: "名字由字母（含汉字）、数字和 _ 组成，不能是 for 这样的关键字"))
    }

    fileprivate static func sweptTwice(_ name: String, at range: SourceRange, first: SourceRange) -> Diagnostic {
        Diagnostic(
            137, Text(en: "\(name) is swept twice", zh: "\(name) 扫描了两次"), at: range,
            notes: [Note(Text(en: "first swept here", zh: "第一次在这里"), at: first)],
            help: Text(en: "write all its values in one list: \(name)=…,…", zh: "请把它的取值写在一起：\(name)=…,…"))
    }

    fileprivate static func sweptValueIsNoConstant(
        _ value: String, _ variable: String, of name: String, at range: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            138, Text(en: "\(name) cannot be swept over \(value)", zh: "\(name) 不能取 \(value)"), at: range,
            label: variable.isEmpty
                ? Text(en: "this is no constant", zh: "这不是常量")
                : Text(en: "\(variable) is no constant", zh: "\(variable) 不是常量"),
            help: variable.isEmpty
                ? Text(
                    en: "write a number, a text in quotes, True or False, or a word such as relu",
                    zh: "请写数、加引号的文字、True 或 False，或 relu 这样的词")
                : Text(
                    en: "if a text is meant, put it in quotes: '\(variable)'", zh: "如果是文字，请加引号：'\(variable)'"))
    }

    fileprivate static func sweptListIsOneValue(
        _ value: String, of name: String, at range: SourceRange
    ) -> Diagnostic {
        let elements = value.dropFirst().dropLast()
        return Diagnostic(
            138, .warning,
            Text(en: "\(name) has one value, the list \(value)", zh: "\(name) 只有一个取值，就是列表 \(value)"), at: range,
            help: Text(
                en: "to sweep over what is in the list, write it without brackets: \(name)=\(elements)",
                zh: "要逐个取列表里的值，请去掉方括号：\(name)=\(elements)"))
    }

    fileprivate static func sweptInVain(_ name: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            139, .warning,
            Text(en: "the cell does not use \(name), which it sweeps", zh: "单元格扫描了 \(name)，却没有用到它"), at: range,
            help: Text(
                en: "every value of it gives the same: use it in the cell, or leave it out",
                zh: "它取什么值结果都一样：请在单元格里使用它，或去掉它"))
    }
}
