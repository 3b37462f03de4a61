/// A rectangle that moves over images of one size: how large it is, in what steps it moves, and how many zeros are
/// thought around the image.
public struct Window: Hashable, Sendable {
    /// Along the height.
    public let rows: WindowAxis
    /// Along the width.
    public let columns: WindowAxis

    /// The fourteen numbers that the kernels read, for images of `shape`.
    func layout(on shape: [Int]) -> [Int] {
        precondition(shape[1] == rows.length && shape[2] == columns.length)
        return shape + [rows, columns].map(\.size) + [rows, columns].map(\.stride) + [rows, columns].map(\.dilation)
            + [rows, columns].map(\.before) + [rows, columns].map(\.count)
    }

    /// How many elements it sees at all its places on images of `shape`.
    func elementCount(on shape: [Int]) throws(EngineError) -> Int {
        try Engine.elementCount([shape[0], rows.count, columns.count, rows.size, columns.size, shape[3]])
    }

    /// What a convolution on images of `shape` costs: the patches, and their product.
    func convolutionCost(on shape: [Int], filters: Int) throws(EngineError) -> Int {
        let (cost, overflow) = try elementCount(on: shape).multipliedReportingOverflow(by: 2 * filters + 1)
        return overflow ? .max : cost
    }

    /// How many of the elements that it sees at each of its places lie in the image: [rows, columns, 1].
    var realCounts: NDArray {
        let counts = rows.realCounts.map { row in columns.realCounts.map { Double(row * $0) } }
        return NDArray(shape: [rows.count, columns.count, 1], elements: counts.flatMap(\.self))
    }
}

/// One axis of a window, by Keras' rules.
public struct WindowAxis: Hashable, Sendable {
    /// The length of the image.
    public let length: Int
    /// Elements of the window.
    public let size: Int
    /// How far it moves.
    public let stride: Int
    /// How far its elements are apart.
    public let dilation: Int
    /// Zeros before the image. After it there are as many as the last place of the window needs.
    public let before: Int
    /// How many places it has.
    public let count: Int

    /// A window over an image of `length`; nil if it does not fit. All numbers are from 1 to `largest`.
    init?(length: Int, size: Int, stride: Int, dilation: Int, padding: Padding) {
        let reach = (size - 1) * dilation + 1
        self.length = length
        self.size = size
        self.stride = stride
        self.dilation = dilation
        switch padding {
        case .valid:
            guard length >= reach else { return nil }
            count = (length - reach) / stride + 1
            before = 0
        case .same:
            guard length >= 1 else { return nil }
            count = (length - 1) / stride + 1
            before = max((count - 1) * stride + reach - length, 0) / 2
        case .causal:
            guard length >= 1 else { return nil }
            count = (length - 1) / stride + 1
            before = reach - 1
        }
    }

    /// Sizes, strides and dilations beyond it are refused, so that nothing overflows.
    static let largest = 1_000_000

    /// How many of its elements lie in the image, at each place, without dilation.
    var realCounts: [Int] {
        (0..<count).map { place in
            let start = place * stride - before
            return min(start + size, length) - max(start, 0)
        }
    }
}

/// What lies around an image.
public enum Padding: String, Hashable, Sendable, CaseIterable {
    /// Nothing: the window stays in the image.
    case valid
    /// Zeros, so that with a stride of 1 the result is as large as the image. An odd one lies after the image.
    case same
    /// Zeros before it only, so that no place sees what comes later.
    case causal
}
