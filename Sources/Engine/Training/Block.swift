/// Where what training moves lies in its buffer: one block of parameters, one of their gradients, what the optimiser
/// remembers, then what layers change by themselves.
struct Block {
    /// What an array belongs to.
    enum Owner: Hashable, Sendable {
        /// An array of a layer, by its place.
        case layer(LayerID, Int)
        /// An array by itself.
        case array([Int])
    }

    /// An array in the buffer.
    struct Part {
        let owner: Owner
        let shape: [Int]
        /// Where it begins in the buffer.
        let offset: Int

        var count: Int { shape.reduce(1, *) }
    }

    /// What follows the gradient.
    private(set) var trained: [Part] = []
    /// What layers change by themselves.
    private(set) var updated: [Part] = []
    /// The elements of `trained` together.
    let count: Int
    private let slots: Int
    /// The end of the block.
    private(set) var end: Int

    /// The arrays of `layers` that are not frozen, then arrays of `shapes`, for an optimiser that remembers `slots`
    /// numbers for each element.
    init(layers: [LayerID], in objects: ObjectStore, shapes: [[Int]] = [], slots: Int) {
        var offset = 0
        func part(_ owner: Owner, _ shape: [Int]) -> Part {
            defer { offset += shape.reduce(1, *) }
            return Part(owner: owner, shape: shape, offset: offset)
        }
        for layer in layers {
            let state = objects[layer]
            trained += state.trained.map { part(.layer(layer, $0), state.parameters[$0].shape) }
        }
        trained += shapes.map { part(.array($0), $0) }
        ranges = trained.map { $0.offset..<$0.offset + $0.count }
        count = offset
        self.slots = slots
        end = 2 * Regions.rounded(count) + Regions.rounded(slots * count)
        offset = end
        for layer in layers {
            let state = objects[layer]
            updated += state.updated.map { part(.layer(layer, $0), state.parameters[$0].shape) }
        }
        end = Regions.rounded(offset)
    }

    /// Where the gradients begin.
    var gradients: Int { Regions.rounded(count) }
    /// Where the optimiser's memory begins.
    var memory: Int { 2 * Regions.rounded(count) }
    /// Everything that lies in the block.
    var parts: [Part] { trained + updated }
    /// Where each trained part lies.
    let ranges: [Range<Int>]
    /// What the optimiser remembers by.
    var owners: [Owner] { trained.map(\.owner) }

    /// Puts arrays, one for each of `parts`, into the buffer, `shift` after their places.
    func write<S: Scalar>(
        _ arrays: [NDArray], of parts: [Part], to base: UnsafeMutablePointer<S>, shift: Int = 0
    ) {
        for (part, array) in zip(parts, arrays) {
            let place = base + part.offset + shift
            for (element, value) in array.elements.enumerated() { place[element] = S(value) }
        }
    }

    /// An array as it is in the buffer.
    func read<S: Scalar>(_ part: Part, from base: UnsafeMutablePointer<S>) -> NDArray {
        NDArray(shape: part.shape, elements: (0..<part.count).map { Double(base[part.offset + $0]) })
    }
}
