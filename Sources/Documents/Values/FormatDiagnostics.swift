public import Diagnostics

extension Diagnostic {
    /// A format that is wrong, or does not fit the value that it is to write.
    ///
    /// - Parameters:
    ///   - error: why.
    ///   - specification: the format as the notebook has it, without the colon.
    ///   - range: where it stands.
    public static func badFormat(
        _ error: FormatError, specification: String, at range: SourceRange
    ) -> Diagnostic {
        let shown = shortened(specification)
        switch error {
        case .malformed:
            return Diagnostic(
                290, Text(en: "‘\(shown)’ is not a format", zh: "“\(shown)”不是格式"), at: range,
                help: Text(
                    en:
                        "a format is [fill and align][sign][0][width][, or _][.digits][letter], such as .4f, >10 or ,.2f",
                    zh: "格式的写法是 [填充和对齐][符号][0][宽度][, 或 _][.位数][字母]，例如 .4f、>10、,.2f"))
        case .unknownCode(let letter, let kind):
            return Diagnostic(
                291,
                Text(
                    en: "the format letter ‘\(letter)’ does not fit \(name(of: kind)[.english])",
                    zh: "格式字母“\(letter)”不能用于\(name(of: kind)[.chinese])"),
                at: range, label: "‘\(shown)’", help: letters(for: kind))
        case .localeCode:
            return Diagnostic(
                292,
                Text(
                    en: "the format letter ‘n’ would write different text on different computers",
                    zh: "格式字母“n”的结果会因电脑的地区设置而不同"),
                at: range,
                help: Text(en: "use ‘,’ for thousands, as in ,.2f", zh: "千位分隔请用“,”，例如 ,.2f"))
        case .notAllowed(let part, let type, let kind):
            return notAllowed(part, type, kind, shown, range)
        case .twoGroupings:
            return Diagnostic(
                294,
                Text(en: "the format ‘\(shown)’ has both ‘,’ and ‘_’", zh: "格式“\(shown)”同时用了“,”和“_”"), at: range,
                help: Text(en: "keep one of them", zh: "只保留其中一个"))
        case .missingPrecision:
            return Diagnostic(
                295,
                Text(
                    en: "the format ‘\(shown)’ has no digits after its point", zh: "格式“\(shown)”的小数点后没有位数"),
                at: range,
                help: Text(
                    en: "say how many digits to write, as in .4f for four", zh: "写明要显示几位，例如 .4f 表示四位小数"))
        case .tooWide(let limit):
            return Diagnostic(
                296,
                Text(
                    en: "the format ‘\(shown)’ asks for more than \(limit) places", zh: "格式“\(shown)”要求的位数超过 \(limit)"),
                at: range,
                help: Text(
                    en: "a width and a precision are at most \(limit)", zh: "宽度和精度最大为 \(limit)"))
        case .noCharacter(let number):
            return Diagnostic(
                297,
                Text(en: "\(number) is not the number of a character", zh: "\(number) 不是任何字符的编号"), at: range,
                help: Text(
                    en: "‘c’ takes Unicode numbers, such as 65 for A; use ‘d’ to write the integer",
                    zh: "“c”只接受 Unicode 编号，例如 65 是 A；要写出整数请用“d”"))
        }
    }

    private static func notAllowed(
        _ part: FormatError.Part, _ type: Character?, _ kind: FormatError.Kind, _ shown: String, _ range: SourceRange
    ) -> Diagnostic {
        let part = name(of: part)
        let kind = name(of: kind)
        let letter = type.map { Text(en: " written as ‘\($0)’", zh: "（字母“\($0)”）") } ?? ""
        return Diagnostic(
            293,
            Text(
                en: "\(part[.english]) has no meaning for \(kind[.english])\(letter[.english])",
                zh: "\(part[.chinese])不能用于\(kind[.chinese])\(letter[.chinese])"),
            at: range, label: "‘\(shown)’", help: wayOut(of: part, type))
    }

    private static func wayOut(of part: Text, _ type: Character?) -> Text {
        let other: Text =
            type == nil || type == "s"
            ? Text(en: "format a number instead", zh: "改为格式化一个数")
            : Text(en: "use the letter f", zh: "改用字母 f")
        return Text(
            en: "leave it out, or \(other[.english])", zh: "去掉它，或者\(other[.chinese])")
    }

    private static func name(of kind: FormatError.Kind) -> Text {
        switch kind {
        case .integer: Text(en: "an integer", zh: "整数")
        case .number: Text(en: "a number", zh: "数")
        case .text: Text(en: "text", zh: "文本")
        }
    }

    private static func name(of part: FormatError.Part) -> Text {
        switch part {
        case .sign: Text(en: "a sign", zh: "符号")
        case .negativeZero: Text(en: "‘z’", zh: "“z”")
        case .alternateForm: Text(en: "‘#’", zh: "“#”")
        case .signAlignment: Text(en: "‘=’, or a zero before the width,", zh: "“=”或宽度前的 0 ")
        case .precision: Text(en: "a number of digits after ‘.’", zh: "“.”后的位数")
        case .grouping(let mark): Text(en: "‘\(mark)’ between the digits", zh: "数字间的“\(mark)”")
        }
    }

    private static func letters(for kind: FormatError.Kind) -> Text {
        switch kind {
        case .integer:
            Text(
                en: "for an integer there are d b o x X c, and e f g % as for any number",
                zh: "整数可用 d b o x X c，也可用一般数的 e f g %")
        case .number:
            Text(
                en: "for a number there are f (.4f), e, g and %; for whole ones write int(…) first",
                zh: "数可用 f（如 .4f）、e、g 和 %；要用整数的字母请先写 int(…)")
        case .text:
            Text(en: "for text there is only s; a number needs no quotes", zh: "文本只能用 s；数不要加引号")
        }
    }

    /// A format of a megabyte says nothing that its beginning does not.
    private static func shortened(_ specification: String) -> String {
        let start = specification.unicodeScalars.prefix(40)
        let isWhole = start.endIndex == specification.unicodeScalars.endIndex
        return String(String.UnicodeScalarView(start)) + (isWhole ? "" : "…")
    }
}
