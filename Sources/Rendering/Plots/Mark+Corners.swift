import Documents

extension Mark {
    /// Whether it is the points of the line `other`, without a name of their own.
    func areCorners(of other: Mark) -> Bool {
        guard label == nil, case .points(let x, let y) = shape, case .line(let xs, let ys) = other.shape else {
            return false
        }
        return x == xs && y == ys
    }
}
