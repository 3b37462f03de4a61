internal import Kernels

/// The two types a plan can compute in, each with its kernels.
protocol Scalar: BinaryFloatingPoint, Sendable {
    typealias Output = UnsafeMutablePointer<Self>
    typealias Input = UnsafePointer<Self>
    typealias Table = UnsafePointer<Int>

    static func unary(_ operation: Int32, _ out: Output, _ x: Input, _ count: Int)
    static func binary(_ operation: Int32, _ out: Output, _ a: Input, _ b: Input, _ layout: Table)
    static func select(_ out: Output, _ condition: Input, _ a: Input, _ b: Input, _ layout: Table)
    static func product(
        _ out: Output, _ a: Input, _ b: Input, _ m: Int, _ n: Int, _ k: Int, _ aRow: Int, _ aColumn: Int, _ bRow: Int,
        _ bColumn: Int)
    static func reduce(_ reduction: Int32, _ out: Output, _ x: Input, _ layouts: Table)
    static func copy(_ out: Output, _ x: Input, _ layout: Table)
    static func place(_ out: Output, _ x: Input, _ layout: Table)
    static func fill(_ out: Output, _ value: Self, _ count: Int)
    static func gather(_ out: Output, _ x: Input, _ indices: Input, _ count: Int, _ width: Int)
    static func scatterAdd(_ out: Output, _ x: Input, _ indices: Input, _ count: Int, _ width: Int)
    static func move(
        _ optimizer: Int32, _ w: Output, _ g: Input, _ state: Output, _ stride: Int, _ count: Int,
        _ constants: UnsafePointer<Double>)
    static func sumOfSquares(_ x: Input, _ count: Int) -> Self
    static func clip(_ x: Output, _ count: Int, _ limit: Double)
    static func rescale(_ x: Output, _ count: Int, _ factor: Double, _ divisor: Double)
}

extension Double: Scalar {
    static func unary(_ operation: Int32, _ out: Output, _ x: Input, _ count: Int) {
        kernels_unary_double(operation, out, x, count)
    }
    static func binary(_ operation: Int32, _ out: Output, _ a: Input, _ b: Input, _ layout: Table) {
        kernels_binary_double(operation, out, a, b, layout)
    }
    static func select(_ out: Output, _ condition: Input, _ a: Input, _ b: Input, _ layout: Table) {
        kernels_select_double(out, condition, a, b, layout)
    }
    static func product(
        _ out: Output, _ a: Input, _ b: Input, _ m: Int, _ n: Int, _ k: Int, _ aRow: Int, _ aColumn: Int, _ bRow: Int,
        _ bColumn: Int
    ) {
        kernels_product_double(out, a, b, m, n, k, aRow, aColumn, bRow, bColumn)
    }
    static func reduce(_ reduction: Int32, _ out: Output, _ x: Input, _ layouts: Table) {
        kernels_reduce_double(reduction, out, x, layouts)
    }
    static func copy(_ out: Output, _ x: Input, _ layout: Table) { kernels_copy_double(out, x, layout) }
    static func place(_ out: Output, _ x: Input, _ layout: Table) { kernels_place_double(out, x, layout) }
    static func fill(_ out: Output, _ value: Double, _ count: Int) { kernels_fill_double(out, value, count) }
    static func gather(_ out: Output, _ x: Input, _ indices: Input, _ count: Int, _ width: Int) {
        kernels_gather_double(out, x, indices, count, width)
    }
    static func scatterAdd(_ out: Output, _ x: Input, _ indices: Input, _ count: Int, _ width: Int) {
        kernels_scatter_add_double(out, x, indices, count, width)
    }
    static func move(
        _ optimizer: Int32, _ w: Output, _ g: Input, _ state: Output, _ stride: Int, _ count: Int,
        _ constants: UnsafePointer<Double>
    ) {
        kernels_move_double(optimizer, w, g, state, stride, count, constants)
    }
    static func sumOfSquares(_ x: Input, _ count: Int) -> Double { kernels_sum_of_squares_double(x, count) }
    static func clip(_ x: Output, _ count: Int, _ limit: Double) { kernels_clip_double(x, count, limit) }
    static func rescale(_ x: Output, _ count: Int, _ factor: Double, _ divisor: Double) {
        kernels_rescale_double(x, count, factor, divisor)
    }
}

extension Float: Scalar {
    static func unary(_ operation: Int32, _ out: Output, _ x: Input, _ count: Int) {
        kernels_unary_float(operation, out, x, count)
    }
    static func binary(_ operation: Int32, _ out: Output, _ a: Input, _ b: Input, _ layout: Table) {
        kernels_binary_float(operation, out, a, b, layout)
    }
    static func select(_ out: Output, _ condition: Input, _ a: Input, _ b: Input, _ layout: Table) {
        kernels_select_float(out, condition, a, b, layout)
    }
    static func product(
        _ out: Output, _ a: Input, _ b: Input, _ m: Int, _ n: Int, _ k: Int, _ aRow: Int, _ aColumn: Int, _ bRow: Int,
        _ bColumn: Int
    ) {
        kernels_product_float(out, a, b, m, n, k, aRow, aColumn, bRow, bColumn)
    }
    static func reduce(_ reduction: Int32, _ out: Output, _ x: Input, _ layouts: Table) {
        kernels_reduce_float(reduction, out, x, layouts)
    }
    static func copy(_ out: Output, _ x: Input, _ layout: Table) { kernels_copy_float(out, x, layout) }
    static func place(_ out: Output, _ x: Input, _ layout: Table) { kernels_place_float(out, x, layout) }
    static func fill(_ out: Output, _ value: Float, _ count: Int) { kernels_fill_float(out, value, count) }
    static func gather(_ out: Output, _ x: Input, _ indices: Input, _ count: Int, _ width: Int) {
        kernels_gather_float(out, x, indices, count, width)
    }
    static func scatterAdd(_ out: Output, _ x: Input, _ indices: Input, _ count: Int, _ width: Int) {
        kernels_scatter_add_float(out, x, indices, count, width)
    }
    static func move(
        _ optimizer: Int32, _ w: Output, _ g: Input, _ state: Output, _ stride: Int, _ count: Int,
        _ constants: UnsafePointer<Double>
    ) {
        kernels_move_float(optimizer, w, g, state, stride, count, constants)
    }
    static func sumOfSquares(_ x: Input, _ count: Int) -> Float { kernels_sum_of_squares_float(x, count) }
    static func clip(_ x: Output, _ count: Int, _ limit: Double) { kernels_clip_float(x, count, limit) }
    static func rescale(_ x: Output, _ count: Int, _ factor: Double, _ divisor: Double) {
        kernels_rescale_float(x, count, factor, divisor)
    }
}
