internal import Diagnostics
internal import Engine

/// What is done to layers and models as objects.
let copyCommands: [Command] = [
    Command(
        "freeze", .models, [.required("net")],
        Text(
            en: "Keeps a model, a layer or a list of them as they are while others train; they then also infer.",
            zh: "冻结模型、层或它们的列表：训练其他部分时保持不变，也不再按训练方式计算。"),
        example: "net = sequential(dense(3), dense(1), input=2)\nfreeze net.layers[0]\nsummary net"
    ) { session, arguments in
        try session.setFrozen(true, arguments)
        return .none
    },
    Command(
        "unfreeze", .models, [.required("net")],
        Text(en: "Lets a frozen model, layer or list of them train again.", zh: "解冻：让冻结的模型、层或它们的列表重新参与训练。"),
        example: "net = sequential(dense(1), input=2)\nfreeze net\nunfreeze net\nsummary net"
    ) { session, arguments in
        try session.setFrozen(false, arguments)
        return .none
    },
    Command(
        "copy", .models, [.required("x")],
        Text(
            en:
                "A model, layer or optimizer of its own with equal arrays, which then go their own way. Other values are never shared and come back as they are.",
            zh: "复制模型、层或优化器：数组相同，此后互不影响。其他的值从不共享，原样返回。"),
        example: """
            seed 0
            net = sequential(dense(1), input=2)
            twin = copy(net)
            twin.layers[0].bias = array([5])
            print(net.layers[0].bias, twin.layers[0].bias)
            """
    ) { session, arguments in
        let value = try arguments["x"].value
        switch value {
        case .layer(let layer):
            try session.requestCopy(of: session.objects.layers(in: [.layer(layer)]))
            return .layer(session.objects.copy(layer))
        case .model(let model):
            try session.requestCopy(of: session.objects.layers(in: session.objects[model].elements))
            return .model(session.objects.copy(model))
        case .optimizer(let optimizer): return .optimizer(session.objects.copy(optimizer))
        default: return value
        }
    },
]

extension Session {
    /// Asks for the memory of copies of these layers.
    fileprivate mutating func requestCopy(of layers: [LayerID]) throws {
        let count = layers.reduce(0) { $0 + objects[$1].parameters.reduce(0) { $0 + $1.count } }
        try graph.budget.request(bytes: Self.bytes(of: [count]))
    }

    fileprivate mutating func setFrozen(_ isFrozen: Bool, _ arguments: Arguments) throws {
        let argument = try arguments["net"]
        var elements: [Model.Element] = []
        try collectLayers(argument.value, argument, into: &elements, in: arguments)
        for layer in objects.layers(in: elements) { objects[layer].isFrozen = isFrozen }
    }

    private func collectLayers(
        _ value: Value, _ argument: GivenArgument, into elements: inout [Model.Element], in arguments: Arguments
    ) throws {
        switch value {
        case .layer(let layer): elements.append(.layer(layer))
        case .model(let model): elements += objects[model].elements
        case .list(let list), .tuple(let list):
            for item in list.items { try collectLayers(item, argument, into: &elements, in: arguments) }
        default:
            throw arguments.wrong(argument, "net", wants: ("a model, a layer or a list of them", "模型、层或它们的列表"))
        }
    }
}
