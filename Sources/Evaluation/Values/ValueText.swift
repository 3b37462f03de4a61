internal import Diagnostics
internal import Documents
internal import Engine
internal import Language

extension Session {
    /// A value as `print` writes it.
    func plainText(of value: Value) -> String {
        if case .text(let text) = value { return text }
        return representation(of: value)
    }

    /// A value as it stands alone on a line and in lists: text in quotes.
    func representation(of value: Value) -> String {
        switch value {
        case .none: "None"
        case .truth(let value): value ? "True" : "False"
        case .integer(let value): String(value)
        case .number(let value): plainNumber(value)
        case .text(let text): textLiteral(text)
        case .range(let range):
            range.step == 1
                ? "range(\(range.start), \(range.stop))" : "range(\(range.start), \(range.stop), \(range.step))"
        case .array(let array): text(of: array)
        case .list(let list): "[\(list.items.map { representation(of: $0) }.joined(separator: ", "))]"
        case .tuple(let list):
            list.items.count == 1
                ? "(\(representation(of: list.items[0])),)"
                : "(\(list.items.map { representation(of: $0) }.joined(separator: ", ")))"
        case .function(let function): name(of: function)
        case .layer(let layer): objects.description(of: layer).text
        case .model(let model): objects.description(of: model).text
        case .optimizer(let optimizer): objects.description(of: optimizer).text
        case .schedule(let rate): rate.value.text
        case .regularizer(let regularizer): regularizer.description.text
        case .callback(let callback): callback.description.text
        case .dataset(let data): data.outline[settings.language]
        case .history(let history, _): history.outline[settings.language]
        case .table(let table):
            Text(en: "table of \(counted(table.rows.count, "row"))", zh: "\(grouped(table.rows.count)) 行的表")[
                settings.language]
        case .marks(let marks):
            Text(en: counted(marks.count, "mark"), zh: "\(grouped(marks.count)) 个图形元素")[settings.language]
        case .causal(let value): value.outline[settings.language]
        case .plots(let plots):
            Text(en: counted(plots.count, "plot"), zh: "\(grouped(plots.count)) 张图")[settings.language]
        }
    }

    /// A value in a table's entry or a sentence: one line, and not a long one.
    func shortText(of value: Value) -> String {
        shortened(
            plainText(of: value).split(whereSeparator: \.isNewline).map { $0.drop { $0 == " " } }.joined(separator: " ")
        )
    }

    func name(of function: FunctionValue) -> String {
        switch function {
        case .closure(let closure): closure.name
        case .command(let index): CommandTable.commands[index].name
        case .gradient(let inner): "grad(\(name(of: inner)))"
        case .valueAndGradient(let inner): "value_and_grad(\(name(of: inner)))"
        case .activation(let activation): activation.description.text
        }
    }

    private func text(of array: NDArray) -> String {
        array.rank == 0
            ? representation(of: Value(simplifying: array.detached))
            : arrayText(shape: array.shape, elements: array.elements, kind: array.kind.textKind)
    }

    /// `f"{value:specification}"`
    func format(_ value: Value, by specification: String, at range: SourceRange) throws -> String {
        do {
            let format = try FormatSpecification(parsing: specification)
            switch value {
            case .integer(let value): return try format.format(integer: value)
            case .truth(let value): return try format.format(truth: value)
            case .number(let value): return try format.format(value)
            case .text(let text): return try format.format(text: text)
            case .array(let array):
                if array.rank == 0 {
                    return try self.format(Value(simplifying: array.detached), by: specification, at: range)
                }
                return try arrayText(
                    shape: array.shape, elements: array.elements, kind: array.kind.textKind, format: format)
            case .list(let list):
                return
                    "[\(try list.items.map { try self.format($0, by: specification, at: range) }.joined(separator: ", "))]"
            case .tuple(let list):
                return
                    "(\(try list.items.map { try self.format($0, by: specification, at: range) }.joined(separator: ", ")))"
            default: return try format.format(text: plainText(of: value))
            }
        } catch let error as FormatError {
            throw Diagnostic.badFormat(error, specification: specification, at: range)
        }
    }
}

extension Dataset {
    /// `40 samples of 2 features: x0, x1 → y`; samples of more axes are told by their shape.
    fileprivate var outline: Text {
        let sample = Array(x.shape.dropFirst())
        guard sample.count == 1 else {
            return Text(
                en: "\(counted(count, "sample")) of shape \(shapeText(sample)) → \(target)",
                zh: "\(grouped(count)) 个样本，形状 \(shapeText(sample)) → \(target)")
        }
        let names = features.prefix(8).joined(separator: ", ") + (features.count > 8 ? ", …" : "")
        return Text(
            en: "\(counted(count, "sample")) of \(counted(features.count, "feature")): \(names) → \(target)",
            zh: "\(grouped(count)) 个样本，\(grouped(features.count)) 个特征：\(names) → \(target)")
    }
}

extension History {
    /// `history of 20 epochs`
    fileprivate var outline: Text {
        let unit =
            switch self.unit {
            case .epoch: "轮"
            case .step: "步"
            case .fold: "折"
            }
        return Text(
            en: "history of \(counted(epochs.count, self.unit.rawValue))", zh: "\(grouped(epochs.count)) \(unit)的记录")
    }
}

extension Description {
    /// As it is written in the language.
    var text: String {
        isWord
            ? name
            : "\(name)(\(arguments.map { ($0.name.map { "\($0)=" } ?? "") + $0.value.text }.joined(separator: ", ")))"
    }
}

extension Description.Value {
    /// As it is written in the language.
    var text: String {
        switch self {
        case .integer(let value): String(value)
        case .number(let value): shortNumber(value)
        case .truth(let value): value ? "True" : "False"
        case .text(let text): textLiteral(text)
        case .pair(let rows, let columns): rows == columns ? String(rows) : "(\(rows), \(columns))"
        case .description(let description): description.text
        case .array: "…"
        }
    }
}

extension NDArray.Kind {
    var textKind: ArrayElementKind {
        switch self {
        case .truth: .truth
        case .integer: .integer
        case .number: .number
        }
    }
}

/// A line of at most 60 characters.
func shortened(_ line: String) -> String {
    line.unicodeScalars.count <= 60 ? line : String(line.unicodeScalars.prefix(59)) + "…"
}

/// A number as the language prints it.
func plainNumber(_ value: Double) -> String { text(of: value) }
