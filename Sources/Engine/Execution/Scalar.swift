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
    static func move(
        _ optimizer: Int32, _ w: Output, _ g: Input, _ state: Output, _ stride: Int, _ count: Int,
        _ constants: UnsafePointer<Double>)
    static func takeRows(
        _ out: Output, _ x: UnsafePointer<Double>, _ rows: UnsafePointer<Int>, _ count: Int, _ width: Int)
    static func sumOfSquares(_ x: Input, _ count: Int) -> Self
    static func clip(_ x: Output, _ count: Int, _ limit: Double)
    static func rescale(_ x: Output, _ count: Int, _ factor: Double, _ divisor: Double)
}

extension Double: Scalar {
    static func perform(
        _ instructions: UnsafePointer<Instruction>, _ count: Int, _ output: Output, _ first: Input, _ second: Input,
        _ third: Input, _ layouts: Table
    ) -> Int {
        kernels_perform_double(instructions, count, output, first, second, third, layouts)
    }
    static func move(
        _ optimizer: Int32, _ w: Output, _ g: Input, _ state: Output, _ stride: Int, _ count: Int,
        _ constants: UnsafePointer<Double>
    ) {
        kernels_move_double(optimizer, w, g, state, stride, count, constants)
    }
    static func takeRows(
        _ out: Output, _ x: UnsafePointer<Double>, _ rows: UnsafePointer<Int>, _ count: Int, _ width: Int
    ) {
        kernels_take_rows_double(out, x, rows, count, width)
    }
    static func sumOfSquares(_ x: Input, _ count: Int) -> Double { kernels_sum_of_squares_double(x, count) }
    static func clip(_ x: Output, _ count: Int, _ limit: Double) { kernels_clip_double(x, count, limit) }
    static func rescale(_ x: Output, _ count: Int, _ factor: Double, _ divisor: Double) {
        kernels_rescale_double(x, count, factor, divisor)
    }
}

extension Float: Scalar {
    static func perform(
        _ instructions: UnsafePointer<Instruction>, _ count: Int, _ output: Output, _ first: Input, _ second: Input,
        _ third: Input, _ layouts: Table
    ) -> Int {
        kernels_perform_float(instructions, count, output, first, second, third, layouts)
    }
    static func move(
        _ optimizer: Int32, _ w: Output, _ g: Input, _ state: Output, _ stride: Int, _ count: Int,
        _ constants: UnsafePointer<Double>
    ) {
        kernels_move_float(optimizer, w, g, state, stride, count, constants)
    }
    static func takeRows(
        _ out: Output, _ x: UnsafePointer<Double>, _ rows: UnsafePointer<Int>, _ count: Int, _ width: Int
    ) {
        kernels_take_rows_float(out, x, rows, count, width)
    }
    static func sumOfSquares(_ x: Input, _ count: Int) -> Float { kernels_sum_of_squares_float(x, count) }
    static func clip(_ x: Output, _ count: Int, _ limit: Double) { kernels_clip_float(x, count, limit) }
    static func rescale(_ x: Output, _ count: Int, _ factor: Double, _ divisor: Double) {
        kernels_rescale_float(x, count, factor, divisor)
    }
}
