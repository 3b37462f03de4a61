internal import Diagnostics
internal import Documents

extension Diagnostic {
    /// A number that is missing or infinite, where one is needed.
    static func notFinite(_ value: Double, row: Int, column: String, at range: SourceRange?) -> Diagnostic {
        if value.isNaN {
            return Diagnostic(
                421,
                Text(en: "row \(row), column \(column): a value is missing", zh: "第 \(row) 行 \(column) 列：缺少值"),
                at: range,
                label: Text(en: "rows count from 0; missing is nan", zh: "行从 0 数起；缺失记作 nan"),
                help: Text(
                    en: "fill the gaps of x with fill_missing(data), or leave such rows out with drop_missing(data)",
                    zh: "用 fill_missing(data) 补上 x 的空缺，或用 drop_missing(data) 去掉这些行"))
        }
        return Diagnostic(
            421,
            Text(
                en: "row \(row), column \(column): the value is \(plainNumber(value))",
                zh: "第 \(row) 行 \(column) 列：值是 \(plainNumber(value))"), at: range,
            label: Text(en: "rows count from 0", zh: "行从 0 数起"),
            help: Text(
                en:
                    "was something divided by 0, or log(0) taken? Leave such rows out: data[abs(data[\"\(column)\"]) < inf]",
                zh: "是不是除以了 0，或取了 log(0)？可去掉这些行：data[abs(data[\"\(column)\"]) < inf]"))
    }

    /// Columns of text, where numbers are needed.
    static func textColumns(_ names: [String], at range: SourceRange?) -> Diagnostic {
        let list = names.prefix(4).map { "\"\($0)\"" }.joined(separator: ", ") + (names.count > 4 ? ", …" : "")
        return Diagnostic(
            422,
            Text(
                en:
                    "\(names.count == 1 ? "column" : "columns") \(listed(names)) \(names.count == 1 ? "holds" : "hold") text, and numbers are needed",
                zh: "\(listed(names, "、")) 列是文本，这里需要数"), at: range,
            help: Text(
                en: "make a column of 0 and 1 for each text: one_hot(data, columns=[\(list)])",
                zh: "把每种文本变成一列 0 和 1：one_hot(data, columns=[\(list)])"))
    }
}

/// At most eight names in a sentence.
func listed(_ names: [String], _ separator: String = ", ") -> String {
    names.prefix(8).joined(separator: separator) + (names.count > 8 ? "\(separator)… (\(names.count))" : "")
}
