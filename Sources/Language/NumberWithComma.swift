public import Diagnostics

extension Text {
    /// How one number is written, for digits and commas that may have been meant as one: `0,1`, `1,000`, `1,000,000`.
    ///
    /// Nil for what can hardly have been meant so: `1,2,3`, `0, 1`.
    public static func oneNumber(for written: String) -> Text? {
        let parts = written.split(separator: ",", omittingEmptySubsequences: false)
        let first = parts[0].first == "-" ? parts[0].dropFirst() : parts[0]
        let areDigits = ([first] + parts.dropFirst()).allSatisfy { digits in
            !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
        guard parts.count > 1, areDigits else { return nil }
        let whole = excerpt(parts.joined(separator: "_"))
        let decimal = excerpt(parts.joined(separator: "."))
        let areThousands = first != "0" && first.utf8.count <= 3 && parts.dropFirst().allSatisfy { $0.utf8.count == 3 }
        if parts.count > 2 {
            return areThousands ? Text(en: "write `\(whole)` for one number", zh: "一个数写成 `\(whole)`") : nil
        }
        if areThousands {
            return Text(
                en: "write `\(whole)` for one number, or with a decimal point `\(decimal)`",
                zh: "一个数写成 `\(whole)`，带小数点则是 `\(decimal)`")
        }
        let number = (en: "the decimal point is `.`: write `\(decimal)`", zh: "小数点是 `.`：写成 `\(decimal)`")
        // No second number begins with 0.
        if parts[1].first == "0", parts[1] != "0" { return Text(en: number.en, zh: number.zh) }
        let apart = "`\(parts[0]), \(parts[1])`"
        return Text(en: "\(number.en); two values stand apart: \(apart)", zh: "\(number.zh)；两个值请隔开写：\(apart)")
    }
}
