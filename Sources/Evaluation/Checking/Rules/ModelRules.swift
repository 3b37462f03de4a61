internal import Diagnostics
internal import Engine

extension ResultRule {
    /// `sequential(…)`: layer by layer, if all of them are known.
    static let model = ResultRule { checker, arguments in
        var given: [GivenArgument] = []
        for argument in arguments.given where argument.keyword != "input" {
            guard let value = argument.sketch.constant else { return .anyModel(in: &checker) }
            given.append(GivenArgument(argument, value: value))
        }
        let command = CommandTable.index[arguments.command.name] ?? 0
        let made = try checker.session.call(.command(command), given, at: arguments.range)
        guard case .model(let model) = made else { return .unknown }
        if let input = arguments["input"] {
            guard let sample = try checker.shape([input], name: "input", arguments) else {
                return .anyModel(in: &checker)
            }
            _ = try checker.outline(model, for: sample)
        }
        return .known(made)
    }

    /// `train(net, data, loss=…)`: whether samples go into the net, and labels with what comes out of it.
    static let training = ResultRule { checker, arguments in
        guard let net = arguments["net"], let data = arguments["data"] else { return .unknown }
        if case .like(.model) = net.sketch {
            try checker.checkTrainingOptions(arguments)
            return .anyHistory
        }
        guard case .known(.model(let model)) = net.sketch else {
            if let wrong = arguments.wrong(net, "net", wants: ("a model", "一个模型")) { throw wrong }
            return .anyHistory
        }
        let (x, y) = try checker.samples(data, in: arguments)
        try checker.checkTrainingOptions(arguments)
        if let x, x.dropFirst() == [0] { throw Diagnostic.withoutColumns(x, at: data.range) }
        guard let x, let y, let outputs = try checker.outline(model, for: Array(x.dropFirst())),
            let output = outputs.last,
            let loss = arguments["loss"], let value = loss.sketch.constant
        else { return .anyHistory }
        let resolved = try checker.session.loss(GivenArgument(loss, value: value), of: arguments.command)
        _ = try Extent.apply([y, [x[0]] + output]) { shapes in
            try resolved.check(labelShape: shapes[0], predictions: shapes[1])
        }
        let picked = resolved.resolved(labels: y, predictions: [x[0]] + output)
        if let warning = checker.session.warningOfOutput(of: model, output, loss: picked, at: net.range) {
            checker.report(warning)
        }
        return .anyHistory
    }
}

extension Sketch {
    static let anyHistory = Sketch.unknown

    static func anyModel(in checker: inout Checker) -> Sketch {
        let empty = try? checker.session.sequential([.activation(.linear)])
        return empty.map { .like(.model($0)) } ?? .unknown
    }
}

extension Checker {
    /// Refuses those options of a training that are known and cannot be meant.
    fileprivate mutating func checkTrainingOptions(_ arguments: SketchedArguments) throws {
        let names = Set(trainingParameters.map(\.name)).subtracting(["validation"])
        var given = ["net", "data"].map { GivenArgument(keyword: $0, value: .none, range: arguments.range) }
        for argument in arguments.given {
            guard let keyword = argument.keyword, names.contains(keyword) else { continue }
            if let value = argument.sketch.constant {
                given.append(GivenArgument(argument, value: value))
            } else if keyword == "loss" {
                // What a function of the notebook gives, its calls tell.
                given.append(GivenArgument(argument, value: .function(.command(CommandTable.index["mse"] ?? 0))))
            }
        }
        _ = try session.trainingOptions(Arguments(binding: given, to: arguments.command, at: arguments.range))
    }

    /// The shape of one sample after each element of a model for samples of this shape; nil where it is not known.
    mutating func outline(_ model: ModelID, for sample: [Int]) throws -> [[Int]]? {
        guard !sample.contains(where: Extent.isUnknown) else { return nil }
        if let known = outlines[model] {
            guard known.input == sample else {
                throw EngineError.layerInput(layer: "sequential", expected: known.input, found: sample)
            }
            return known.outputs
        }
        guard let outputs = try session.objects.outline(session.objects[model].elements, for: sample) else {
            return nil
        }
        if uncertainty == 0 { outlines[model] = ModelOutline(input: sample, outputs: outputs) }
        return outputs
    }

    /// `net(x)`
    mutating func samples(
        after model: ModelID, _ given: [SketchedArgument], of name: String, at range: SourceRange
    ) throws -> Sketch {
        guard let x = given.first(where: { $0.keyword == nil }) else { return .anyArray }
        if case .dataset(let data) = x.sketch {
            guard let shape = data.x, let output = try outline(model, for: Array(shape.dropFirst()))?.last else {
                return .anyArray
            }
            return .array(shape: [shape[0]] + output, kind: .number)
        }
        guard let array = arrayLike(x.sketch) else {
            if let example = x.sketch.example {
                do {
                    _ = try session.array(example)
                } catch let refusal as Refusal {
                    throw refusal.diagnostic(at: x.range)
                }
            }
            return .anyArray
        }
        guard let shape = array.shape, !shape.isEmpty,
            let output = try outline(model, for: Array(shape.dropFirst()))?.last
        else { return .anyArray }
        return .array(shape: [shape[0]] + output, kind: .number)
    }

    /// The shapes of the samples and labels of a data set, or of a pair `(x, y)` that serves as one.
    mutating func samples(
        _ argument: SketchedArgument, in arguments: SketchedArguments
    ) throws -> (x: [Int]?, y: [Int]?) {
        switch argument.sketch {
        case .unknown, .like(.dataset): return (nil, nil)
        case .dataset(let data): return (data.x, data.y)
        case .tuple(let items) where items == nil || items?.count == 2:
            guard let items, let x = arrayLike(items[0])?.shape, let y = arrayLike(items[1])?.shape else {
                return (nil, nil)
            }
            guard !x.isEmpty, !y.isEmpty else {
                throw Diagnostic.numberForSamples(x.isEmpty ? "x" : "y", at: argument.range)
            }
            if !Extent.isUnknown(x[0]), !Extent.isUnknown(y[0]), x[0] != y[0] {
                throw Diagnostic.countsDiffer(samples: x[0], labels: y[0], at: argument.range)
            }
            return (x.count == 1 ? x + [1] : x, y)
        default:
            if let wrong = arguments.wrong(argument, "data", wants: ("a data set or a pair (x, y)", "数据集或一对 (x, y)")) {
                throw wrong
            }
            return (nil, nil)
        }
    }
}
