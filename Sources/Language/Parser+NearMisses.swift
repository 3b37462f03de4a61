public import Diagnostics

extension Parser {
    /// Reports that what stands here is not what belongs here.
    mutating func unexpected(wanting: Text) -> SyntaxFailure {
        let token = token
        switch token.kind {
        case .newline, .end, .dedent:
            return fail(.lineEndsEarly(wanting, at: token.range))
        case .keyword(let word) where word.beginsStatement:
            return fail(.keywordAsName(word.rawValue, at: token.range))
        default:
            if previous.endsOperand, token.endsOperand || token.kind == .formattedStart, token.start >= previous.end {
                return fail(.twoValues(source(previous), source(token), at: token.range))
            }
            return fail(.unexpected(source(token), wanting, at: token.range))
        }
    }

    /// Reports what stands behind a whole statement that began at token `first`.
    mutating func unexpectedAfter(_ first: Int) -> SyntaxFailure {
        let start = cell.tokens[first]
        if at(.not) || at(.lambda), index == first + 1, case .name = start.kind {
            return fail(.argumentNeedsParentheses(command: source(start), at: start.range.union(token.range)))
        }
        if at(.colon), index == first + 1, case .name(let name) = start.kind,
            let word = misspelt(names[name], among: [.else, .try])
        {
            return fail(.misspeltKeyword(names[name], word, at: start.range))
        }
        if token.beginsCommandArgument, case .name = previous.kind, index > first + 1 {
            return fail(.commandInsideStatement(source(previous), at: previous.range.union(token.range)))
        }
        return unexpected(wanting: Text(en: "the end of the line", zh: "行末"))
    }

    /// What other languages, or slips of the hand, write at the start of a statement.
    mutating func foreignStatement() -> SyntaxFailure? {
        switch token.kind {
        case .keyword(let word):
            return Diagnostic.foreign(word, at: token.range).map { fail($0) }
        case .symbol(.at): return fail(.decorator(at: token.range))
        case .name(let name) where token.isCommand && token.isNew:
            guard
                let word = misspelt(
                    names[name], among: [.return, .for, .while, .if, .elif, .def, .expect, .record, .import])
            else { return nil }
            let isBlock = word == .for || word == .while || word == .if || word == .elif || word == .def
            if isBlock, lineEndsInColon == false { return nil }
            return fail(.misspeltKeyword(names[name], word, at: token.range))
        default: return nil
        }
    }

    private var lineEndsInColon: Bool {
        var place = index
        while place < cell.tokens.count, cell.tokens[place].kind != .newline, cell.tokens[place].kind != .end {
            place += 1
        }
        return cell.tokens[place - 1].kind == .symbol(.colon)
    }

    /// The keyword that `word` is one slip away from.
    private func misspelt(_ word: String, among keywords: [Keyword]) -> Keyword? {
        if word == "elseif" || word == "elsif" { return .elif }
        return keywords.first { isOneSlip(Array(word.utf8), Array($0.rawValue.utf8)) }
    }

    /// Whether one letter more, less, other, or two swapped make `a` of `b`.
    private func isOneSlip(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        guard abs(a.count - b.count) <= 1, a != b else { return false }
        var first = 0
        while first < min(a.count, b.count), a[first] == b[first] { first += 1 }
        let restA = a[first...]
        let restB = b[first...]
        if restA.count == restB.count {
            if restA.dropFirst() == restB.dropFirst() { return true }
            return restA.count >= 2 && restA.dropFirst(2) == restB.dropFirst(2)
                && a[first] == b[first + 1] && a[first + 1] == b[first]
        }
        return restA.count > restB.count ? restA.dropFirst() == restB : restB.dropFirst() == restA
    }
}

extension Diagnostic {
    /// `print not x`, `print -x`, `plot [p, q]`: a first argument that a command cannot begin with.
    ///
    /// The last two parse as a subtraction and an index; whoever knows that the name is a function says so by this.
    public static func argumentNeedsParentheses(command: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            223, .error,
            Text(en: "the argument of `\(command)` needs parentheses here", zh: "`\(command)` 的参数在这里要加括号"), at: range,
            help: Text(
                en: "write `\(command)(…)`: a command's first argument begins with a name, number or text",
                zh: "请写 `\(command)(…)`：命令的第一个参数要以名字、数或文字开头"))
    }

    fileprivate static func lineEndsEarly(_ wanting: Text, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            216, .error,
            Text(en: "the line ends where \(wanting[.english]) belongs", zh: "这一行没有写完，这里应有\(wanting[.chinese])"),
            at: range,
            help: Text(en: "finish it, or put what spans lines in brackets", zh: "请写完这一行；跨行的内容要放在括号里"))
    }

    fileprivate static func unexpected(_ found: String, _ wanting: Text, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            216, .error,
            Text(
                en: "`\(found)` stands where \(wanting[.english]) belongs",
                zh: "这里应是\(wanting[.chinese])，却写了 `\(found)`"),
            at: range, help: Text(en: "check what stands right before it", zh: "请检查它前面的内容"))
    }

    fileprivate static func twoValues(_ left: String, _ right: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            217, .error,
            Text(en: "nothing joins `\(left)` and `\(right)`", zh: "`\(left)` 和 `\(right)` 之间缺少逗号或运算符"), at: range,
            help: Text(en: "write a comma or an operator between them", zh: "请在它们之间写逗号或运算符"))
    }

    fileprivate static func misspeltKeyword(_ written: String, _ word: Keyword, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            218, .error, Text(en: "`\(written)` is no word of the language", zh: "没有 `\(written)` 这个关键字"), at: range,
            help: Text(en: "did you mean `\(word.rawValue)`?", zh: "是想写 `\(word.rawValue)` 吗？"))
    }

    fileprivate static func commandInsideStatement(_ command: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            222, .error, Text(en: "`\(command)` needs its parentheses here", zh: "`\(command)` 在这里要加括号"), at: range,
            help: Text(
                en: "write `\(command)(…)`: only at the start of a statement they may be left out",
                zh: "请写 `\(command)(…)`：只有在语句开头才能省略括号"))
    }

    fileprivate static func decorator(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            219, .error, Text(en: "there are no decorators", zh: "没有装饰器"), at: range,
            help: Text(en: "call it on the function: `f = decorate(f)`", zh: "请直接调用：`f = decorate(f)`"))
    }

    fileprivate static func foreign(_ word: Keyword, at range: SourceRange) -> Diagnostic? {
        let help: Text
        switch word {
        case .import, .from:
            help = Text(
                en: "every command is here already: `mean(x)` for `np.mean(x)`",
                zh: "所有命令都可以直接用：`np.mean(x)` 写成 `mean(x)`")
        case .class:
            help = Text(en: "use `def`, and `layer(f, W=…)` for a layer", zh: "请用 `def`；自定义的层用 `layer(f, W=…)`")
        case .try, .except, .finally, .raise:
            help = Text(
                en: "a cell that shows an error says `expect=error` in its first line",
                zh: "要展示出错的单元，请在首行写 `expect=error`")
        case .assert: help = Text(en: "write `expect`", zh: "请写 `expect`")
        case .del: help = Text(en: "assign another value to the name", zh: "给这个名字另赋一个值即可")
        case .global, .nonlocal: help = Text(en: "return the value from the function", zh: "请用 `return` 返回这个值")
        case .yield: help = Text(en: "return a list", zh: "请返回一个列表")
        case .with, .async, .await, .as: help = Text(en: "leave it out", zh: "请删掉它")
        default: return nil
        }
        return Diagnostic(
            219, .error, Text(en: "nn has no `\(word.rawValue)`", zh: "nn 没有 `\(word.rawValue)`"), at: range, help: help
        )
    }
}
