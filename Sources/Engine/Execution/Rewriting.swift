/// What a trace becomes before it is lowered: the same numbers from less work.
extension Graph {
    /// Makes a leaf of what hangs on constants alone, leaves out what changes nothing, and computes what is asked for
    /// twice but once. Gives the nodes that stand for the targets afterwards.
    mutating func simplify(_ targets: [Int], pinned: [Int: Int]) -> [Int] {
        var first: [Computation: Int] = [:]
        var standsFor = Array(nodes.indices)
        var isConstant = Array(repeating: false, count: nodes.count)
        for index in nodes.indices {
            guard let operation = nodes[index].operation else {
                isConstant[index] = pinned[index] == nil
                continue
            }
            if case .draw = operation { continue }
            let range = nodes[index].firstOperand..<(nodes[index].firstOperand + nodes[index].operandCount)
            for place in range { operands[place] = standsFor[operands[place]] }
            let inputs = Array(operands[range])
            if inputs.allSatisfy({ isConstant[$0] }) {
                // The trace has its value already, in the plan's own precision.
                nodes[index].operation = nil
                nodes[index].operandCount = 0
                isConstant[index] = true
                continue
            }
            if let same = unchanged(operation, inputs, of: index, isConstant) {
                standsFor[index] = same
                continue
            }
            let computation = Computation(operation: operation, inputs: inputs)
            if let same = first[computation] {
                standsFor[index] = same
            } else {
                first[computation] = index
            }
        }
        return targets.map { standsFor[$0] }
    }

    /// The input that a product with one or a first power only repeats.
    private func unchanged(_ operation: Operation, _ inputs: [Int], of index: Int, _ isConstant: [Bool]) -> Int? {
        func isOne(_ input: Int) -> Bool { isConstant[input] && nodes[input].value.elements == [1] }
        let kept: Int
        switch operation {
        case .binary(.multiply) where isOne(inputs[0]): kept = inputs[1]
        case .binary(.multiply) where isOne(inputs[1]): kept = inputs[0]
        case .binary(.power) where isOne(inputs[1]): kept = inputs[0]
        default: return nil
        }
        let (input, result) = (nodes[kept].value, nodes[index].value)
        return input.shape == result.shape && input.kind == result.kind ? kept : nil
    }

    private struct Computation: Hashable {
        let operation: Operation
        let inputs: [Int]
    }

    /// Adds the bias to a product or a convolution, and rectifies it, where nothing else reads the product without.
    mutating func fuse(_ targets: [Int]) {
        var readers = Array(repeating: 0, count: nodes.count)
        for target in targets { readers[target] += 1 }
        for index in nodes.indices.reversed() where readers[index] > 0 {
            for input in inputs(of: index) { readers[input] += 1 }
        }
        for index in nodes.indices where readers[index] > 0 {
            switch nodes[index].operation {
            case .binary(.add):
                let inputs = Array(inputs(of: index))
                if !fuse(index, sum: inputs[0], bias: inputs[1], readers) {
                    _ = fuse(index, sum: inputs[1], bias: inputs[0], readers)
                }
            case .unary(.relu):
                guard let input = inputs(of: index).first, let product = source(of: input, readers),
                    let rectified = nodes[product].operation?.rectified
                else { continue }
                nodes[product].operation = rectified
                nodes[index].operation = .reshape(nodes[index].value.shape)
            default: continue
            }
        }
    }

    /// Makes of a product and the sum with its bias, which was there before, one operation in the product's place.
    private mutating func fuse(_ index: Int, sum: Int, bias: Int, _ readers: [Int]) -> Bool {
        let (result, added) = (nodes[index].value, nodes[bias].value)
        guard let product = source(of: sum, readers), bias < product, result.kind == .number,
            let affine = nodes[product].operation?.affine,
            nodes[product].value.kind == .number, nodes[sum].value.shape == result.shape,
            nodes[product].value.shape.last == added.count, result.shape.last == added.count,
            added.shape.dropLast().allSatisfy({ $0 == 1 })
        else { return false }
        nodes[product].operation = affine
        let factors = inputs(of: product)
        nodes[product].firstOperand = operands.count
        nodes[product].operandCount = 3
        operands += factors + [bias]
        nodes[index].operation = .reshape(result.shape)
        nodes[index].firstOperand = operands.count
        nodes[index].operandCount = 1
        operands.append(sum)
        return true
    }

    /// The node whose elements `node` repeats, if nothing else reads them.
    private func source(of node: Int, _ readers: [Int]) -> Int? {
        var node = node
        while readers[node] == 1, let operation = nodes[node].operation {
            guard operation.keepsElements, let input = inputs(of: node).first else { return node }
            node = input
        }
        return nil
    }
}

extension Operation {
    /// The same with a bias.
    fileprivate var affine: Operation? {
        switch self {
        case .product(let left, let right): .affine(leftTransposed: left, rightTransposed: right, isRectified: false)
        case .convolution(let window): .affineConvolution(window, isRectified: false)
        default: nil
        }
    }

    /// The same with a bias, rectified.
    fileprivate var rectified: Operation? {
        switch self {
        case .affine(let left, let right, false):
            .affine(leftTransposed: left, rightTransposed: right, isRectified: true)
        case .affineConvolution(let window, false): .affineConvolution(window, isRectified: true)
        default: nil
        }
    }
}
