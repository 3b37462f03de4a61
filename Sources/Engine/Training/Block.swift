/// Where the parameters of a model lie in the buffer of its training: one block, then one of gradients, then what the
/// optimiser remembers.
struct Block {
    /// Each layer once, and the shapes of its parameters.
    let layers: [LayerID]
    let shapes: [[[Int]]]
    /// Where each parameter begins, counted from the block's beginning.
    let offsets: [[Int]]
    /// All parameters together.
    let count: Int
    let slots: Int

    init(layers: [LayerID], parameters: [[NDArray]], slots: Int) {
        self.layers = layers
        self.slots = slots
        shapes = parameters.map { $0.map(\.shape) }
        var end = 0
        offsets = parameters.map { layer in
            layer.map { parameter in
                defer { end += parameter.count }
                return end
            }
        }
        count = end
    }

    private var stride: Int { Regions.rounded(count) }
    /// Where the gradients begin.
    var gradients: Int { stride }
    /// Where the optimiser's memory begins.
    var memory: Int { 2 * stride }
    /// Where the plans begin.
    var end: Int { 2 * stride + Regions.rounded(slots * count) }

    /// Puts parameters, or their gradients, into the buffer at `start`.
    func write<S: Scalar>(_ parameters: [[NDArray]], to base: UnsafeMutablePointer<S>, at start: Int = 0) {
        for (layer, arrays) in parameters.enumerated() {
            for (index, array) in arrays.enumerated() {
                let place = base + start + offsets[layer][index]
                for (element, value) in array.elements.enumerated() { place[element] = S(value) }
            }
        }
    }

    /// The parameters as they are in the buffer.
    func read<S: Scalar>(from base: UnsafeMutablePointer<S>) -> [[NDArray]] {
        zip(shapes, offsets).map { shapes, offsets in
            zip(shapes, offsets).map { shape, offset in
                NDArray(
                    shape: shape, elements: (0..<shape.reduce(1, *)).map { Double(base[offset + $0]) })
            }
        }
    }
}
