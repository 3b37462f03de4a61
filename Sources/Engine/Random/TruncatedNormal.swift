extension RandomState {
    /// Standard normal numbers from -2 to 2 in C order: a draw of `randn` that lies beyond is drawn anew, one by one,
    /// until it does not.
    public mutating func truncatedNormal(shape: [Int]) throws(EngineError) -> NDArray {
        let shape = try DrawShape(shape)
        var elements: [Double] = []
        elements.reserveCapacity(shape.count)
        while elements.count < shape.count {
            let number = standardNormal()
            if number.magnitude <= 2 { elements.append(number) }
        }
        return NDArray(shape: shape.lengths, elements: elements)
    }
}
