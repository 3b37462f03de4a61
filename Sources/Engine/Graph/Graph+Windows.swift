/// What layers do with windows, made of primitives.
extension Graph {
    /// The cross-correlation of images x [samples, height, width, channels] with a kernel [rows, columns, channels,
    /// filters]: [samples, rows, columns, filters].
    ///
    /// Where nothing is recorded the patches of some samples are made at a time.
    mutating func convolve(_ x: NDArray, _ kernel: NDArray, _ window: Window) throws(EngineError) -> NDArray {
        let depth = kernel.shape.dropLast().reduce(1, *)
        let matrix = try reshape(kernel, [depth, kernel.shape[3]])
        let samples = x.shape[0]
        let each = try elementCount([window.rows.count, window.columns.count, depth])
        let together = max(1, patchesAtOnce / max(each, 1))
        if isTraced(x) || isTraced(matrix) || samples <= together {
            return try product(try apply(.patches(window), [x]), matrix)
        }
        var parts: [NDArray] = []
        for start in stride(from: 0, to: samples, by: together) {
            let images = x.rows(start..<min(start + together, samples))
            parts.append(try product(try apply(.patches(window), [images]), matrix))
        }
        return try apply(.concatenate(axis: 0), parts)
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

/// Elements of patches that are held together where none of them is recorded.
private let patchesAtOnce = 1 << 22
