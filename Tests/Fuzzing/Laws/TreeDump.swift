internal import Diagnostics
public import Language

/// Writes a tree as the S-expressions of LanguageTests/Oracles/syntax.py.
public struct TreeDump {
    private let tree: SyntaxTree
    private let names: NameTable
    private var withRanges: Bool

    /// A writer of `tree`, whose names are in `names`; `withRanges` also of where its expressions stand.
    public init(tree: SyntaxTree, names: NameTable, withRanges: Bool) {
        self.tree = tree
        self.names = names
        self.withRanges = withRanges
    }

    /// The statements, one after the other.
    public var text: String { block(tree.body) }

    private func block(_ statements: [StatementID]) -> String {
        statements.map { dump($0) }.joined(separator: " ")
    }

    private func dump(_ id: StatementID) -> String {
        switch tree[id].kind {
        case .assign(let targets, let value): "(= \(list(targets + [value])))"
        case .augment(let target, let operation, let value): "(\(operation.rawValue)= \(list([target, value])))"
        case .expression(let value): dump(value)
        case .forLoop(let targets, let iterable, let body): "(for \(list([targets, iterable])) {\(block(body))})"
        case .whileLoop(let condition, let body): "(while \(dump(condition)) {\(block(body))})"
        case .branch(let branches, let otherwise):
            "(branch" + branches.map { " \(dump($0.condition)) {\(block($0.body))}" }.joined()
                + (otherwise.isEmpty ? ")" : " else {\(block(otherwise))})")
        case .define(let id):
            "(def \(tree[id].name.map { names[$0] } ?? "-") \(parameters(tree[id])) {\(block(tree[id].body))})"
        case .returnValue(let value): "(return \(value.map { dump($0) } ?? "-"))"
        case .breakLoop: "(break)"
        case .continueLoop: "(continue)"
        case .pass: "(pass)"
        case .expect(let value, let reason): "(call (name expect) \(list([value] + (reason.map { [$0] } ?? []))))"
        case .record(let given): "(call (name record)\(arguments(given)))"
        case .invalid: "(invalid)"
        }
    }

    private func list(_ items: [ExpressionID]) -> String { items.map { dump($0) }.joined(separator: " ") }

    private func dump(_ id: ExpressionID) -> String {
        let range = tree[id].range
        let place = withRanges ? "@\(range.start):\(range.end)" : ""
        func node(_ head: String, _ children: [ExpressionID] = []) -> String {
            "(" + ([head + place] + children.map { dump($0) }).joined(separator: " ") + ")"
        }
        switch tree[id].kind {
        case .name(let name): return node("name \(names[name])")
        case .integer(let value): return node(String(value))
        case .number(let value):
            let digits = String(value.bitPattern, radix: 16)
            return node("number " + String(repeating: "0", count: 16 - digits.count) + digits)
        case .text(let text): return "(text\(place) \(quoted(text)))"
        case .formatted(let parts):
            return "(formatted\(place)" + self.parts(parts) + ")"
        case .truth(let value): return node(value ? "True" : "False")
        case .none: return node("None")
        case .list(let items): return node("list", items)
        case .tuple(let items): return node("tuple", items)
        case .unary(let operation, let operand): return node(operation.rawValue, [operand])
        case .binary(let operation, let left, let right): return node(operation.rawValue, [left, right])
        case .comparison(let first, let links):
            let rest = links.map { "\($0.comparator.rawValue) \(dump($0.right))" }
            return "(" + (["compare" + place, dump(first)] + rest).joined(separator: " ") + ")"
        case .and(let left, let right): return node("and", [left, right])
        case .or(let left, let right): return node("or", [left, right])
        case .conditional(let then, let condition, let otherwise): return node("if", [then, condition, otherwise])
        case .lambda(let id):
            var value = "-"
            if case .returnValue(let result?) = tree[id].body.first.map({ tree[$0].kind }) { value = dump(result) }
            return "(lambda\(place) \(parameters(tree[id])) \(value))"
        case .comprehension(let element, let clauses):
            let rest = clauses.map { clause in
                switch clause {
                case .each(let targets, let iterable): "(for \(list([targets, iterable])))"
                case .filter(let condition): "(if \(dump(condition)))"
                }
            }
            return "(" + (["comprehension" + place, dump(element)] + rest).joined(separator: " ") + ")"
        case .call(let callee, let given, _): return "(call\(place) \(dump(callee))\(arguments(given)))"
        case .subscripted(let base, let index): return node("index", [base, index])
        case .slice(let lower, let upper, let step):
            let ends = [lower, upper, step].map { $0.map { dump($0) } ?? "-" }
            return "(slice\(place) \(ends.joined(separator: " ")))"
        case .ellipsis: return node("...")
        case .attribute(let base, let name, _): return node("field \(names[name])", [base])
        case .invalid: return node("invalid")
        }
    }

    private func arguments(_ given: [Argument]) -> String {
        given.map { argument in
            argument.keyword.map { " (\(names[$0])= \(dump(argument.value)))" } ?? " \(dump(argument.value))"
        }.joined()
    }

    private func parameters(_ function: Function) -> String {
        let written = function.parameters.map { names[$0.name] + ($0.defaultValue.map { "=\(dump($0))" } ?? "") }
        return "(" + written.joined(separator: " ") + ")"
    }

    /// The parts of an f-string, texts side by side joined; values without ranges, which Python 3.11 does not know.
    private func parts(_ parts: [FormattedPart]) -> String {
        var result = ""
        var literal = ""
        func flush() {
            if !literal.isEmpty { result += " " + quoted(literal) }
            literal = ""
        }
        for part in parts {
            switch part {
            case .literal(let text): literal += text
            case .value(let value, let echo, let specification, _):
                literal += echo.map { $0 + "=" } ?? ""
                flush()
                var plain = self
                plain.withRanges = false
                result += " (value \(plain.dump(value))\(plain.parts(specification)))"
            }
        }
        flush()
        return result
    }

    private func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "\"": result += "\\\(scalar)"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
