import Diagnostics

/// What an author who wrote a wrong value most likely meant, as the way out.
enum FrontMatterCorrection {
    /// The way out for a truth value: `yes`, or `true` in quotes.
    static func truth(_ text: String, isQuoted: Bool) -> Text? {
        switch text.lowercased() {
        case "true", "false":
            let word = text.lowercased()
            return isQuoted
                ? Text(
                    en: "the quotation marks make it text: write \(word) without them",
                    zh: "加了引号就是文字：请去掉引号，写 \(word)") : nil
        case "yes", "on", "y", "1": return write("true")
        case "no", "off", "n", "0": return write("false")
        default: return nil
        }
    }

    /// The way out for a whole number: quotation marks, separators, and, of `memory` and `output`, units.
    static func number(_ name: String, _ text: String, isQuoted: Bool) -> Text? {
        if let value = Double(text), value.isFinite {
            return isQuoted
                ? Text(
                    en: "the quotation marks make it text: write \(text) without them",
                    zh: "加了引号就是文字：请去掉引号，写 \(text)") : nil
        }
        let digits = String(text.filter { $0 != "_" && $0 != "," })
        if digits != text, Int(digits) != nil {
            return Text(en: "write the digits only: \(digits)", zh: "请只写数字：\(digits)")
        }
        let written = digits.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let unit = digits.dropFirst(written.count).drop { $0 == " " }.lowercased()
        guard let value = Double(written) else { return nil }
        switch name {
        case "memory", "output":
            if let exponent = ["kb": 3, "k": 3, "mb": 6, "m": 6, "gb": 9, "g": 9, "tb": 12][unit] {
                return write("\(written)e\(exponent)", en: "in bytes", zh: "单位是字节")
            }
            guard let power = ["kib": 10, "mib": 20, "gib": 30][unit] else { return nil }
            let bytes = value * Double(1 << power)
            return Int(exactly: bytes).flatMap { write("\($0)", en: "in bytes", zh: "单位是字节") }
        case "timeout":
            guard let factor = ["s": 1, "sec": 1, "seconds": 1, "m": 60, "min": 60, "minutes": 60, "h": 3600][unit],
                let seconds = Int(exactly: value * Double(factor))
            else { return nil }
            return write("\(seconds)", en: "in seconds", zh: "单位是秒")
        default: return nil
        }
    }

    private static func write(_ value: String, en: String? = nil, zh: String? = nil) -> Text {
        Text(
            en: "write \(value)" + (en.map { ", \($0)" } ?? ""), zh: "请写 \(value)" + (zh.map { "，\($0)" } ?? ""))
    }
}
