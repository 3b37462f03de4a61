internal import Kernels

/// One primitive: which kernel, and where its arrays lie. Trivial, so that a plan runs without counting references.
typealias Instruction = kernels_instruction

extension kernels_instruction {
    init(_ code: kernels_code, detail: Int32 = 0, count: Int = 0, layout: Int = 0, output: Int, first: Int = 0) {
        self.init(
            code: code, detail: detail, count: count, layout: layout, output: output, first: first, second: 0, third: 0)
    }
}
