/// The samples in which nothing is missing, neither of x nor of y, in their order.
public func dropMissing(_ data: Dataset) throws(EngineError) -> Dataset {
    let (width, outputs) = (data.width, data.y.shape.dropFirst().reduce(1, *))
    return try data.rows(
        (0..<data.count).filter { row in
            !data.x.elements[row * width..<(row + 1) * width].contains(where: \.isNaN)
                && !data.y.elements[row * outputs..<(row + 1) * outputs].contains(where: \.isNaN)
        })
}
