internal import Engine

/// What `arange` and `linspace` make of numbers on their way through a trace.
extension Session {
    /// Whether a parameter is on its way through a trace.
    func isTraced(_ name: String, _ arguments: Arguments) -> Bool {
        if case .array(let array) = arguments.given(name)?.value { graph.isTraced(array) } else { false }
    }

    /// A parameter that is a number, on its way through a trace.
    private mutating func number(_ name: String, _ arguments: Arguments) throws -> NDArray {
        try graph.reshape(arguments.array(name, &self), [])
    }

    /// start + step·[0, 1, …]. How many there are is a step of all three.
    mutating func tracedSteps(_ arguments: Arguments, count: Int) throws -> NDArray {
        let step = try arguments.given("step") == nil ? NDArray(number: 1, kind: .integer) : number("step", arguments)
        let steps = try graph.multiply(NDArray(counting: count), step)
        return try graph.add(try number("start", arguments), steps)
    }

    /// Numbers at equal distances, of which the last is `stop` itself.
    mutating func tracedLine(_ arguments: Arguments, count: Int) throws -> NDArray {
        let (first, last) = (try number("start", arguments), try number("stop", arguments))
        let distance = try graph.subtract(last, first)
        let step = try graph.divide(distance, NDArray(number: Double(max(count - 1, 1))))
        let steps = try graph.multiply(NDArray(counting: count > 1 ? count - 1 : count), step)
        let line = try graph.add(steps, first)
        if count < 2 { return line }
        return try graph.apply(.concatenate(axis: 0), [line, try graph.reshape(last, [1])])
    }
}

extension NDArray {
    /// 0, 1, …
    fileprivate init(counting count: Int) {
        self.init(shape: [count], kind: .integer, elements: (0..<count).map(Double.init))
    }
}
