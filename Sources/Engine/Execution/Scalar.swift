internal import Kernels

/// The two types a plan can compute in, each with its kernels.
protocol Scalar: BinaryFloatingPoint, Sendable {
    typealias Output = UnsafeMutablePointer<Self>
    typealias Input = UnsafePointer<Self>
    typealias Table = UnsafePointer<Int>

    /// Performs instructions in order. In a plan all bases are the same buffer; eagerly each array has its own. Gives
    /// the position of the first that met an index outside the rows, where it stopped, or -1.
    static func perform(
        _ instructions: UnsafePointer<Instruction>, _ count: Int, _ output: Output, _ first: Input, _ second: Input,
        _ third: Input, _ layouts: Table
    ) -> Int
    static func sgd(
        _ w: Output, _ g: Input, _ velocity: Output?, _ count: Int, rate: Double, momentum: Double, nesterov: Bool)
    static func adam(
        _ w: Output, _ g: Input, _ m: Output, _ v: Output, _ count: Int, alpha: Double, beta1: Double, beta2: Double,
        epsilon: Double)
}

extension Double: Scalar {
    static func perform(
        _ instructions: UnsafePointer<Instruction>, _ count: Int, _ output: Output, _ first: Input, _ second: Input,
        _ third: Input, _ layouts: Table
    ) -> Int {
        kernels_perform_double(instructions, count, output, first, second, third, layouts)
    }
    static func sgd(
        _ w: Output, _ g: Input, _ velocity: Output?, _ count: Int, rate: Double, momentum: Double, nesterov: Bool
    ) {
        kernels_sgd_double(w, g, velocity, count, rate, momentum, nesterov)
    }
    static func adam(
        _ w: Output, _ g: Input, _ m: Output, _ v: Output, _ count: Int, alpha: Double, beta1: Double, beta2: Double,
        epsilon: Double
    ) {
        kernels_adam_double(w, g, m, v, count, alpha, beta1, beta2, epsilon)
    }
}

extension Float: Scalar {
    static func perform(
        _ instructions: UnsafePointer<Instruction>, _ count: Int, _ output: Output, _ first: Input, _ second: Input,
        _ third: Input, _ layouts: Table
    ) -> Int {
        kernels_perform_float(instructions, count, output, first, second, third, layouts)
    }
    static func sgd(
        _ w: Output, _ g: Input, _ velocity: Output?, _ count: Int, rate: Double, momentum: Double, nesterov: Bool
    ) {
        kernels_sgd_float(w, g, velocity, count, rate, momentum, nesterov)
    }
    static func adam(
        _ w: Output, _ g: Input, _ m: Output, _ v: Output, _ count: Int, alpha: Double, beta1: Double, beta2: Double,
        epsilon: Double
    ) {
        kernels_adam_float(w, g, m, v, count, alpha, beta1, beta2, epsilon)
    }
}
