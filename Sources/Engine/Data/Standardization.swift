/// What brings each place of a row to mean 0 and standard deviation 1, as `standardize` does it: learnt from some rows,
/// done to others, and undone.
public struct Standardization: Sendable {
    /// The mean of each place.
    public private(set) var centers: [Double] = []
    /// The standard deviation of each place; 1 where the rows were constant.
    public private(set) var scales: [Double] = []

    /// Learns from `rows`, [samples, …] with at least one sample; what is missing is not counted. `name`, with the number
    /// of the place where there are several, is what errors call a column.
    ///
    /// Throws `notFinite` for an infinite number, `nothingToLearn` for a column that is missing everywhere, and
    /// `columnOverflows`.
    public init(of rows: NDArray, name: String) throws(EngineError) {
        let width = rows.shape.dropFirst().reduce(1, *)
        for place in 0..<width {
            let column = rows.rank > 1 ? "\(name)\(place)" : name
            let values = stride(from: place, to: rows.count, by: width).map { rows.elements[$0] }
            let learnt = try Scaling.standard(try Dataset.present(values, column: column), column)
            centers.append(learnt.center)
            scales.append(learnt.scale)
        }
    }

    /// (x - center) / scale, in rows like those it has learnt from.
    public func apply(_ rows: NDArray) -> NDArray {
        rows.scaled(by: zip(centers, scales).map { .standard(center: $0, scale: $1) })
    }

    /// z · scale + center.
    public func undo(_ rows: NDArray) -> NDArray {
        rows.scaled(by: zip(centers, scales).map { .linear(scale: $1, shift: $0) })
    }
}
