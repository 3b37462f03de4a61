import Diagnostics

extension Parser {
    /// What other languages write at the start of a statement and nn has not.
    mutating func foreignStatement() -> SyntaxFailure? {
        let next = peek()
        let adjoins = !next.followsSpace
        switch token.kind {
        case .keyword(let word):
            return Diagnostic.foreign(word, at: token.range).map { fail($0) }
        case .symbol(.at): return fail(.decorator(at: token.range))
        case .symbol(.percent), .symbol(.exclamation):
            guard adjoins, case .name = next.kind, at(.percent) || peek(2).beginsCommandArgument else { return nil }
            return fail(.magic(source(token) + source(next), at: token.range.union(next.range)))
        case .symbol(.doubleSlash): return fail(.foreignComment("//", at: token.range))
        case .symbol(.slash) where adjoins && (next.kind == .symbol(.star) || next.kind == .symbol(.doubleStar)):
            return fail(.foreignComment("/*", at: token.range.union(next.range)))
        case .symbol(.shiftRight) where adjoins && next.kind == .symbol(.greater):
            return fail(.prompt(at: token.range.union(next.range)))
        case .symbol(.plus) where adjoins && next.kind == token.kind,
            .symbol(.minus) where adjoins && next.kind == token.kind:
            guard case .name = peek(2).kind, peek(3).kind == .newline else { return nil }
            let sign = source(token)
            let range = token.range.union(next.range)
            return fail(.foreignOperator(sign + sign, meant: "\(source(peek(2))) \(sign)= 1", at: range))
        case .name(let name): return foreignWord(name)
        default: return nil
        }
    }

    private mutating func foreignWord(_ name: Name) -> SyntaxFailure? {
        guard token.isNew || misspelt.contains(name) else { return nil }
        let word = names[name]
        let next = peek()
        let help: Text
        switch word {
        case "let", "var", "const":
            guard token.isCommand, peek(2).kind == .symbol(.assign) else { return nil }
            let written = source(next)
            help = Text(
                en: "assigning makes the name: write `\(written) = …`", zh: "赋值就会产生这个名字：请写 `\(written) = …`")
        case "end", "endif", "endfor", "endwhile", "fi", "done":
            guard atLineEnd(next) || (word == "end" && peek(2).kind == .newline) else { return nil }
            help = Text(
                en: "a block ends where its indentation ends: take this line out", zh: "代码块到缩进结束为止：请删掉这一行")
        case "match", "switch", "case":
            guard token.isCommand || next.kind == .symbol(.leftParenthesis),
                cell.tokens[lineEndIndex - 1].kind == .symbol(.colon)
            else { return nil }
            if word == "case", misspelt.contains(where: { ["match", "switch"].contains(names[$0]) }) {
                // The line that it belongs to was reported.
                misspelt.insert(name)
                return SyntaxFailure()
            }
            help = Text(en: "use `if`, `elif` and `else`", zh: "请用 `if`、`elif` 和 `else`")
        default: return nil
        }
        misspelt.insert(name)
        return fail(.foreignWord(word, help, at: token.range))
    }

    private func atLineEnd(_ token: Token) -> Bool {
        token.kind == .newline || token.kind == .end || token.kind == .dedent
    }

    /// A `try` with all that belongs to it: one mistake, whatever its blocks hold is read.
    mutating func skipTry() -> StatementID {
        let first = token
        if let diagnostic = Diagnostic.foreign(.try, at: first.range) { report(diagnostic, line: first.line) }
        let id = skipStatement()
        while true {
            mendKeyword()
            guard at(.except) || at(.finally) || at(.else) else { return id }
            _ = skipStatement()
        }
    }

    /// The `else` of a loop, which Python has.
    mutating func skipLoopElse(_ loop: Keyword) {
        mendKeyword()
        guard at(.else) else { return }
        report(.loopElse(loop.rawValue, at: token.range), line: token.line)
        _ = skipStatement()
    }
}

extension Diagnostic {
    static func foreign(_ word: Keyword, at range: SourceRange) -> Diagnostic? {
        let help: Text
        switch word {
        case .import, .from:
            help = Text(
                en: "every command is here already: `mean(x)` for `np.mean(x)`",
                zh: "所有命令都可以直接用：`np.mean(x)` 写成 `mean(x)`")
        case .class:
            help = Text(
                en: "use `def`: a function serves as an activation, a layer or a loss too", zh: "请用 `def`：函数也可以当激活、层或损失"
            )
        case .with:
            help = Text(en: "a file is read by `load(\"file.csv\")`", zh: "读取文件请用 `load(\"file.csv\")`")
        case .raise:
            help = Text(
                en: "say what must hold: `expect x > 0, \"why\"`", zh: "请写出应成立的条件：`expect x > 0, \"原因\"`")
        case .try, .except, .finally:
            help = Text(
                en: "a cell that shows an error says `expect=error` in its first line",
                zh: "要展示出错的单元格，请在首行写 `expect=error`")
        case .assert: help = Text(en: "write `expect`", zh: "请写 `expect`")
        case .del: help = Text(en: "assign another value to the name", zh: "给这个名字另赋一个值即可")
        case .global, .nonlocal: help = Text(en: "return the value from the function", zh: "请用 `return` 返回这个值")
        case .yield: help = Text(en: "return a list", zh: "请返回一个列表")
        case .async, .await, .as: help = Text(en: "leave it out", zh: "请删掉它")
        default: return nil
        }
        return foreignWord(word.rawValue, help, at: range)
    }

    fileprivate static func foreignWord(_ word: String, _ help: Text, at range: SourceRange) -> Diagnostic {
        Diagnostic(219, .error, Text(en: "nn has no `\(word)`", zh: "nn 没有 `\(word)`"), at: range, help: help)
    }

    fileprivate static func decorator(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            219, .error, Text(en: "nn has no decorators", zh: "nn 没有装饰器"), at: range,
            help: Text(en: "call it on the function: `f = decorate(f)`", zh: "请直接调用：`f = decorate(f)`"))
    }

    fileprivate static func magic(_ written: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            219, .error,
            Text(en: "nn has no shell or notebook commands: `\(written)`", zh: "nn 没有 shell 或 Jupyter 命令：`\(written)`"),
            at: range, help: Text(en: "take this line out: everything is built in", zh: "请删掉这一行：所需的功能都已内置"))
    }

    static func foreignComment(_ written: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            219, .error, Text(en: "`\(written)` begins no comment", zh: "`\(written)` 不是注释"), at: range,
            help: Text(en: "write `#`", zh: "注释请用 `#`"))
    }

    fileprivate static func prompt(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            219, .error, Text(en: "`>>>` is Python's prompt, not code", zh: "`>>>` 是 Python 的提示符，不是代码"), at: range,
            help: Text(en: "take it out", zh: "请删掉它"))
    }

    fileprivate static func loopElse(_ loop: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            228, .error, Text(en: "a `\(loop)` has no `else`", zh: "`\(loop)` 循环没有 `else`"), at: range,
            help: Text(
                en: "write what comes after the loop below it, or indent `else` as its `if` is",
                zh: "循环之后的代码写在它下面即可；如果属于 `if`，缩进要和 `if` 一样"))
    }
}
