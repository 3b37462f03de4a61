internal import Diagnostics
internal import Documents
internal import Engine

let traceCommands: [Command] = [
    Command(
        "trace", .understanding,
        [
            .required("net"), .required("x"), .required("y"), .requiredOption("loss"),
            .option("optimizer", "adam()"),
        ],
        Text(
            en:
                "A table of one training step of a small net on these samples, every number of it: the way forward layer by layer, the loss, the derivatives on their way back, and the update, each with the formula that gives it from those above. The net stays as it is.",
            zh: "把小模型在这些样本上的一步训练逐个数列成表：逐层前向、损失、反向的导数、参数更新，每一行都给出由上面的数算出它的公式。模型本身不变。"),
        example: """
            seed 1
            net = sequential(dense(2, tanh), dense(1, sigmoid))
            trace net, array([[0, 1]]), array([[1]]), loss=binary_crossentropy, optimizer=sgd(lr=0.5)
            """
    ) { session, arguments in
        let model = try session.model(arguments)
        let x = try arguments.array("x", &session).detached
        let y = try arguments.array("y", &session).detached
        return try session.looking { session in
            let options = try session.trainingOptions(arguments)
            let trace = try session.trace(model, x: x, y: y, options: options)
            let optimizer = session.objects.description(of: options.optimizer).text
            return .table(trace.table(of: optimizer, samples: x.shape.first ?? 0, in: session.settings.language))
        }
    }
]

extension TrainingTrace {
    /// A row for each array, with its formula.
    fileprivate func table(of optimizer: String, samples: Int, in language: MessageLanguage) -> Table {
        let isChinese = language == .chinese
        let title = Text(
            en:
                "One step of \(optimizer) takes the loss of \(counted(samples, "sample")) from \(plainNumber(loss)) to \(plainNumber(lossAfter)).",
            zh: "\(optimizer) 走一步，\(grouped(samples)) 个样本的损失从 \(plainNumber(loss)) 变为 \(plainNumber(lossAfter))。")
        let headings = isChinese ? ["阶段", "量", "公式", "值"] : ["part", "quantity", "formula", "value"]
        let given = isChinese ? "给定" : "given"
        return Table(
            title: title[language], columns: headings.map { Table.Column($0, isNumeric: false) },
            rows: rows.map { row in
                [
                    row.stage.text[language], row.name, row.formula?.text ?? given,
                    nestedText(row.value.elements[...], row.value.shape[...]),
                ]
            },
            note: isChinese ? "共 \(grouped(count)) 个数" : counted(count, "number"))
    }
}

extension TrainingTrace.Stage {
    fileprivate var text: Text {
        switch self {
        case .forward: Text(en: "forward", zh: "前向")
        case .loss: Text(en: "loss", zh: "损失")
        case .backward: Text(en: "backward", zh: "反向")
        case .update: Text(en: "update", zh: "更新")
        }
    }
}

/// `[[0.1, 0.2], [0.3, 0.4]]`
private func nestedText(_ elements: ArraySlice<Double>, _ shape: ArraySlice<Int>) -> String {
    // A negative zero is a zero.
    guard let length = shape.first else { return elements.first.map { plainNumber($0 + 0) } ?? "" }
    let width = shape.dropFirst().reduce(1, *)
    let parts = (0..<length).map { place in
        let start = elements.startIndex + place * width
        return nestedText(elements[start..<start + width], shape.dropFirst())
    }
    return "[\(parts.joined(separator: ", "))]"
}

extension TraceFormula {
    /// As a cell would have it.
    fileprivate var text: String { written.text }

    /// How tight an expression holds together, by Python's precedence.
    private enum Level: Int, Comparable {
        case comparison, bits, sum, product, sign, power, atom

        static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }

    private var written: (text: String, level: Level) {
        switch self {
        case .name(let name): return (name, .atom)
        case .number(let value): return (shortNumber(value), value < 0 ? .sign : .atom)
        case .full(let shape, let value):
            let lengths = shape.map(String.init).joined(separator: ", ")
            return value == 0
                ? ("zeros(\(lengths))", .atom)
                : ("full((\(lengths)\(shape.count == 1 ? "," : "")), \(shortNumber(value)))", .atom)
        case .array(let array): return ("array(\(nestedText(array.elements[...], array.shape[...])))", .atom)
        case .negated(let x): return ("-\(x.inside(.sign))", .sign)
        case .infix(let sign, let left, let right):
            let level = Self.level(of: sign)
            if sign == "**" { return ("\(left.inside(.atom))**\(right.inside(.sign))", .power) }
            // What stands on the right of an operator of its own kind keeps its parentheses: a - (b - c).
            let tighter = Level(rawValue: level.rawValue + 1) ?? .atom
            return ("\(left.inside(level)) \(sign) \(right.inside(tighter))", level)
        case .call(let name, let parts, let axes, let keepsAxes):
            var arguments = parts.map(\.text)
            if name == "concat" { arguments = ["[\(arguments.joined(separator: ", "))]"] }
            if let axes {
                let list = axes.map(String.init).joined(separator: ", ")
                arguments.append(axes.count == 1 ? "axis=\(list)" : "axis=(\(list))")
            }
            if keepsAxes { arguments.append("keepdims=True") }
            return ("\(name)(\(arguments.joined(separator: ", ")))", .atom)
        case .transposed(let x): return ("\(x.inside(.atom)).T", .atom)
        case .reordered(let x, let order):
            return ("transpose(\(x.text), (\(order.map(String.init).joined(separator: ", "))))", .atom)
        case .reshaped(let x, let shape):
            return ("\(x.inside(.atom)).reshape(\(shape.map(String.init).joined(separator: ", ")))", .atom)
        case .part(let x, let ranges):
            let parts = ranges.map { range -> String in
                let end = range.start + range.count * range.step
                return range.step == 1
                    ? "\(range.start):\(end)" : "\(range.start):\(end < 0 ? "" : String(end)):\(range.step)"
            }
            return ("\(x.inside(.atom))[\(parts.joined(separator: ", "))]", .atom)
        }
    }

    /// In parentheses where it does not hold together tightly enough.
    private func inside(_ level: Level) -> String {
        let (text, own) = written
        return own < level ? "(\(text))" : text
    }

    private static func level(of sign: String) -> Level {
        switch sign {
        case "+", "-": .sum
        case "*", "/", "//", "%", "@": .product
        case "**": .power
        case "&", "|": .bits
        default: .comparison
        }
    }
}
