import FuzzingLaws

/// Writes programs of all forms of the language, spaced, broken and commented as nobody would.
struct RandomProgram {
    private var draws: Draws
    private var text = ""
    /// How many brackets are open, inside which a line may end.
    private var brackets = 0
    private var notes = 0

    /// The program of that number.
    static func text(_ number: Int) -> String {
        var program = RandomProgram(draws: Draws(state: UInt64(number)))
        for _ in 0...program.draws.below(5) { program.statement(indentation: 0, depth: 0) }
        return program.text
    }

    private init(draws: Draws) { self.draws = draws }

    private mutating func one(_ choices: [String]) -> String { choices[draws.below(choices.count)] }

    private mutating func note() -> String {
        notes += 1
        return one(["# note \(notes)", "#\(notes)", "# 说明 \(notes)", "#| \(notes)", "#"])
    }

    // MARK: Blanks

    /// Blanks that may be missing, and in brackets line ends and comments.
    private mutating func blank(_ least: String = "") {
        switch draws.below(brackets > 0 ? 24 : 8) {
        case 0...1: text += " "
        case 2: text += least + "  "
        case 8:
            text += "\n" + String(repeating: " ", count: 25 + draws.below(20))
        case 9 where draws.below(3) == 0:
            text += one(["", " ", "   "]) + note() + "\n" + String(repeating: " ", count: 25 + draws.below(9))
            if draws.below(4) == 0 { text += note() + "\n" + String(repeating: " ", count: 30) }
        default: text += least
        }
    }

    private mutating func word(_ word: String) {
        blank(" ")
        text += " " + word + " "
        blank(" ")
    }

    private mutating func sign(_ sign: String) {
        blank()
        text += sign
        blank()
    }

    // MARK: Statements

    private mutating func lineEnd() {
        if draws.below(5) == 0 {
            text += String(repeating: " ", count: draws.below(9)) + note()
        } else if draws.below(9) == 0 {
            text += "  "
        }
        text += "\n"
        if draws.below(6) == 0 { text += String(repeating: "\n", count: draws.below(4)) }
        if draws.below(8) == 0 { text += String(repeating: " ", count: draws.below(12)) + note() + "\n" }
    }

    private mutating func statement(indentation: Int, depth: Int) {
        text += String(repeating: " ", count: indentation)
        switch draws.below(depth < 3 ? 12 : 9) {
        case 0, 1:
            text += one(["x", "y_hat", "a, b", "a,", "x[i, :]", "net.bias", "(a, b)", "[a, b]", "学习率"])
            sign("=")
            expressions()
        case 2:
            text += one(["x", "W[0]"])
            sign(one(["+=", "-=", "*=", "/=", "//=", "%=", "**=", "@="]))
            expression(3)
        case 3:
            text += one(["print", "train", "plot", "seed", "bits", "mean", "学", "record", "record"])
            text += one([" ", "  "])
            text += one(["x", "1", "\"a\"", "'b'", "None", "net", "f'{x}'"])
            if draws.below(2) == 0 { arguments(isFirst: false, isCommand: true) }
        case 4:
            text += one(["print", "train", "plot", "seed", "bits", "record", "x.append"])
            text += one(["", "", " "])
            call()
        case 5:
            text += "expect "
            expression(3)
            if draws.below(3) == 0 { text += one([",", ", ", " ,  "]) + "'why'" }
        case 6:
            text += "expect" + one(["", " "]) + "("
            brackets += 1
            expression(3)
            if draws.below(3) == 0 {
                sign(",")
                text += "\"why\""
            }
            brackets -= 1
            text += ")"
        case 7: text += "pass"
        case 8: expressions()
        default: return block(indentation: indentation, depth: depth)
        }
        lineEnd()
    }

    private mutating func block(indentation: Int, depth: Int) {
        switch draws.below(4) {
        case 0:
            text += "for " + one(["i", "a, b", "(a, b)", "a ,b"]) + " in "
            expressions()
        case 1:
            text += "if "
            expression(3)
            body(indentation: indentation, depth: depth)
            if draws.below(2) == 0 {
                text += String(repeating: " ", count: indentation) + "elif "
                expression(2)
                body(indentation: indentation, depth: depth)
            }
            guard draws.below(2) == 0 else { return }
            text += String(repeating: " ", count: indentation) + "else"
        case 2:
            text += "def " + one(["f", "损失", "g "]) + "("
            brackets += 1
            blank()
            text += one(["", "a", "a,", "a, b", "a,b = 1", "a=1 , b = [2]"])
            blank()
            brackets -= 1
            text += ")"
        default:
            text += "while "
            expression(2)
        }
        body(indentation: indentation, depth: depth)
    }

    private mutating func body(indentation: Int, depth: Int) {
        text += one([":", " :"])
        if draws.below(6) == 0 {
            text += one(["", " "]) + one(["pass", "x=1", "print x", "print(x)", "y = 'a'"])
            return lineEnd()
        }
        lineEnd()
        let inner = indentation + 1 + draws.below(6)
        for _ in 0...draws.below(3) { statement(indentation: inner, depth: depth + 1) }
    }

    // MARK: Expressions

    private mutating func expressions() {
        expression(4)
        guard draws.below(4) == 0 else { return }
        for _ in 0...draws.below(3) {
            sign(",")
            expression(3)
        }
    }

    private mutating func expression(_ depth: Int) {
        guard depth > 0 else { return atom() }
        switch draws.below(24) {
        case 0...5: atom()
        case 6...10:
            expression(depth - 1)
            sign(one(["+", "-", "*", "/", "//", "%", "**", "@", "&", "|"]))
            expression(depth - 1)
        case 11:
            expression(depth - 1)
            sign(one(["<", "<=", "==", "!=", ">", ">=", "≈", "~="]))
            expression(depth - 1)
        case 12:
            expression(depth - 1)
            word(one(["and", "or", "in", "not in"]))
            expression(depth - 1)
        case 13:
            text += one(["-", "+", "~", "- ", "--"])
            expression(depth - 1)
        case 14:
            inBrackets("(", ")") { program in
                program.text += program.one(["not ", "not  "])
                program.expression(depth - 1)
            }
        case 15:
            inBrackets("(", ")") { program in
                program.expression(depth - 1)
                program.word("if")
                program.expression(depth - 1)
                program.word("else")
                program.expression(depth - 1)
            }
        case 16:
            inBrackets("(", ")") { program in
                program.text += program.one(["lambda:", "lambda a : ", "lambda a,b = 1:", "lambda a, b=[1] : "])
                program.expression(depth - 1)
            }
        case 17...18: list(depth)
        case 19: inBrackets("(", ")") { $0.expression(depth - 1) }
        case 20: index(depth)
        default:
            text += one(["f", "mean", "net", "x.reshape", "损失"])
            text += one(["", "", " "])
            call()
        }
    }

    private mutating func inBrackets(_ opener: String, _ closer: String, _ content: (inout RandomProgram) -> Void) {
        text += opener
        brackets += 1
        blank()
        content(&self)
        blank()
        brackets -= 1
        text += closer
    }

    private mutating func list(_ depth: Int) {
        let (opener, closer) = draws.below(2) == 0 ? ("[", "]") : ("(", ")")
        inBrackets(opener, closer) { program in
            program.expression(depth - 1)
            if program.draws.below(3) == 0 {
                program.word("for")
                program.text += "i"
                program.word("in")
                program.atom()
                return
            }
            for _ in 0..<program.draws.below(4) {
                program.sign(",")
                program.expression(depth - 1)
            }
            if program.draws.below(4) == 0 { program.sign(",") }
        }
    }

    private mutating func index(_ depth: Int) {
        text += one(["x", "data", "x[0]", "f(x)"]) + one(["", " "])
        inBrackets("[", "]") { program in
            for _ in 0..<program.draws.below(3) {
                program.part(depth - 1)
                program.sign(",")
            }
            program.part(depth - 1)
        }
    }

    private mutating func part(_ depth: Int) {
        switch draws.below(6) {
        case 0: text += one([":", "::-1", ": :2", "...", "None", ":-1"])
        case 1:
            expression(depth)
            sign(":")
            expression(depth)
        case 2:
            sign(":")
            expression(depth)
        default: expression(depth)
        }
    }

    private mutating func call() {
        inBrackets("(", ")") { program in
            if program.draws.below(6) > 0 { program.arguments(isFirst: true, isCommand: false) }
        }
    }

    private mutating func arguments(isFirst: Bool, isCommand: Bool) {
        for number in 0...draws.below(4) {
            if !isFirst || number > 0 {
                if isCommand {
                    text += one([",", ", ", " ,"])
                    if draws.below(4) == 0 { text += one(["", "  " + note()]) + "\n" + one(["", "     ", "  "]) }
                } else {
                    sign(",")
                }
            }
            if number > 1 || draws.below(6) == 0, isFirst || number > 0 {
                text += ["lr", "epochs", "数", "label", "k"][number]
                sign("=")
                expression(2)
                for next in number + 1..<5 where draws.below(2) == 0 {
                    text += one([",", " , "]) + ["lr", "epochs", "数", "label", "k"][next] + "=1"
                }
                return
            }
            expression(2)
        }
        if !isCommand, draws.below(5) == 0 { sign(",") }
    }

    private mutating func atom() {
        text += one([
            "x", "y", "b", "net", "学习率", "δ", "x.T", "1", "0.5", "1e-3", "1_000", "0x1F", "2", "True", "None",
            "'a'", "\"b\"", "'it\\'s'", "'say \"x\"'", "r'\\d'", "f'{x:.2f}'", "f\"{x + y=}, {f('a')}\"", "\"一\" '二'",
            "\"\"\"t\n  u\"\"\"", "'''v'''", "U'w'", "F\"{ x }\"", "''",
        ])
    }
}
