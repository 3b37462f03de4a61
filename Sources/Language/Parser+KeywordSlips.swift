import Diagnostics

extension Parser {
    /// Reads a misspelt keyword at the start of a statement as the one that was meant, so that its block is read too.
    mutating func mendKeyword() {
        guard case .name(let name) = token.kind else { return }
        let written = names[name]
        guard let word = keywordsMeant(by: written).first(where: { fits($0) }) else { return }
        if Diagnostic.foreign(word, at: token.range) == nil {
            report(.misspeltKeyword(written, word, at: token.range), line: token.line)
        }
        misspelt.insert(name)
        cell.tokens[index].kind = .keyword(word)
        cell.tokens[index].isCommand = false
    }

    /// Whether `word` instead of the name at this place makes sense of the line.
    ///
    /// A header has a colon, which no statement that begins with a name has; for the rest the name must be new.
    private func fits(_ word: Keyword) -> Bool {
        guard case .name(let name) = token.kind else { return false }
        let isUnknown = token.isNew || misspelt.contains(name)
        let next = peek()
        let isAlone = next.kind == .newline || next.kind == .end || next.kind == .dedent
        let hasOperand = token.isCommand || (next.followsSpace && next.beginsOperand)
        switch word {
        case .for, .while, .if, .elif, .def, .class, .with, .except:
            return (token.isCommand || next.beginsOperand) && (lineIsHeader || (word == .for && lineHasIn && isUnknown))
        case .else, .try, .finally:
            return next.kind == .symbol(.colon) && (isUnknown || lineIsHeader)
                || word == .else && next.kind == .keyword(.if)
        case .return: return isUnknown && (hasOperand || isAlone)
        case .expect, .record, .import: return isUnknown && hasOperand
        case .break, .continue, .pass: return isUnknown && isAlone
        default: return false
        }
    }

    /// Whether the line ends in a colon or a block stands under it.
    private var lineIsHeader: Bool {
        let end = lineEndIndex
        if end + 1 < cell.tokens.count, cell.tokens[end + 1].kind == .indent { return true }
        if cell.tokens[end - 1].kind == .symbol(.colon) { return true }
        var depth = 0
        for token in cell.tokens[index..<end] {
            switch token.kind {
            case .keyword(.lambda): return false
            case .symbol(.colon) where depth == 0: return true
            case .symbol(let symbol): depth += symbol.closing != nil ? 1 : symbol.closes ? -1 : 0
            default: break
            }
        }
        return false
    }

    private var lineHasIn: Bool { cell.tokens[index..<lineEndIndex].contains { $0.kind == .keyword(.in) } }

    /// The place of the token that ends the logical line.
    var lineEndIndex: Int {
        var place = index
        while place < cell.tokens.count - 1, cell.tokens[place].kind != .newline { place += 1 }
        return place
    }

    /// The keywords that `word` is one slip away from, or that stand for it in another language.
    private func keywordsMeant(by word: String) -> [Keyword] {
        guard word.utf8.count <= 9 else { return [] }
        switch word {
        case "elseif", "elsif", "elseIf", "elif_": return [.elif]
        case "function", "func", "fun", "fn", "define": return [.def]
        case "foreach": return [.for]
        default: break
        }
        let written = Array(word.utf8)
        let folded = Array(word.lowercased().utf8)
        return Self.mendable.filter { keyword in
            let spelling = Array(keyword.rawValue.utf8)
            return folded == spelling || isOneSlip(written, spelling)
        }
    }

    private static let mendable: [Keyword] = [
        .for, .while, .if, .elif, .else, .def, .return, .break, .continue, .pass, .expect, .record, .import, .try,
        .except, .finally, .class, .with,
    ]

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

    /// Reads `in`, or what was typed for it.
    mutating func acceptIn() -> Bool {
        if accept(.in) { return true }
        guard case .name(let name) = token.kind, ["ni", "on", "im", "inn", "of", "In", "IN"].contains(names[name])
        else { return false }
        report(.misspeltKeyword(names[name], .in, at: token.range), line: token.line)
        advance()
        return true
    }
}

extension Token {
    /// Whether a value can begin with it.
    fileprivate var beginsOperand: Bool {
        switch kind {
        case .keyword(let word): word.isConstant || word == .not || word == .lambda
        case .symbol(let symbol): symbol.closing != nil || symbol == .minus
        default: beginsCommandArgument
        }
    }
}

extension Diagnostic {
    static func misspeltKeyword(_ written: String, _ word: Keyword, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            218, .error,
            Text(en: "`\(excerpt(written))` is not a keyword", zh: "没有 `\(excerpt(written))` 这个关键字"), at: range,
            help: Text(en: "did you mean `\(word.rawValue)`?", zh: "是想写 `\(word.rawValue)` 吗？"))
    }
}
