import Diagnostics

extension Diagnostic {
    /// `rate = 0,1` and `x = 1,000` make tuples; nil where the digits and commas of `written` can hardly be meant as one
    /// number.
    static func numberWithComma(_ written: String, at range: SourceRange) -> Diagnostic? {
        let parts = written.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 || parts.count > 2 && areThousands(parts),
            ([unsigned(parts[0])] + parts.dropFirst()).allSatisfy({ digits in
                !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
            })
        else { return nil }
        return Diagnostic(
            327, .warning,
            Text(
                en: "`\(excerpt(written))` is \(parts.count) values, not one number",
                zh: "`\(excerpt(written))` 是 \(parts.count) 个值，不是一个数"),
            at: range, help: .oneNumber(parts))
    }

    /// `1,000`, but not `0,125` or `1000,000`.
    fileprivate static func areThousands(_ parts: [String]) -> Bool {
        let first = unsigned(parts[0])
        return first != "0" && first.utf8.count <= 3 && parts.dropFirst().allSatisfy { $0.utf8.count == 3 }
    }

    private static func unsigned(_ part: String) -> String { part.first == "-" ? String(part.dropFirst()) : part }
}

extension Text {
    /// How the digits between commas are written as one number.
    static func oneNumber(_ parts: [String]) -> Text {
        let (decimal, whole) = (excerpt(parts.joined(separator: ".")), excerpt(parts.joined(separator: "_")))
        if parts.count > 2 { return Text(en: "write `\(whole)` for one number", zh: "一个数写成 `\(whole)`") }
        // No second number begins so.
        let isOne = parts[1].hasPrefix("0") && parts[1] != "0"
        let apart = isOne ? nil : "`\(parts[0]), \(parts[1])`"
        let number =
            Diagnostic.areThousands(parts)
            ? Text(
                en: "write `\(whole)` for one number, or with a decimal point `\(decimal)`",
                zh: "一个数写成 `\(whole)`，带小数点则是 `\(decimal)`")
            : Text(en: "the decimal point is `.`: write `\(decimal)`", zh: "小数点是 `.`：写成 `\(decimal)`")
        guard let apart else { return number }
        return Text(
            en: "\(number[.english]); two values stand apart: \(apart)", zh: "\(number[.chinese])；两个值请隔开写：\(apart)")
    }
}
