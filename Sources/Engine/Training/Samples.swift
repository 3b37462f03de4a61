/// Samples and labels, to be gathered into batches by index. They are converted batch by batch, never copied whole.
struct Samples: Sendable {
    let x: NDArray
    let y: NDArray

    init(x: NDArray, y: NDArray) {
        self.x = x.detached
        self.y = y.detached
    }

    /// The number of samples.
    var rows: Int { x.shape.first ?? 0 }

    /// Copies the rows `order[range]` to where a pass reads them.
    func gather<S: Scalar>(
        _ order: [Int], _ range: Range<Int>, into base: UnsafeMutablePointer<S>, _ pass: LoweredPass<S>
    ) {
        x.gather(order, range, into: base + pass.inputs[0])
        y.gather(order, range, into: base + pass.inputs[1])
    }

    /// Elements of one sample's label.
    var labelWidth: Int { y.width }

    /// Copies the labels of the rows `order[range]`.
    func gatherLabels(_ order: [Int], _ range: Range<Int>, into out: UnsafeMutablePointer<Double>) {
        y.gather(order, range, into: out)
    }

    /// The rows of these numbers as arrays.
    func batch(_ numbers: ArraySlice<Int>) -> (x: NDArray, y: NDArray) { (x.rows(numbers), y.rows(numbers)) }
}

extension NDArray {
    /// Elements of one row.
    fileprivate var width: Int { shape.dropFirst().reduce(1, *) }

    /// The rows `range`, in their order.
    func rows(_ range: Range<Int>) -> NDArray {
        let part = elements[range.lowerBound * width..<range.upperBound * width]
        return NDArray(shape: [range.count] + shape.dropFirst(), kind: kind, elements: Array(part))
    }

    /// The rows of these numbers.
    fileprivate func rows(_ numbers: ArraySlice<Int>) -> NDArray {
        var part: [Double] = []
        let width = width
        part.reserveCapacity(numbers.count * width)
        for row in numbers { part += elements[row * width..<(row + 1) * width] }
        return NDArray(shape: [numbers.count] + shape.dropFirst(), kind: kind, elements: part)
    }

    fileprivate func gather<S: Scalar>(_ order: [Int], _ range: Range<Int>, into out: UnsafeMutablePointer<S>) {
        let width = width
        elements.withUnsafeBufferPointer { elements in
            order[range].withUnsafeBufferPointer { numbers in
                guard let source = elements.baseAddress, let first = numbers.baseAddress else { return }
                S.takeRows(out, source, first, range.count, width)
            }
        }
    }
}
