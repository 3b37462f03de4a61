public import Diagnostics

extension Parser {
    /// Reports that what stands here is not what belongs here.
    ///
    /// Where two values stand side by side an operator or comma is missing, unless only one thing can stand here
    /// (`isOnly`).
    mutating func unexpected(wanting: Text, isOnly: Bool = false) -> SyntaxFailure {
        let token = token
        switch token.kind {
        case .newline, .end, .dedent: return fail(.lineEndsEarly(wanting, at: token.range))
        case .symbol(.walrus): return fail(.walrus(at: token.range))
        case .symbol(.tilde) where previous.endsOperand:
            return fail(.foreignOperator("~", meant: "≈` or `~=", at: token.range))
        case .keyword(let word):
            if let diagnostic = Diagnostic.foreign(word, at: token.range), !isUsedAsName { return fail(diagnostic) }
            guard word.beginsStatement else { break }
            return fail(
                isUsedAsName
                    ? .keywordAsName(word.rawValue, at: token.range) : .statementInside(word.rawValue, at: token.range))
        default: break
        }
        if !isOnly, previous.endsOperand, token.endsOperand || token.kind == .formattedStart,
            token.start >= previous.end
        {
            for token in [previous, token] {
                if case .name(let name) = token.kind, ["AND", "OR", "And", "Or"].contains(names[name]),
                    let word = Keyword.spelt(names[name].lowercased())
                {
                    return fail(.misspeltKeyword(names[name], word, at: token.range))
                }
            }
            let sign = cell.tokens[max(0, index - 2)]
            if sign.kind == .symbol(.doubleSlash) { return fail(.foreignComment("//", at: sign.range)) }
            return fail(.twoValues(source(previous), source(token), at: previous.range.union(token.range)))
        }
        return fail(.unexpected(source(token), wanting, hint, at: token.range))
    }

    /// Reports what stands behind a whole statement that began at token `first`.
    mutating func unexpectedAfter(_ first: Int) -> SyntaxFailure {
        let start = cell.tokens[first]
        if at(.not) || at(.lambda), index == first + 1, case .name = start.kind {
            return fail(.argumentNeedsParentheses(command: source(start), at: start.range.union(token.range)))
        }
        if token.beginsCommandArgument, case .name = previous.kind, index > first + 1, beginsValue(index - 1) {
            return fail(
                .commandInsideStatement(
                    source(previous), arguments: restOfLine, at: previous.range.union(token.range)))
        }
        return unexpected(wanting: Text(en: "the end of the line", zh: "行末"))
    }

    /// Whether the token at `place` stands right behind `=` or a keyword.
    private func beginsValue(_ place: Int) -> Bool {
        switch cell.tokens[max(0, place - 1)].kind {
        case .symbol(let symbol): symbol == .assign || symbol.augmentedOperator != nil
        case .keyword(let word): !word.isConstant
        default: false
        }
    }

    /// What stands from here to the end of the line, `…` if that is long.
    private var restOfLine: String {
        let last = cell.tokens[lineEndIndex - 1]
        let text = cell.text.string(token.start, max(token.end, last.kind == .symbol(.colon) ? last.start : last.end))
        return text.utf8.count <= 30 && !text.utf8.contains(0x0A) ? text : "…"
    }

    /// Whether the keyword at this place stands where a name would.
    private var isUsedAsName: Bool {
        switch peek().kind {
        case .newline, .end, .dedent: false
        case .symbol(let symbol): symbol.closing == nil && symbol != .minus && symbol != .tilde
        default: false
        }
    }

    private static let comparisons: [Symbol] = [.less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual]

    /// Whether `and` or `or` stands right before this place.
    private var followsAndOr: Bool { previous.kind == .keyword(.and) || previous.kind == .keyword(.or) }

    /// What may help with the token at this place.
    private var hint: Text {
        switch token.kind {
        case .keyword(.if), .keyword(.else):
            Text(en: "a value is chosen by `a if condition else b`", zh: "按条件取值请写 `a if 条件 else b`")
        case .symbol(.assign):
            Text(en: "to compare, write `==`; to assign, begin a line of its own", zh: "要比较请写 `==`；要赋值请另起一行")
        case .symbol(.comma): Text(en: "take the comma out, or write a value before it", zh: "请删掉这个逗号，或在它前面写一个值")
        case .symbol(.colon):
            Text(en: "`:` ends a header such as `if x:`, or stands in a slice", zh: "`:` 只用在 `if x:` 这样的行末，或切片里")
        case .symbol(let symbol) where Self.comparisons.contains(symbol) && followsAndOr:
            Text(
                en: "each comparison has two sides: `x > 1 and x < 3`, or `1 < x < 3`",
                zh: "每个比较都要写出两边：`x > 1 and x < 3`，或 `1 < x < 3`")
        case .symbol(let symbol) where symbol.closes:
            Text(en: "something is missing before it", zh: "它前面少了内容")
        default: Text(en: "check what stands right before it", zh: "请检查它前面的内容")
        }
    }
}

extension Diagnostic {
    /// `print not x`, `print -x`, `plot [p, q]`: a first argument that a command cannot begin with.
    ///
    /// The last two parse as a subtraction and an index; whoever knows that the name is a function says so by this.
    public static func argumentNeedsParentheses(command: String, at range: SourceRange) -> Diagnostic {
        let command = excerpt(command)
        return Diagnostic(
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

    fileprivate static func unexpected(
        _ found: String, _ wanting: Text, _ hint: Text, at range: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            216, .error,
            Text(
                en: "`\(found)` stands where \(wanting[.english]) belongs",
                zh: "这里应是\(wanting[.chinese])，却写了 `\(found)`"),
            at: range, help: hint)
    }

    fileprivate static func twoValues(_ left: String, _ right: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            217, .error,
            Text(en: "nothing joins `\(left)` and `\(right)`", zh: "`\(left)` 和 `\(right)` 之间缺少逗号或运算符"), at: range,
            help: Text(
                en: "write a comma or an operator between them, or parentheses for a call: `f(x)`",
                zh: "请在它们之间写逗号或运算符；如果是调用，请写括号：`f(x)`"))
    }

    fileprivate static func walrus(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            220, .error, Text(en: "`:=` is not an operator of nn", zh: "nn 没有运算符 `:=`"), at: range,
            help: Text(en: "assign on a line of its own: `x = …`", zh: "请另起一行赋值：`x = …`"))
    }

    fileprivate static func statementInside(_ word: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            216, .error, Text(en: "`\(word)` stands in the middle of a statement", zh: "`\(word)` 写在了语句中间"), at: range,
            help: Text(en: "it begins a line of its own", zh: "它要写在一行的开头"))
    }

    fileprivate static func commandInsideStatement(
        _ command: String, arguments: String, at range: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            222, .error, Text(en: "`\(command)` needs its parentheses here", zh: "`\(command)` 在这里要加括号"), at: range,
            help: ActingVerb.contains(command)
                ? Text(
                    en: "write `\(command)(\(arguments))`: only at the start of a statement they may be left out",
                    zh: "请写 `\(command)(\(arguments))`：只有在语句开头才能省略括号")
                : Text(
                    en:
                        "write `\(command)(\(arguments))` to call it; if it is a value, an operator is missing: `\(command) * …`",
                    zh: "要调用它请写 `\(command)(\(arguments))`；如果它是一个值，则缺少运算符：`\(command) * …`"))
    }
}
