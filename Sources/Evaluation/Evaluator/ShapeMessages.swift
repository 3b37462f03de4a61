internal import Diagnostics
internal import Engine
internal import Language

extension Session {
    /// An engine's error at an expression: a product or a sum names its operands and their shapes.
    func explain(_ error: EngineError, at id: ExpressionID, in program: Program) -> Diagnostic {
        let expression = program.tree[id]
        if case .binary(let operation, let left, let right) = expression.kind {
            let (a, b) = (program.text(of: left), program.text(of: right))
            switch error {
            case .productShapes(let leftShape, let rightShape):
                return .productShapes(a, leftShape, b, rightShape, at: expression.range)
            case .doNotBroadcast(let leftShape, let rightShape):
                return .doNotBroadcast(a, leftShape, operation.rawValue, b, rightShape, at: expression.range)
            default: break
            }
        }
        if case .comparison(let first, let links) = expression.kind, links.count == 1,
            case .doNotBroadcast(let leftShape, let rightShape) = error
        {
            return .doNotBroadcast(
                program.text(of: first), leftShape, links[0].comparator.rawValue,
                program.text(of: links[0].right), rightShape, at: expression.range)
        }
        return .engine(error, at: program.argument(blamedFor: error, in: id, names: names) ?? expression.range)
    }
}

extension Program {
    /// The argument of a call that an error is about: the loss that the labels are not for, the layer that does not go
    /// with its input, if there is but one of its kind.
    fileprivate func argument(blamedFor error: EngineError, in id: ExpressionID, names: NameTable) -> SourceRange? {
        guard case .call(_, let arguments, _) = tree[id].kind else { return nil }
        func argument(_ keyword: String) -> SourceRange? {
            arguments.first { $0.keyword.map { names[$0] } == keyword }.map { tree[$0.value].range }
        }
        func call(_ word: String) -> SourceRange? {
            let calls = arguments.filter { argument in
                guard case .call(let callee, _, _) = tree[argument.value].kind,
                    case .name(let name) = tree[callee].kind
                else { return false }
                return names[name] == word
            }
            return calls.count == 1 ? tree[calls[0].value].range : nil
        }
        switch error {
        case .labelShape: return argument("loss")
        case .learningRate: return argument("optimizer")
        case .layerInput(let layer, _, _), .layerRank(let layer, _, _), .notASequence(let layer, _),
            .stepsGivenUp(let layer, _, _), .flattenedBefore(let layer, _, _), .noSteps(let layer),
            .windowTooLarge(let layer, _, _):
            return call(layer)
        default: return nil
        }
    }
}

extension Diagnostic {
    static func productShapes(_ a: String, _ left: [Int], _ b: String, _ right: [Int], at range: SourceRange)
        -> Diagnostic
    {
        let inner = (left.last ?? 1, right.count > 1 ? right[right.count - 2] : right.first ?? 1)
        let (aTurned, bTurned) = (transposed(a), transposed(b))
        let help: Text? =
            if left.last == right.last, right.count == 2 {
                Text(en: "did you mean \(a) @ \(bTurned)?", zh: "是不是想写 \(a) @ \(bTurned)？")
            } else if left.count == 2, left.first == right.first {
                Text(en: "did you mean \(aTurned) @ \(b)?", zh: "是不是想写 \(aTurned) @ \(b)？")
            } else {
                nil
            }
        return Diagnostic(
            204,
            Text(
                en: "shapes do not fit: \(a) @ \(b) is \(shapeText(left)) @ \(shapeText(right))",
                zh: "形状不合：\(a) @ \(b) 是 \(shapeText(left)) @ \(shapeText(right))"), at: range,
            label: Text(
                en: "\(counted(inner.0, "column")) on the left, \(counted(inner.1, "row")) on the right",
                zh: "左边 \(inner.0) 列，右边 \(inner.1) 行"), help: help)
    }

    /// `x.T` for x, x for `x.T`.
    private static func transposed(_ text: String) -> String {
        text.hasSuffix(".T") ? String(text.dropLast(2)) : text + ".T"
    }

    static func doNotBroadcast(
        _ a: String, _ left: [Int], _ symbol: String, _ b: String, _ right: [Int], at range: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            236,
            Text(
                en: "shapes do not fit: \(a) \(symbol) \(b) is \(shapeText(left)) \(symbol) \(shapeText(right))",
                zh: "形状不合：\(a) \(symbol) \(b) 是 \(shapeText(left)) \(symbol) \(shapeText(right))"), at: range,
            help: Text(
                en: "from the last axis on, lengths must be equal or one of them 1",
                zh: "从最后一个轴往前，长度必须相等，或其中一个为 1"))
    }
}
