internal import Diagnostics

extension Diagnostic {
    /// A file that is no CSV text, in words.
    static func csv(_ mistake: CSVRows.Mistake, in path: String, at range: SourceRange) -> Diagnostic {
        switch mistake {
        case .notText(let line):
            return Diagnostic(
                412,
                Text(en: "\(path), line \(line): this is not text in UTF-8", zh: "\(path) 第 \(line) 行：不是 UTF-8 文本"),
                at: range,
                help: Text(
                    en: "save the file as \"CSV UTF-8\"; a spreadsheet's own format is not CSV",
                    zh: "请把文件另存为“CSV UTF-8”；表格软件自己的格式不是 CSV"))
        case .quotation(let line):
            return Diagnostic(
                413,
                Text(
                    en: "\(path), line \(line): a quotation mark stands inside a field",
                    zh: "\(path) 第 \(line) 行：引号出现在字段中间"), at: range,
                help: Text(
                    en: "put the whole field in quotation marks, and double those in it: \"5\"\" tall\"",
                    zh: "请给整个字段加引号，其中的引号写两遍：\"5\"\" tall\""))
        case .openQuotation(let line):
            return Diagnostic(
                413,
                Text(
                    en: "\(path), line \(line): a quotation mark is not closed",
                    zh: "\(path) 第 \(line) 行：引号没有闭合"), at: range,
                help: Text(
                    en: "close it, or double it if it belongs to the text", zh: "请补上右引号；如果它属于文本，请写两遍"))
        case .longRow(let line):
            return Diagnostic(
                413,
                Text(
                    en: "\(path), line \(line): the row is longer than 1,000,000 bytes",
                    zh: "\(path) 第 \(line) 行：这一行超过 1,000,000 字节"), at: range,
                help: Text(en: "is it a CSV file?", zh: "这是 CSV 文件吗？"))
        }
    }

    /// A CSV file that is no data set, in words; `target` is the place of the target's name.
    static func csv(
        _ mistake: CSVDataset.Mistake, in path: String, target: (name: String, range: SourceRange),
        at range: SourceRange
    ) -> Diagnostic {
        switch mistake {
        case .empty:
            return Diagnostic(
                414, Text(en: "\(path) is empty", zh: "\(path) 是空的"), at: range,
                help: Text(
                    en: "the first line names the columns, the others hold the samples", zh: "第一行写列名，以后每行是一个样本"))
        case .noRows:
            return Diagnostic(
                414,
                Text(en: "\(path) has names of columns, but no samples", zh: "\(path) 只有列名，没有样本"), at: range,
                help: Text(
                    en: "the first line names the columns, the others hold the samples", zh: "第一行写列名，以后每行是一个样本"))
        case .separator(let separator):
            let (en, zh) =
                switch separator {
                case ";": ("semicolons", "分号")
                case "\t": ("tabs", "制表符")
                case "|": ("vertical bars", "竖线")
                default: ("full-width commas", "全角逗号")
                }
            return Diagnostic(
                415,
                Text(
                    en: "\(path), line 1: the columns are separated by \(en)", zh: "\(path) 第 1 行：各列用\(zh)分隔"),
                at: range, help: Text(en: "save the file with commas", zh: "请用半角逗号分隔，重新保存文件"))
        case .namelessColumn(let column):
            return Diagnostic(
                416,
                Text(en: "\(path), line 1: column \(column) has no name", zh: "\(path) 第 1 行：第 \(column) 列没有名字"),
                at: range,
                help: Text(en: "the first line names every column", zh: "第一行要写出每一列的名字"))
        case .duplicateName(let name, let first, let second):
            return Diagnostic(
                416,
                Text(
                    en: "\(path), line 1: columns \(first) and \(second) are both called \(excerpt(name))",
                    zh: "\(path) 第 1 行：第 \(first) 列和第 \(second) 列都叫 \(excerpt(name))"), at: range,
                help: Text(en: "give each column a name of its own", zh: "请给每一列不同的名字"))
        case .unknownTarget(let known):
            if known.count == 1, let only = known.first, closestMatch(to: target.name, among: known) == nil {
                return Diagnostic(
                    401,
                    Text(en: "\(path) has no column \(target.name)", zh: "\(path) 没有叫 \(target.name) 的列"),
                    at: target.range,
                    help: Text(
                        en: "the first line names the columns, and here it is \"\(excerpt(only))\": take a title away",
                        zh: "第一行应是各列的名字，而这里是 \"\(excerpt(only))\"：如果它是标题，请删去"))
            }
            let shown = known.prefix(12).map(excerpt)
            let more = known.count > shown.count ? ", …" : ""
            return Diagnostic(
                401,
                Text(en: "\(path) has no column \(target.name)", zh: "\(path) 没有叫 \(target.name) 的列"),
                at: target.range,
                help: closestMatch(to: target.name, among: known).map {
                    Text(en: "did you mean \($0)?", zh: "是不是想写 \($0)？")
                }
                    ?? Text(
                        en: "the columns are \(shown.joined(separator: ", "))\(more)",
                        zh: "列有 \(shown.joined(separator: "、"))\(more.isEmpty ? "" : "……")"))
        case .onlyTarget:
            return Diagnostic(
                417,
                Text(
                    en: "\(path) has no column but the target \(target.name)",
                    zh: "\(path) 除了目标列 \(target.name) 没有别的列"), at: range,
                help: Text(en: "is it separated by commas?", zh: "各列是用逗号分隔的吗？"))
        case .ragged(let line, let fields, let columns):
            return Diagnostic(
                418,
                Text(
                    en: "\(path), line \(line): \(fields) \(fields == 1 ? "field" : "fields") for \(columns) columns",
                    zh: "\(path) 第 \(line) 行：有 \(columns) 列，这一行却有 \(fields) 个字段"), at: range,
                help: fields < columns
                    ? Text(
                        en: "a missing value is an empty field, and its comma stays", zh: "缺失的值写成空字段，逗号要保留")
                    : Text(
                        en: "a field with a comma in it stands in quotation marks", zh: "含有逗号的字段要加引号"))
        case .text(let line, let column, let name, let field, let resemblesNumber):
            return Diagnostic(
                419,
                Text(
                    en:
                        "\(path), line \(line): column \(column), \(excerpt(name)), holds \"\(excerpt(field))\", not a number",
                    zh: "\(path) 第 \(line) 行：第 \(column) 列 \(excerpt(name)) 的 \"\(excerpt(field))\" 不是数"), at: range,
                help: missingWords.contains(field.lowercased())
                    ? Text(
                        en: "a missing value is an empty field: leave \(field) out",
                        zh: "缺失的值写成空字段：请去掉 \(field)")
                    : resemblesNumber
                        ? Text(
                            en: "numbers are written like 1234.5 or 6.02e23, and are below 1.8e308",
                            zh: "数要写成 1234.5 或 6.02e23 的样子，并小于 1.8e308")
                        : oneKind)
        case .mixed(let line, let column, let name, let field, let isNumber):
            return Diagnostic(
                420,
                isNumber
                    ? Text(
                        en:
                            "\(path), line \(line): column \(column), \(excerpt(name)), holds the number \(excerpt(field)), and text above",
                        zh: "\(path) 第 \(line) 行：第 \(column) 列 \(excerpt(name)) 的 \(excerpt(field)) 是数，前面却是文本")
                    : Text(
                        en:
                            "\(path), line \(line): column \(column), \(excerpt(name)), holds the text \"\(excerpt(field))\", and numbers above",
                        zh: "\(path) 第 \(line) 行：第 \(column) 列 \(excerpt(name)) 的 \"\(excerpt(field))\" 是文本，前面却是数"),
                at: range,
                help: missingWords.contains(field.lowercased())
                    ? Text(
                        en: "a missing value is an empty field: leave \(field) out",
                        zh: "缺失的值写成空字段：请去掉 \(field)")
                    : oneKind)
        }
    }
}

/// What a column may hold; codes such as A1 and 12 are no numbers, and quotation marks do not say so.
private let oneKind = Text(
    en: "a column is all numbers or all text; codes are text if each has a letter: R12 for 12",
    zh: "一列要么全是数，要么全是文本；编号都带字母才是文本：12 写成 R12")

/// How other programs write that a value is missing.
private let missingWords: Set<String> = ["na", "n/a", "nan", "null", "none", "nil", "-", "?", "."]

/// At most 40 characters of a text.
private func excerpt(_ text: String) -> String {
    let start = String(String.UnicodeScalarView(text.unicodeScalars.prefix(40)))
    return start.utf8.count == text.utf8.count ? start : start + "…"
}
