/// What a notebook may spend: steps, floating-point operations and memory. All three stop at the same place everywhere.
public struct Budget: Sendable {
    /// How much of each.
    public struct Limits: Hashable, Sendable {
        /// Statements and training steps.
        public var steps = 10_000_000
        /// Floating-point operations, charged before they run.
        public var operations = 1_000_000_000_000
        /// Bytes that one operation asks for plus what the variables hold.
        public var memory = 1 << 30

        /// The limits of the language.
        public init() {}

        /// Limits of one's own.
        public init(steps: Int, operations: Int, memory: Int) {
            self.steps = steps
            self.operations = operations
            self.memory = memory
        }
    }

    /// What may be spent in all.
    public private(set) var limits: Limits
    /// Steps taken so far.
    public private(set) var steps = 0
    /// Floating-point operations charged so far.
    public private(set) var operations = 0
    /// Bytes that the variables held when the last statement ended.
    public var held = 0
    /// Bytes that layers, models and optimisers hold.
    public var heldByObjects = 0
    /// The most bytes that were held together with what an operation asked for.
    public private(set) var peak = 0
    private let stopRequested: @Sendable () -> EngineError.Limit?
    private var untilAsked = 0

    /// A budget of which nothing is spent. `stopRequested` is asked now and then whether to stop for a reason from
    /// outside: the clock, or an interruption.
    public init(limits: Limits = Limits(), stopRequested: @escaping @Sendable () -> EngineError.Limit? = { nil }) {
        self.limits = limits
        self.stopRequested = stopRequested
    }

    /// Counts a statement or a training step.
    public mutating func step() throws(EngineError) {
        steps += 1
        if steps > limits.steps { throw .limit(.steps(limits.steps)) }
        if held + heldByObjects > limits.memory { try request(bytes: 0) }
        if steps & 63 == 0 { try askWhetherToStop() }
    }

    /// Charges floating-point operations before they run.
    public mutating func charge(operations count: Int) throws(EngineError) {
        let (sum, overflow) = operations.addingReportingOverflow(count)
        if overflow || sum > limits.operations { throw .limit(.operations(limits.operations)) }
        operations = sum
        untilAsked -= count
        if untilAsked <= 0 {
            untilAsked = 20_000_000
            try askWhetherToStop()
        }
    }

    /// Asks for the bytes of one operation.
    public mutating func request(bytes: Int) throws(EngineError) {
        let (needed, overflow) = (held + heldByObjects).addingReportingOverflow(bytes)
        if overflow || needed > limits.memory {
            throw .limit(.memory(needed: overflow ? .max : needed, limit: limits.memory))
        }
        peak = max(peak, needed)
    }

    /// Measures `peak` anew, from what is held now.
    public mutating func resetPeak() { peak = held + heldByObjects }

    /// Takes note that others held `bytes` at their most.
    public mutating func raisePeak(to bytes: Int) { peak = max(peak, bytes) }

    /// Counts what others have spent of it.
    public mutating func count(steps: Int, operations: Int, held: Int) {
        self.steps += steps
        self.operations += operations
        self.held += held
    }

    /// Lets it hold so many bytes from now on.
    public mutating func limitMemory(to bytes: Int) {
        limits.memory = bytes
    }

    private func askWhetherToStop() throws(EngineError) {
        if let reason = stopRequested() { throw .limit(reason) }
    }
}
