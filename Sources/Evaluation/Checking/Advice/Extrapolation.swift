internal import Diagnostics
internal import Documents
internal import Language

extension Advice {
    /// A net is asked about values that lie outside those it was trained on.
    static let extrapolation: @Sendable (AdvisedNotebook) -> [Diagnostic] = { notebook in
        var spans = Spans(notebook)
        var trained: [Name: (span: Span, data: SourceRange)] = [:]
        var said: Set<Name> = []
        var found: [Diagnostic] = []
        for event in notebook.events {
            if let call = notebook.call(event) {
                let program = event.program
                if call.name == "train", let net = notebook.name(call.argument(0, "net"), in: program),
                    let data = call.argument(1, "data"), let span = spans.span(of: data, in: program)
                {
                    trained[net] = (span, program.tree[data].range)
                } else if let (net, asked) = call.question,
                    let name = net ?? notebook.name(call.argument(0), in: program),
                    let (span, data) = trained[name], let wanted = spans.span(of: asked, in: program),
                    wanted.leaves(span), said.insert(name).inserted
                {
                    found.append(
                        .extrapolation(
                            notebook.names[name], span, wanted, at: program.tree[asked].range, trained: data))
                }
            }
            spans.follow(event)
        }
        return found
    }
}

extension AdvisedCall {
    /// The net, where the call is of the net itself, and what it is asked about.
    fileprivate var question: (net: Name?, samples: ExpressionID)? {
        if measures || name == "predict" { return argument(1).map { (nil, $0) } }
        guard command == nil, arguments.count == 1 else { return nil }
        return argument(0).map { (callee, $0) }
    }
}

/// From the least to the greatest value that an array can hold.
struct Span: Equatable {
    let low: Double
    let high: Double

    func joined(with other: Span) -> Span { Span(low: min(low, other.low), high: max(high, other.high)) }

    /// Whether it reaches further than a tenth of the width beyond what is known.
    func leaves(_ known: Span) -> Bool {
        let margin = (known.high - known.low) / 10
        return margin > 0 && (low < known.low - margin || high > known.high + margin)
    }
}

/// The spans of names, where the text tells them: those of samples, for a data set.
struct Spans {
    private let notebook: AdvisedNotebook
    private var known: [Name: Span] = [:]

    init(_ notebook: AdvisedNotebook) { self.notebook = notebook }

    mutating func follow(_ event: AdvisedNotebook.Event) {
        guard !event.targets.isEmpty else { return }
        let call = notebook.call(event)
        // The parts of a split span as much as the whole, as far as the text tells.
        let span = event.targets.count == 1 || call?.name == "split" ? span(of: event.value, in: event.program) : nil
        for target in event.targets { known[target] = span }
    }

    /// The span of an expression's value; of a pair or a data set, that of its samples.
    func span(of id: ExpressionID, in program: Program) -> Span? {
        switch program.tree[id].kind {
        case .integer(let value): return Span(low: Double(value), high: Double(value))
        case .number(let value): return value.isFinite ? Span(low: value, high: value) : nil
        case .name(let name): return known[name]
        case .list(let items):
            let spans = items.map { span(of: $0, in: program) }
            guard let first = spans.first else { return nil }
            return spans.dropFirst().reduce(first) { sum, next in sum.flatMap { sum in next.map(sum.joined) } }
        case .tuple(let items): return items.first.flatMap { span(of: $0, in: program) }
        case .unary(.minus, let operand):
            return span(of: operand, in: program).map { Span(low: -$0.high, high: -$0.low) }
        case .binary(let operation, let left, let right):
            guard let a = span(of: left, in: program), let b = span(of: right, in: program) else { return nil }
            return combined(operation, a, b)
        case .subscripted(let base, _): return span(of: base, in: program)
        case .attribute(let base, let name, _):
            return ["x", "T"].contains(notebook.names[name]) ? span(of: base, in: program) : nil
        case .call:
            return notebook.call(id, in: program).flatMap { span(of: $0, in: program) }
        default: return nil
        }
    }

    private func combined(_ operation: BinaryOperator, _ a: Span, _ b: Span) -> Span? {
        let ends: [Double]
        switch operation {
        case .add: ends = [a.low + b.low, a.high + b.high]
        case .subtract: ends = [a.low - b.high, a.high - b.low]
        case .multiply: ends = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]
        case .divide where b.low > 0 || b.high < 0:
            ends = [a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high]
        default: return nil
        }
        guard let low = ends.min(), let high = ends.max(), low.isFinite, high.isFinite else { return nil }
        return Span(low: low, high: high)
    }

    private func span(of call: AdvisedCall, in program: Program) -> Span? {
        func number(_ position: Int, _ keyword: String? = nil) -> Double? {
            call.argument(position, keyword).flatMap { span(of: $0, in: program) }
                .flatMap { $0.low == $0.high ? $0.low : nil }
        }
        func between(_ low: Double?, _ high: Double?) -> Span? {
            guard let low, let high else { return nil }
            return Span(low: min(low, high), high: max(low, high))
        }
        switch call.name {
        case "rand": return Span(low: 0, high: 1)
        case "uniform":
            if call.arguments.isEmpty { return Span(low: 0, high: 1) }
            return between(number(0, "low"), number(1, "high"))
        case "linspace": return between(number(0, "start"), number(1, "stop"))
        case "arange", "range":
            let isOne = call.argument(1) == nil
            return between(isOne ? 0 : number(0), number(isOne ? 0 : 1).map { $0 - 1 })
        case "randint": return between(number(0, "low"), number(1, "high").map { $0 - 1 })
        case "array", "reshape", "sort", "permutation", "split", "dataset", "float", "repeat", "tile", "copy":
            return call.argument(0, "x").flatMap { span(of: $0, in: program) }
        default: return nil
        }
    }
}

extension Diagnostic {
    fileprivate static func extrapolation(
        _ net: String, _ trained: Span, _ asked: Span, at range: SourceRange, trained data: SourceRange
    ) -> Diagnostic {
        func text(_ span: Span) -> (en: String, zh: String) {
            let low = shortNumber(span.low)
            let high = shortNumber(span.high)
            return low == high ? (low, low) : ("\(low) to \(high)", "\(low) 到 \(high)")
        }
        return Diagnostic(
            363, .advice,
            Text(
                en: "\(net) is asked about \(text(asked).en), and was trained on \(text(trained).en)",
                zh: "\(net) 是在 \(text(trained).zh) 上训练的，却被用在 \(text(asked).zh) 上"), at: range,
            notes: [Note(Text(en: "trained here", zh: "在这里训练"), at: data)],
            help: Text(
                en: "outside of what it has seen a net guesses: measure it on samples from the same range",
                zh: "超出训练范围，模型只是猜测：请用同一范围内的样本来评估"))
    }
}
