/// Samples and labels in a plan's own type, to be gathered into batches by index.
struct Samples<S: Scalar> {
    let x: NDArray
    let y: NDArray
    private let xs: [S]
    private let ys: [S]
    let rows: Int
    private let xWidth: Int
    private let yWidth: Int

    init(x: NDArray, y: NDArray) {
        self.x = x.detached
        self.y = y.detached
        rows = x.shape.first ?? 0
        xs = x.elements.map { S($0) }
        ys = y.elements.map { S($0) }
        xWidth = x.shape.dropFirst().reduce(1, *)
        yWidth = y.shape.dropFirst().reduce(1, *)
    }

    /// Copies the rows `order[range]` to where a pass reads them.
    func gather(_ order: [Int], _ range: Range<Int>, into base: UnsafeMutablePointer<S>, _ pass: LoweredPass<S>) {
        xs.withUnsafeBufferPointer { xs in
            ys.withUnsafeBufferPointer { ys in
                var (x, y) = (base + pass.x, base + pass.y)
                for index in range {
                    let row = order[index]
                    for column in 0..<xWidth { x[column] = xs[row * xWidth + column] }
                    for column in 0..<yWidth { y[column] = ys[row * yWidth + column] }
                    x += xWidth
                    y += yWidth
                }
            }
        }
    }

    /// The rows `order[range]` as arrays.
    func batch(_ order: [Int], _ range: Range<Int>) -> (x: NDArray, y: NDArray) {
        (rows(of: x, xWidth, order, range), rows(of: y, yWidth, order, range))
    }

    private func rows(of array: NDArray, _ width: Int, _ order: [Int], _ range: Range<Int>) -> NDArray {
        var elements: [Double] = []
        elements.reserveCapacity(range.count * width)
        for index in range { elements += array.elements[order[index] * width..<(order[index] + 1) * width] }
        return NDArray(shape: [range.count] + array.shape.dropFirst(), kind: array.kind, elements: elements)
    }
}
