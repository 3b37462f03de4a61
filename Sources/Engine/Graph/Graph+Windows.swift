/// What layers do with windows, made of primitives.
extension Graph {
    /// The cross-correlation of images x [samples, height, width, channels] with a kernel [rows, columns, channels,
    /// filters]: [samples, rows, columns, filters].
    mutating func convolve(_ x: NDArray, _ kernel: NDArray, _ window: Window) throws(EngineError) -> NDArray {
        try apply(.convolution(window), [x, kernel])
    }

    /// The largest element of each window and channel of images x [samples, height, width, channels]. The derivative
    /// goes to the first of equal ones.
    mutating func maxPool(_ x: NDArray, _ window: Window) throws(EngineError) -> NDArray {
        try apply(.maxPool(window), [try apply(.stop, [x]), x])
    }

    /// The mean over each window and channel of images x [samples, height, width, channels], over what lies in the image.
    mutating func averagePool(_ x: NDArray, _ window: Window) throws(EngineError) -> NDArray {
        let patches = try apply(.patches(window), [x])
        let size = window.rows.size * window.columns.size
        let separate = try reshape(patches, Array(patches.shape.dropLast()) + [size, x.shape[3]])
        return try divide(try sum(separate, axes: [3]), window.realCounts)
    }
}
