/// Gaussian elimination with partial pivoting: P A = L U (Golub & Van Loan, Matrix Computations, 4th edition, 3.4.1).
///
/// In each column the first element of largest magnitude becomes the pivot; a nan counts as the largest, so that it
/// shows in the result. L has ones on its diagonal and is applied to the right-hand sides as it arises.
struct Elimination {
    /// U on and above the diagonal; what is below is left over.
    private(set) var upper: [Double]
    /// L⁻¹ P B
    private(set) var right: [Double]
    /// Whether the rows were exchanged an odd number of times.
    private(set) var isOdd = false
    /// Whether some column had no pivot: all that was left of it was zero.
    private(set) var isSingular = false

    /// Eliminates `matrix`, [order, order], and with it `right`, [order, columns].
    init(_ matrix: [Double], order: Int, right: [Double], columns: Int) {
        upper = matrix
        self.right = right
        var (odd, singular) = (false, false)
        upper.withUnsafeMutableBufferPointer { a in
            self.right.withUnsafeMutableBufferPointer { b in
                guard let a = a.baseAddress else { return }
                for step in 0..<order {
                    let pivotRow = Self.pivotRow(a, from: step, order: order)
                    if pivotRow != step {
                        odd.toggle()
                        (a + pivotRow * order).exchange(with: a + step * order, count: order)
                        if let b = b.baseAddress {
                            (b + pivotRow * columns).exchange(with: b + step * columns, count: columns)
                        }
                    }
                    let pivot = a[step * order + step]
                    if pivot == 0 {
                        singular = true
                        return
                    }
                    for row in (step + 1)..<max(order, step + 1) {
                        let factor = a[row * order + step] / pivot
                        (a + row * order + step).subtract(factor, times: a + step * order + step, count: order - step)
                        if let b = b.baseAddress {
                            (b + row * columns).subtract(factor, times: b + step * columns, count: columns)
                        }
                    }
                }
            }
        }
        (isOdd, isSingular) = (odd, singular)
    }

    private static func pivotRow(_ a: UnsafeMutablePointer<Double>, from step: Int, order: Int) -> Int {
        var (best, largest) = (step, -1.0)
        for row in step..<order {
            let magnitude = a[row * order + step].magnitude
            if magnitude.isNaN { return row }
            if magnitude > largest { (best, largest) = (row, magnitude) }
        }
        return best
    }

    /// The solution of U X = L⁻¹ P B from the last row up (Golub & Van Loan 3.1.2), [order, columns].
    func substituted(order: Int, columns: Int) -> [Double] {
        var (upper, solution) = (upper, right)
        upper.withUnsafeMutableBufferPointer { a in
            solution.withUnsafeMutableBufferPointer { x in
                guard let a = a.baseAddress, let x = x.baseAddress else { return }
                for row in (0..<order).reversed() {
                    for later in (row + 1)..<max(order, row + 1) {
                        (x + row * columns).subtract(
                            a[row * order + later], times: x + later * columns, count: columns)
                    }
                    (x + row * columns).divide(by: a[row * order + row], count: columns)
                }
            }
        }
        return solution
    }
}
