/// What is often done in place of the derivative of a squashing function.
public enum SquashMistake: Hashable, Sendable, CaseIterable {
    /// The derivative is taken at what the function gave: σ'(a) with a = σ(z), where σ'(z) = a(1 - a) is meant.
    case takenTwice
    /// The derivative is left out, as if the function were the identity.
    case leftOut
}

/// A place in a graph where a sigmoid or tanh of `input` was computed, by its name or, for the sigmoid, written out as
/// 1 / (1 + exp(-z)).
struct Squash {
    /// `sigmoid` or `tanh`.
    let function: Unary
    let node: Int
    let input: Int
}

extension Graph {
    /// The squashing functions among the nodes so far.
    func squashes() -> [Squash] {
        nodes.indices.compactMap { index in
            switch nodes[index].operation {
            case .unary(.sigmoid), .unary(.tanh):
                guard case .unary(let function)? = nodes[index].operation, let input = inputs(of: index).first else {
                    return nil
                }
                return Squash(function: function, node: index, input: input)
            case .binary(.divide): return writtenOutSigmoid(index)
            default: return nil
            }
        }
    }

    /// 1 / (1 + exp(-z)), or with its sum the other way round.
    private func writtenOutSigmoid(_ quotient: Int) -> Squash? {
        let parts = Array(inputs(of: quotient))
        guard isOne(parts[0]), nodes[parts[1]].operation == .binary(.add) else { return nil }
        let terms = Array(inputs(of: parts[1]))
        guard let power = isOne(terms[0]) ? terms[1] : isOne(terms[1]) ? terms[0] : nil,
            nodes[power].operation == .unary(.exp), let exponent = inputs(of: power).first,
            nodes[exponent].operation == .unary(.negate), let z = inputs(of: exponent).first
        else { return nil }
        return Squash(function: .sigmoid, node: quotient, input: z)
    }

    private func isOne(_ node: Int) -> Bool {
        nodes[node].operation == nil && nodes[node].value.count == 1 && nodes[node].value.elements[0] == 1
    }

    /// The derivatives of `y` as they come out with `mistake` made at each of `squashes`.
    mutating func gradients(
        of y: NDArray, in variables: [NDArray], making mistake: SquashMistake, at squashes: [Squash]
    ) throws(EngineError) -> [NDArray] {
        var slopes: [Int: Slope] = [:]
        for squash in squashes {
            let a = nodes[squash.node].value.detached
            let value: NDArray
            switch mistake {
            case .leftOut: value = NDArray(shape: a.shape, repeating: 1)
            case .takenTwice:
                let one = NDArray(number: 1)
                let again = try unary(squash.function, a)
                value =
                    squash.function == .tanh
                    ? try subtract(one, try square(again)) : try multiply(again, try subtract(one, again))
            }
            slopes[squash.node] = Slope(input: squash.input, value: value)
        }
        return try gradients(of: y, in: variables, slopes: slopes)
    }
}
