public import Diagnostics

/// A command of LaTeX that works only there, and is written outside of formulas: `\ref{x}`, `\begin{align}`.
struct TeXInProse {
    enum Kind {
        case reference
        case label
        case environment
    }

    let kind: Kind
    /// What stands in the braces.
    let name: String
    /// From the backslash to the closing brace.
    let range: SourceRange

    private static let references: Set<String> = [
        "ref", "eqref", "autoref", "cref", "Cref", "pageref", "nameref", "vref",
    ]
    /// What environments are called between dollars, which say themselves that something is a formula.
    private static let environments = [
        "align": "aligned", "aligned": "aligned", "alignat": "alignedat", "alignedat": "alignedat", "array": "array",
        "Bmatrix": "Bmatrix", "bmatrix": "bmatrix", "cases": "cases", "displaymath": "", "eqnarray": "aligned",
        "equation": "", "flalign": "aligned", "gather": "gathered", "gathered": "gathered", "math": "",
        "matrix": "matrix", "multline": "gathered", "pmatrix": "pmatrix", "smallmatrix": "smallmatrix",
        "split": "aligned", "Vmatrix": "Vmatrix", "vmatrix": "vmatrix",
    ]
    /// No label or environment is longer.
    private static let longestName = 64

    /// Reads the command whose backslash stands at `start`.
    private init?(_ bytes: [UInt8], at start: Int) {
        let word = bytes[(start + 1)...].prefix(8).prefix(while: \.isLetter)
        guard word.endIndex < bytes.count, bytes[word.endIndex] == 0x7B else { return nil }
        let name = bytes[(word.endIndex + 1)...].prefix(Self.longestName).prefix {
            $0 != 0x7D && $0 != 0x7B && $0 != 0x5C && !$0.isLineEnd
        }
        guard !name.isEmpty, name.endIndex < bytes.count, bytes[name.endIndex] == 0x7D else { return nil }
        let command = word.text
        if Self.references.contains(command) {
            kind = .reference
        } else if command == "label" {
            kind = .label
        } else if command == "begin", Self.environments[Self.withoutStar(name.text)] != nil {
            kind = .environment
        } else {
            return nil
        }
        self.name = name.text
        range = SourceRange(start, name.endIndex + 1)
    }

    /// An environment as a formula of ours.
    var asFormula: String {
        let name = Self.environments[Self.withoutStar(name)] ?? ""
        return name.isEmpty ? "$$ … $$" : "$$ \\begin{\(name)} … \\end{\(name)} $$"
    }

    private static func withoutStar(_ name: String) -> String { name.hasSuffix("*") ? String(name.dropLast()) : name }

    /// All of them in `bytes`, in order; a backslash before theirs makes them text.
    static func all(in bytes: [UInt8]) -> [TeXInProse] {
        var found: [TeXInProse] = []
        var place = 0
        while let start = bytes.first(0x5C, from: place), start + 1 < bytes.count {
            let command = TeXInProse(bytes, at: start)
            if let command { found.append(command) }
            place = command?.range.end ?? start + (bytes[start + 1] == 0x5C ? 2 : 1)
        }
        return found
    }
}

extension NotebookBuilder {
    /// Reports the commands of LaTeX that a page shows as they are written.
    mutating func checkTeXInProse() {
        let commands = TeXInProse.all(in: source.bytes)
        guard !commands.isEmpty else { return }
        for index in 0..<nodes.count {
            guard case .text = nodes.kind(index) else { continue }
            let range = nodes.range(index)
            let first = commands.partitioningIndex { $0.range.start >= range.start }
            for command in commands[first...].prefix(while: { $0.range.start < range.end }) {
                diagnostics.append(.texInProse(command))
            }
        }
    }
}

extension Diagnostic {
    /// Whether it says that a page shows TeX as text.
    public var isOfTeXInProse: Bool { number == 147 }

    /// NN0147: a command of LaTeX in the text.
    fileprivate static func texInProse(_ command: TeXInProse) -> Diagnostic {
        let name = command.name
        let corrected = MisspeltLabel(Array(name.utf8)[...])?.corrected
        let label = corrected ?? (LabelSyntax.isTarget(name) ? name : "eq-name")
        let help: Text =
            switch command.kind {
            case .reference:
                Text(
                    en: "write @\(label) in the text, and {#\(label)} behind what it leads to",
                    zh: "正文里请写 @\(label)，所指的内容后面写 {#\(label)}")
            case .label:
                Text(
                    en: "write {#\(label)} behind the formula, heading or picture",
                    zh: "请在公式、标题或图片后面写 {#\(label)}")
            case .environment:
                Text(en: "write \(command.asFormula)", zh: "请写成 \(command.asFormula)")
            }
        return Diagnostic(
            147, .warning,
            command.kind == .environment
                ? Text(
                    en: "\\begin{\(name)} is no formula without dollars, and is shown as text",
                    zh: "没有 $$ 的 \\begin{\(name)} 不是公式，会按普通文字显示")
                : Text(en: "LaTeX outside of a formula is shown as text", zh: "公式外面的 LaTeX 命令会按普通文字显示"),
            at: command.range, help: help)
    }
}
