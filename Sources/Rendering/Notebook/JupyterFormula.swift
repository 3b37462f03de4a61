/// A displayed formula as Jupyter sets it: by MathJax, between dollars and nowhere else.
enum JupyterFormula {
    /// Environments that number their own lines, in which a `\tag` behind them is a mistake.
    private static let numbered = [
        "align", "alignat", "eqnarray", "equation", "flalign", "gather", "multline",
    ].flatMap { ["\\begin{\($0)}", "\\begin{\($0)*}"] }

    /// What ends the formula of `tex` with its number, where it has one.
    static func end(of tex: String, number: String?) -> String {
        guard let number else { return "$$" }
        let last = tex.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
        // In a comment nothing ends, and a formula has one tag.
        let canHaveTag = !last.contains("%") && !(numbered + ["\\tag"]).contains { tex.contains($0) }
        return canHaveTag ? "\\tag{\(number)}$$" : "$$ (\(number))"
    }

    /// A fence of `math` between dollars with this `end`; nil for what is none, or has an empty line, which would end the
    /// formula.
    static func dollars(_ fence: [UInt8], end: String) -> [UInt8]? {
        guard let mark = fence.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
        var lines = fence.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        guard lines.count > 2, let last = lines.popLast() else { return nil }
        let closing = last.drop { $0 != mark }
        guard closing.count >= 3, closing.allSatisfy({ $0 == mark }) else { return nil }
        lines.removeFirst()
        let isBroken = lines.contains { line in line.allSatisfy { " \t>".utf8.contains($0) } || line.contains(0x24) }
        guard !isBroken else { return nil }
        return Array(
            ([Array("$$".utf8)] + lines + [Array(last.prefix { $0 != mark }) + Array(end.utf8)])
                .joined(separator: [0x0A]))
    }
}
