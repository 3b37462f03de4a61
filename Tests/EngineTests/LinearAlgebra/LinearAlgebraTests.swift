import Engine
import Testing

@Suite struct LinearAlgebraTests {
    @Test func agreesWithNumPyOnSystemsOfEquations() throws {
        var compared = 0
        for sample in try LinearAlgebraOracle.read() {
            guard let determinant = sample.determinant, let inverse = sample.inverse,
                let vector = sample.solve_vector, let matrix = sample.solve_matrix
            else { continue }
            let (a, tolerance) = (sample.a.array, sample.tolerance)
            let solution = try LinearAlgebra.solve(a, sample.vector.array)
            #expect(distance(solution, vector.array) < tolerance, "\(sample.name)")
            #expect(
                distance(try LinearAlgebra.solve(a, sample.matrix.array), matrix.array) < tolerance, "\(sample.name)")
            #expect(distance(try LinearAlgebra.inverse(a), inverse.array) < tolerance, "\(sample.name)")
            let ours = NDArray(number: try LinearAlgebra.determinant(a))
            #expect(
                ours.elements == determinant.array.elements || distance(ours, determinant.array) < tolerance,
                "\(sample.name)")
            // Elimination with partial pivoting solves a system near by, however ill-conditioned.
            let residual = distance(product(a, solution), sample.vector.array, least: norm(a) * norm(solution))
            #expect(a.count == 0 || residual < 1e-14, "\(sample.name)")
            compared += 1
        }
        #expect(compared >= 14)
    }

    @Test func agreesWithNumPyOnLeastSquares() throws {
        for sample in try LinearAlgebraOracle.read() {
            let a = sample.a.array
            for (b, expected) in [
                (sample.vector.array, sample.lstsq_vector.array), (sample.matrix.array, sample.lstsq_matrix.array),
            ] {
                let solution = try LinearAlgebra.leastSquares(a, b)
                #expect(distance(solution, expected) < sample.tolerance * 4, "\(sample.name)")
                // What both solutions make of A x differs by rounding even where x itself is hardly determined.
                let (ours, theirs) = (product(a, solution), product(a, expected))
                #expect(distance(ours, theirs, least: norm(a) * norm(expected)) < 1e-13, "\(sample.name)")
            }
        }
    }

    @Test func agreesWithNumPyOnSingularValues() throws {
        for sample in try LinearAlgebraOracle.read() {
            let a = sample.a.array
            let (u, s, vt) = try LinearAlgebra.singularValues(a)
            #expect(distance(s, sample.s.array) < 1e-12, "\(sample.name)")
            #expect(u.shape == sample.u.shape && vt.shape == sample.vt.shape, "\(sample.name)")
            if sample.separated {
                #expect(distance(u, sample.u.array) < 1e-12, "\(sample.name)")
                #expect(distance(vt, sample.vt.array) < 1e-12, "\(sample.name)")
            }
            // Some ten sweeps of rounding in each of some ten columns.
            #expect(deviationFromOrthonormal(u) < 1e-13, "\(sample.name)")
            #expect(deviationFromOrthonormal(turned(vt)) < 1e-13, "\(sample.name)")
            #expect(distance(product(scaledColumns(u, by: s), vt), a) < 1e-13, "\(sample.name)")
            #expect(zip(s.elements, s.elements.dropFirst()).allSatisfy { $0 >= $1 }, "\(sample.name)")
        }
    }

    @Test func agreesWithNumPyOnEigenvalues() throws {
        for sample in try LinearAlgebraOracle.read() {
            guard let values = sample.eigenvalues, let vectors = sample.eigenvectors else { continue }
            let a = sample.a.array
            let eigen = try LinearAlgebra.symmetricEigen(a)
            #expect(distance(eigen.values, values.array) < 1e-12, "\(sample.name)")
            if sample.eigen_separated == true {
                #expect(distance(eigen.vectors, vectors.array) < 1e-12, "\(sample.name)")
            }
            #expect(deviationFromOrthonormal(eigen.vectors) < 1e-13, "\(sample.name)")
            var lower = a
            for index in lower.elements.indices {
                let (row, column) = (index / a.shape[0], index % a.shape[0])
                if column > row { lower.elements[index] = a.elements[column * a.shape[0] + row] }
            }
            let rebuilt = product(scaledColumns(eigen.vectors, by: eigen.values), turned(eigen.vectors))
            #expect(distance(rebuilt, lower) < 1e-13, "\(sample.name)")
        }
    }

    @Test func givesTheSameBitsInEveryBuild() throws {
        var results: [Double] = []
        for sample in try LinearAlgebraOracle.read() {
            let a = sample.a.array
            let (u, s, vt) = try LinearAlgebra.singularValues(a)
            results += u.elements + s.elements + vt.elements
            results += try LinearAlgebra.leastSquares(a, sample.matrix.array).elements
            guard a.shape[0] == a.shape[1] else { continue }
            let eigen = try LinearAlgebra.symmetricEigen(a)
            results += eigen.values.elements + eigen.vectors.elements
            results.append(try LinearAlgebra.determinant(a))
            guard sample.solve_matrix != nil else { continue }
            results += try LinearAlgebra.inverse(a).elements
            results += try LinearAlgebra.solve(a, sample.matrix.array).elements
        }
        #expect(fold(results) == "82c5b4e571b53f6a")
    }

    @Test func refusesWhatHasNoAnswer() {
        let singular = NDArray(rows: [[1, 2], [2, 4]])
        let wide = NDArray(rows: [[1, 2, 3], [4, 5, 6]])
        let vector = NDArray([1, 2])
        #expect(throws: EngineError.singular) { try LinearAlgebra.solve(singular, vector) }
        #expect(throws: EngineError.singular) { try LinearAlgebra.inverse(singular) }
        #expect(throws: EngineError.notSquare([2, 3])) { try LinearAlgebra.solve(wide, vector) }
        #expect(throws: EngineError.notSquare([2, 3])) { try LinearAlgebra.inverse(wide) }
        #expect(throws: EngineError.notSquare([2, 3])) { try LinearAlgebra.determinant(wide) }
        #expect(throws: EngineError.notSquare([2, 3])) { try LinearAlgebra.symmetricEigen(wide) }
        #expect(throws: EngineError.notAMatrix([2])) { try LinearAlgebra.singularValues(vector) }
        #expect(throws: EngineError.notAMatrix([2])) { try LinearAlgebra.leastSquares(vector, vector) }
        #expect(throws: EngineError.notAMatrix([])) { try LinearAlgebra.solve(singular, NDArray(number: 1)) }
        #expect(throws: EngineError.countsDiffer(first: 2, second: 3)) {
            try LinearAlgebra.solve(NDArray(rows: [[1, 0], [0, 1]]), NDArray([1, 2, 3]))
        }
        #expect(throws: EngineError.countsDiffer(first: 2, second: 3)) {
            try LinearAlgebra.leastSquares(wide, NDArray([1, 2, 3]))
        }
    }

    @Test func aSingularMatrixHasDeterminantZero() throws {
        #expect(try LinearAlgebra.determinant(NDArray(rows: [[1, 2], [2, 4]])) == 0)
        #expect(try LinearAlgebra.determinant(NDArray(shape: [3, 3], repeating: 0)) == 0)
    }

    @Test func aDeterminantOverflowsOnlyWhereItIsTooLarge() throws {
        func diagonal(_ values: [Double]) -> NDArray {
            NDArray(
                shape: [values.count, values.count],
                elements: values.indices.flatMap { row in
                    values.indices.map { $0 == row ? values[row] : 0 }
                })
        }
        #expect(try LinearAlgebra.determinant(diagonal([0x1p1000, 0x1p1000, -0x1p-1000, 0x1p-999])) == -2)
        #expect(try LinearAlgebra.determinant(diagonal([0x1p1000, -0x1p1000])) == -.infinity)
        #expect(try LinearAlgebra.determinant(diagonal([0x1p-1000, 0x1p-1000])) == 0)
        #expect(try LinearAlgebra.determinant(diagonal([0x1p-1074, 0x1p1000])) == 0x1p-74)
    }

    @Test(arguments: [Double.nan, -.nan, .infinity, -.infinity])
    func endsOnWhatIsNotFinite(value: Double) throws {
        for place in 0..<9 {
            var a = NDArray(rows: [[4, 1, 2], [1, 5, 3], [2, 3, 6]])
            a.elements[place] = value
            let results = [
                try? LinearAlgebra.solve(a, NDArray([1, 2, 3])), try? LinearAlgebra.inverse(a),
                NDArray(number: try LinearAlgebra.determinant(a)),
            ]
            for result in results.compactMap({ $0 }) {
                #expect(result.elements.allSatisfy { !$0.isNaN || $0.bitPattern == Double.nan.bitPattern })
            }
            if value.isNaN { #expect(try LinearAlgebra.determinant(a).isNaN) }
            #expect(throws: EngineError.self) { try LinearAlgebra.singularValues(a) }
            #expect(throws: EngineError.self) { try LinearAlgebra.leastSquares(a, NDArray([1, 2, 3])) }
            if place / 3 >= place % 3 {
                #expect(throws: EngineError.self) { try LinearAlgebra.symmetricEigen(a) }
            } else {
                #expect(try LinearAlgebra.symmetricEigen(a).values.count == 3)
            }
        }
    }

    @Test func aNaNIsNotTakenForZero() throws {
        let a = NDArray(rows: [[0, 1], [.nan, 1]])
        #expect(try LinearAlgebra.determinant(a).isNaN)
        #expect(try LinearAlgebra.solve(a, NDArray([1, 2])).elements.allSatisfy(\.isNaN))
    }

    @Test(arguments: [0x1p-1074, 0x1p-1060, 0x1p-600, 0x1p600, 0x1p1021])
    func keepsItsAccuracyAtTheEndsOfTheRange(scale: Double) throws {
        let a = NDArray(rows: [[2 * scale, scale], [scale, 2 * scale]])
        #expect(try LinearAlgebra.symmetricEigen(a).values.elements == [scale, 3 * scale])
        let s = try LinearAlgebra.singularValues(a).s.elements
        #expect((s[0] / scale - 3).magnitude < 1e-15 && (s[1] / scale - 1).magnitude < 1e-15)
    }

    @Test func fixesTheSignsOfVectors() throws {
        let eigen = try LinearAlgebra.symmetricEigen(NDArray(rows: [[2, 1], [1, 2]]))
        #expect(eigen.vectors.elements[0] > 0 && eigen.vectors.elements[2] < 0)
        #expect(eigen.vectors.elements[1] > 0 && eigen.vectors.elements[3] > 0)
        let (u, _, vt) = try LinearAlgebra.singularValues(NDArray(rows: [[-3, 0], [0, -2]]))
        #expect(u.elements == [1, 0, 0, 1])
        #expect(vt.elements == [-1, 0, 0, -1])
    }

    @Test func theCostOfAnyShapeIsCounted() {
        for routine in LinearAlgebra.Routine.allCases {
            #expect(LinearAlgebra.cost(routine, [0, 0]) == 0)
            #expect(LinearAlgebra.cost(routine, [3]) == 0)
            #expect(LinearAlgebra.cost(routine, [30, 30]) < LinearAlgebra.cost(routine, [60, 60]))
            #expect(LinearAlgebra.cost(routine, [.max, .max], columns: .max) > Int.max / 4)
        }
        #expect(LinearAlgebra.cost(.solve, [30, 30], columns: 2) == 18_000 + 3600)
        #expect(LinearAlgebra.cost(.determinant, [30, 30]) == 18_000)
    }
}
