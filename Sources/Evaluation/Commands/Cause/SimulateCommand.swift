internal import Diagnostics
internal import Engine

let simulateCommands: [Command] = [
    Command(
        "simulate", .cause,
        [.structuralModel, .required("samples"), .option("hide", "[]"), .option("target", "None")],
        Text(
            en:
                "A data set of so many units of a structural model: equation by equation the noise of all units is drawn, as NumPy draws it with size=samples. The last variable that is not hidden is the target, if target= names no other.",
            zh: "结构模型的若干个体组成的数据集：逐个方程为所有个体抽取噪声，与 NumPy 的 size=samples 相同。没有用 target= 指定时，最后一个未隐藏的变量是目标。"),
        example: """
            seed 0
            def clinic():
                U = normal(0, 1)
                T = binomial(1, sigmoid(U))
                Y = 2*T + 3*U + normal(0, 1)
            head simulate(structural_model(clinic), 2000, hide=["U"])
            """,
        result: .simulation
    ) { session, arguments in
        let model = try arguments.structuralModel()
        let count = try arguments.integer("samples", atLeast: 1) ?? 1
        let shown = try arguments.shown(of: model)
        let units = try session.simulate(model, units: count)
        var data = try Dataset(
            columns: shown.places.map { (model.names[$0], Column(units[$0] ?? NDArray(shape: [0], elements: []))) },
            target: shown.target)
        data.origin = model
        return .dataset(data)
    }
]

extension Arguments {
    /// The variables that `hide` leaves, and which of them is the target.
    func shown(of model: StructuralModel) throws -> (places: [Int], target: String) {
        var hidden: Set<Int> = []
        if let argument = given("hide") {
            let names: [Value] =
                switch argument.value {
                case .list(let list), .tuple(let list): list.items
                case let value: [value]
                }
            for name in names {
                guard case .text = name else {
                    throw wrong(argument, "hide", wants: ("a list of names like [\"U\"]", "名字的列表，如 [\"U\"]"))
                }
                hidden.insert(try variable(GivenArgument(argument, value: name), of: model))
            }
        }
        let places = model.equations.indices.filter { !hidden.contains($0) }
        guard let last = places.last else { throw Diagnostic.nothingLeft(at: try self["hide"].range) }
        guard let argument = given("target") else { return (places, model.names[last]) }
        guard case .text = argument.value else { throw wrong(argument, "target", wants: ("a text", "文本")) }
        let place = try variable(argument, of: model)
        guard places.contains(place) else {
            throw Diagnostic.hiddenTarget(model.names[place], shown: places.map { model.names[$0] }, at: argument.range)
        }
        return (places, model.names[place])
    }
}
