internal import Diagnostics
internal import Engine

/// A routine on a matrix, charged before it runs; it has no derivative here.
private func routine(
    _ name: String, _ parameters: [CommandParameter], _ kind: LinearAlgebra.Routine, _ summary: Text, example: String,
    _ action: @escaping @Sendable (NDArray, NDArray?) throws -> Value
) -> Command {
    Command(name, .arrays, parameters, summary, example: example) { session, arguments in
        let a = try arguments.array("a", &session)
        let b = parameters.count > 1 ? try arguments.array("b", &session) : nil
        if session.graph.isTraced(a) || b.map({ session.graph.isTraced($0) }) ?? false {
            throw Diagnostic.engine(.notDifferentiable(name), at: arguments.range)
        }
        // These go on for minutes when they are large, and cannot be stopped on the way.
        if [.leastSquares, .symmetricEigen, .singularValues].contains(kind), let side = a.shape.min(), side > 600 {
            throw Diagnostic.engine(
                .argument(name: "the smaller side of a", value: Double(side), .atMost(600)), at: arguments.range)
        }
        let columns = b.map { $0.rank > 1 ? $0.shape[1] : 1 } ?? 1
        try session.graph.budget.charge(operations: LinearAlgebra.cost(kind, a.shape, columns: columns))
        try session.graph.budget.request(bytes: Session.bytes(6, a.count + (b?.count ?? 0)))
        do {
            return try action(a, b)
        } catch EngineError.notSquare(let shape) {
            throw Diagnostic.notSquare(shape, of: name, at: arguments.range)
        }
    }
}

let linearAlgebraCommands: [Command] = [
    routine(
        "solve", [.required("a"), .required("b")], .solve,
        Text(en: "The x with a @ x = b, for a square matrix a.", zh: "方阵 a 的线性方程组 a @ x = b 的解 x。"),
        example: "solve([[2.0, 1.0], [1.0, 3.0]], [3.0, 5.0])"
    ) { a, b in .array(try LinearAlgebra.solve(a, b ?? a)) },
    routine(
        "lstsq", [.required("a"), .required("b")], .leastSquares,
        Text(
            en:
                "The x for which a @ x is nearest to b, the shortest if there are several. Least squares: it makes sum((a @ x - b)**2) as small as can be.",
            zh: "使 a @ x 最接近 b 的 x；有多个时取最短的。最小二乘：使 sum((a @ x - b)**2) 最小。"),
        example: "lstsq([[1.0, 1.0], [1.0, 2.0], [1.0, 3.0]], [1.0, 2.0, 2.0])"
    ) { a, b in .array(try LinearAlgebra.leastSquares(a, b ?? a)) },
    routine(
        "inv", [.required("a")], .inverse,
        Text(en: "The inverse of a square matrix.", zh: "方阵的逆。"), example: "inv([[2.0, 0.0], [0.0, 4.0]])"
    ) { a, _ in .array(try LinearAlgebra.inverse(a)) },
    routine(
        "det", [.required("a")], .determinant,
        Text(en: "The determinant of a square matrix.", zh: "方阵的行列式。"), example: "det([[1.0, 2.0], [3.0, 4.0]])"
    ) { a, _ in .number(try LinearAlgebra.determinant(a)) },
    routine(
        "eigh", [.required("a")], .symmetricEigen,
        Text(
            en:
                "The eigenvalues of a symmetric matrix in ascending order, and its eigenvectors as columns. The eigenvectors have length 1: a @ v[:, i] = values[i] * v[:, i].",
            zh: "对称矩阵的特征值（升序）和特征向量（按列）。特征向量长度为 1：a @ v[:, i] = values[i] * v[:, i]。"),
        example: "values, vectors = eigh([[2.0, 1.0], [1.0, 2.0]])\nvalues"
    ) { a, _ in
        let (values, vectors) = try LinearAlgebra.symmetricEigen(a)
        return .tuple(List([.array(values), .array(vectors)]))
    },
    routine(
        "svd", [.required("a")], .singularValues,
        Text(
            en: "The factors u, s, vt of a = u @ diag(s) @ vt, the singular values s in descending order.",
            zh: "奇异值分解 a = u @ diag(s) @ vt 的 u、s、vt，奇异值 s 降序。"),
        example: "u, s, vt = svd([[3.0, 0.0], [0.0, 4.0]])\ns"
    ) { a, _ in
        let (u, s, vt) = try LinearAlgebra.singularValues(a)
        return .tuple(List([.array(u), .array(s), .array(vt)]))
    },
]
