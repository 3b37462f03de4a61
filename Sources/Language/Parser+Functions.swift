import Diagnostics

/// A function inside another: where its body's expressions stand, and its number.
struct NestedFunction {
    var expressions: Range<Int>
    var id: FunctionID
}

extension Parser {
    mutating func parseLambda() throws(SyntaxFailure) -> Parsed {
        try enter()
        defer { nesting -= 1 }
        let first = index
        advance()
        let parameters = try parseParameters(until: .colon)
        guard accept(.colon) else { throw unexpected(wanting: Text(en: "`:`", zh: "`:`")) }
        let begin = tree.expressions.count
        scopes.append([])
        var value: Parsed
        do throws(SyntaxFailure) {
            value = try parseExpression()
        } catch {
            scopes.removeLast()
            throw error
        }
        let body = add(.returnValue(value.id), tree[value.id].range)
        let range = cell.tokens[first].range.union(value.outer)
        let id = makeFunction(name: nil, parameters, [body], from: begin, range)
        let expression = add(.lambda(id), range, over: [value.id] + parameters.compactMap(\.defaultValue))
        return Parsed(id: expression, outer: range)
    }

    /// Parameters up to `end`, which is not read.
    mutating func parseParameters(until end: Symbol) throws(SyntaxFailure) -> [Parameter] {
        var parameters: [Parameter] = []
        while !at(end), !atLineEnd {
            if case .keyword(let word) = token.kind { throw fail(.keywordAsName(word.rawValue, at: token.range)) }
            if at(.star) || at(.doubleStar) { throw fail(.unpacking(source(token), at: token.range)) }
            guard case .name(let name) = token.kind else {
                throw unexpected(wanting: Text(en: "a parameter", zh: "参数名"))
            }
            let range = token.range
            advance()
            if end != .colon, at(.colon) { throw fail(.annotation(at: token.range)) }
            var defaultValue: ExpressionID?
            if accept(.assign) { defaultValue = try parseExpression().id }
            if parameters.contains(where: { $0.name == name }) {
                report(.duplicateName(names[name], at: range), line: token.line)
            } else if defaultValue == nil, parameters.last?.defaultValue != nil {
                report(.parameterWithoutDefault(names[name], at: range), line: token.line)
            }
            parameters.append(Parameter(name: name, range: range, defaultValue: defaultValue))
            guard accept(.comma) else { break }
        }
        return parameters
    }

    /// Ends the innermost scope, whose expressions begin at `begin`, and says which names are its own.
    mutating func makeFunction(
        name: Name?, _ parameters: [Parameter], _ body: [StatementID], from begin: Int, _ range: SourceRange
    ) -> FunctionID {
        let nested = scopes.removeLast()
        var locals: [Name] = []
        var isLocal: Set<Name> = []
        func declare(_ name: Name) { if isLocal.insert(name).inserted { locals.append(name) } }
        for parameter in parameters { declare(parameter.name) }
        var reads: [Name] = []
        var place = begin
        var next = 0
        while place < tree.expressions.count || next < nested.count {
            if next < nested.count, nested[next].expressions.lowerBound <= place {
                let inner = tree[nested[next].id]
                if let name = inner.name { declare(name) }
                reads += inner.free
                place = nested[next].expressions.upperBound
                next += 1
            } else {
                if case .name(let name) = tree.expressions[place].kind {
                    if isTarget[place] { declare(name) } else { reads.append(name) }
                }
                place += 1
            }
        }
        var isFree: Set<Name> = []
        let free = reads.filter { !isLocal.contains($0) && isFree.insert($0).inserted }
        tree.functions.append(
            Function(name: name, parameters: parameters, body: body, locals: locals, free: free, range: range))
        let id = FunctionID(index: tree.functions.count - 1)
        scopes[scopes.count - 1].append(NestedFunction(expressions: begin..<tree.expressions.count, id: id))
        return id
    }
}

extension Diagnostic {
    static func annotation(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            219, .error, Text(en: "nn has no type annotations", zh: "nn 没有类型标注"), at: range,
            help: Text(en: "leave it out: kinds are found without", zh: "请删掉它：不写也能推出类型"))
    }

    fileprivate static func parameterWithoutDefault(_ name: String, at range: SourceRange) -> Diagnostic {
        let name = excerpt(name)
        return Diagnostic(
            235, .error,
            Text(en: "`\(name)` has no default but stands behind one that has", zh: "`\(name)` 没有默认值，却写在有默认值的参数后面"),
            at: range, help: Text(en: "move it to the front, or give it a default", zh: "请把它移到前面，或给它一个默认值"))
    }
}
