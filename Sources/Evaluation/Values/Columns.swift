internal import Diagnostics
internal import Engine

/// Columns of data sets as values: numbers are an array, texts a list; None in a list is missing.
extension Session {
    /// The column that a value holds, or nil if its items are not texts.
    static func texts(_ value: Value) -> Column? {
        guard case .list(let list) = value, !list.items.isEmpty else { return nil }
        var texts: [String?] = []
        texts.reserveCapacity(list.items.count)
        for item in list.items {
            switch item {
            case .text(let text): texts.append(text)
            case .none: texts.append(nil)
            default: return nil
            }
        }
        return Column(texts: texts)
    }

    /// The column of a list of numbers in which None is missing, or nil for any other value.
    private static func numbersWithGaps(_ value: Value) -> Column? {
        guard case .list(let list) = value else { return nil }
        var numbers: [Double] = []
        var hasGaps = false
        for item in list.items {
            if case .none = item {
                hasGaps = true
                numbers.append(.nan)
            } else if let number = item.double {
                numbers.append(number)
            } else {
                return nil
            }
        }
        return hasGaps ? Column(NDArray(shape: [numbers.count], elements: numbers)) : nil
    }

    /// The column that a value stands for: texts, numbers in which None is missing, or what `array` makes of it.
    mutating func dataColumn(_ value: Value) throws -> Column {
        if let column = Session.texts(value) ?? Session.numbersWithGaps(value) { return column }
        return Column(try array(value))
    }

    /// The same of an argument, whose place an error names.
    mutating func dataColumn(_ argument: GivenArgument, _ name: String, in arguments: Arguments) throws -> Column {
        if let column = Session.texts(argument.value) ?? Session.numbersWithGaps(argument.value) { return column }
        return Column(try array(argument, parameter: name, in: arguments))
    }

    /// `data["age"]`
    static func value(ofColumn name: String, of data: Dataset) throws -> Value {
        if let texts = try data.texts(name) {
            return .list(List(texts.map { $0.map { .text($0) } ?? .none }))
        }
        return .array(try data.column(name))
    }

    /// `data["age"] = value`, where a number stands for as many as there are samples.
    mutating func replace(_ name: String, of data: Dataset, with value: Value) throws -> Dataset {
        if case .text(let text) = value {
            return try data.replacing(name, with: Column(texts: Array(repeating: text, count: data.count)))
        }
        if value.holdsTrace(of: graph) { throw Refusal.tracedData }
        let column = try dataColumn(value)
        if let count = column.values.shape.first {
            guard count == data.count else {
                throw Refusal(
                    286,
                    Text(
                        en:
                            "the data set has \(counted(data.count, "sample")), the column \(counted(count, "entry", "entries"))",
                        zh: "数据集有 \(data.count) 个样本，这一列有 \(count) 项"),
                    help: Text(en: "a column has an entry for each sample", zh: "列里每个样本一项"))
            }
            return try data.replacing(name, with: column)
        }
        let constant = NDArray(
            shape: [data.count], kind: column.values.kind, repeating: column.values.elements.first ?? .nan)
        return try data.replacing(name, with: Column(constant))
    }

    /// `texts == text`: a truth value for each; nil unless one side is a list of texts and the other a text.
    static func compareTexts(_ left: Value, _ right: Value, equal: Bool) -> Value? {
        let (list, text): (List, String)
        switch (left, right) {
        case (.list(let items), .text(let value)), (.text(let value), .list(let items)): (list, text) = (items, value)
        default: return nil
        }
        guard !list.items.isEmpty else { return nil }
        let bytes = Array(text.utf8)
        var truths: [Double] = []
        truths.reserveCapacity(list.items.count)
        for item in list.items {
            switch item {
            case .text(let other): truths.append(other.utf8.elementsEqual(bytes) == equal ? 1 : 0)
            case .none: truths.append(equal ? 0 : 1)
            default: return nil
            }
        }
        return .array(NDArray(shape: [truths.count], kind: .truth, elements: truths))
    }
}
