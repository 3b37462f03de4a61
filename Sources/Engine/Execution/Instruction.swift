/// One call of a kernel: which, and where its arrays lie. Trivial, so that a plan runs without counting references.
struct Instruction {
    enum Code: UInt8 {
        case unary, unaryInPlace, binary, select, product, reduce, copy, place, fill, gather, scatterAdd
    }

    var code: Code
    /// Which unary or binary operation or reduction.
    var detail: Int32 = 0
    /// Elements, or rows.
    var count = 0
    /// Where in the table its extents and strides begin; for rows, their width.
    var layout = 0
    /// Offsets in elements from the bases that it is performed with.
    var output: Int
    var first = 0
    var second = 0
    var third = 0
}

/// Performs one instruction. In a plan all bases are the same buffer; eagerly each array has its own.
///
/// The only place where a primitive is executed.
@inline(__always)
func perform<S: Scalar>(
    _ instruction: Instruction, _ output: UnsafeMutablePointer<S>, _ first: UnsafePointer<S>,
    _ second: UnsafePointer<S>, _ third: UnsafePointer<S>, _ layouts: UnsafePointer<Int>
) {
    let out = output + instruction.output
    let a = first + instruction.first
    let layout = layouts + instruction.layout
    switch instruction.code {
    case .unary: S.unary(instruction.detail, out, a, instruction.count)
    case .unaryInPlace: S.unary(instruction.detail, out, UnsafePointer(out), instruction.count)
    case .binary: S.binary(instruction.detail, out, a, second + instruction.second, layout)
    case .select: S.select(out, a, second + instruction.second, third + instruction.third, layout)
    case .product:
        let b = second + instruction.second
        for batch in 0..<instruction.count {
            S.product(
                out + batch * layout[0] * layout[1], a + batch * layout[7], b + batch * layout[8], layout[0], layout[1],
                layout[2], layout[3], layout[4], layout[5], layout[6])
        }
    case .reduce: S.reduce(instruction.detail, out, a, layout)
    case .copy: S.copy(out, a, layout)
    case .place: S.place(out, a, layout)
    case .fill: S.fill(out, 0, instruction.count)
    case .gather: S.gather(out, a, second + instruction.second, instruction.count, instruction.layout)
    case .scatterAdd: S.scatterAdd(out, a, second + instruction.second, instruction.count, instruction.layout)
    }
}
