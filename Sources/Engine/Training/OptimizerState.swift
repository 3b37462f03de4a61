/// An optimiser with what it remembers between steps and between trainings.
public struct OptimizerState: Sendable {
    /// Which optimiser.
    public let definition: Optimizer
    /// What the rate follows: at first what the definition says.
    public var rate: LearningRate
    /// Steps taken.
    public internal(set) var steps = 0
    /// What it remembers: slot by slot, for each parameter of the block in turn.
    var memory: [Double] = []
    /// The arrays that it has moved; with others it starts anew.
    var owners: [Block.Owner] = []
    /// The product of Nadam's momenta over the steps taken.
    private(set) var momentumProduct = 1.0

    init(definition: Optimizer) {
        self.definition = definition
        rate = definition.rate
    }

    var byteCount: Int { 8 * memory.count }

    /// The memory for a block of `count` parameters of these owners.
    mutating func prepare(for owners: [Block.Owner], count: Int) {
        if self.owners == owners, memory.count == count * definition.slots { return }
        self.owners = owners
        steps = 0
        momentumProduct = 1
        memory = Array(repeating: definition.rule.initialMemory, count: count * definition.slots)
    }

    /// Counts a step of this rate and gives what it does.
    mutating func advance(rate: Double) -> OptimizerStep {
        steps += 1
        return OptimizerStep(definition, number: steps, rate: rate, momentumProduct: &momentumProduct)
    }

    /// One step on a block of parameters outside a model, which is made of `arrays`; one array if they are not given.
    public mutating func move(
        _ parameters: inout [Double], along gradients: [Double], arrays: [Range<Int>]? = nil, rate: Double
    ) {
        precondition(parameters.count == gradients.count)
        if memory.count != parameters.count * definition.slots { prepare(for: [], count: parameters.count) }
        let step = advance(rate: rate)
        var gradients = gradients
        parameters.withUnsafeMutableBufferPointer { w in
            gradients.withUnsafeMutableBufferPointer { g in
                memory.withUnsafeMutableBufferPointer { state in
                    guard let w = w.baseAddress, let start = g.baseAddress else { return }
                    definition.clip(start, arrays ?? [0..<g.count])
                    definition.move(w, start, state.baseAddress ?? w, count: g.count, step: step)
                }
            }
        }
    }
}

extension Workspace {
    /// The learning rate of an optimiser's next step. Throws `learningRate` where a function gives none.
    public mutating func rate(of id: OptimizerID) throws -> Double {
        // Not the whole state: its memory would be held twice.
        let (rate, steps) = (objects[id].rate, objects[id].steps)
        return try rate.rate(at: steps, in: &self)
    }

    /// The learning rate of the next of the steps that have lent this state.
    mutating func rate(_ state: inout StepState) throws -> Double {
        let optimizer = state.optimizer
        return try working(&state) { try optimizer.rate.rate(at: optimizer.steps, in: &$0) }
    }
}
