internal import Diagnostics
internal import Documents
internal import Engine
internal import Evaluation

/// A workload as a cell of a notebook: a loop written out like the NumPy peer's, word for word, or `minimize`.
struct Lesson {
    private let workload: Workload
    private let data: WorkloadData
    private let cell: String

    /// Nil for what is not written so.
    init?(_ workload: Workload, _ data: WorkloadData, minimizes: Bool) {
        self.workload = workload
        self.data = data
        switch (workload, minimizes) {
        case (.w1, false): cell = Lesson.lineWrittenOut
        case (.w2a, false): cell = Lesson.oneUnitWrittenOut
        case (.w1, true): cell = Lesson.lineMinimized
        case (.w2b, true): cell = Lesson.twoLayersMinimized
        default: return nil
        }
    }

    /// Runs the cell once more in a session of its own and adds what it took, reading it included.
    func run(into measurement: inout Measurement) throws {
        let text = "```nn\n\(cell)\nprint(f\"{losses[steps - 1]:.17g}\")\n```\n"
        let notebook = try Notebook.read(SourceFile(path: "\(workload.rawValue).md", bytes: Array(text.utf8)))
        var session = Session(settings: SessionSettings(), host: Host())
        session.define("steps", as: .integer(workload.steps))
        session.define("x", as: .array(data.x))
        session.define("y", as: .array(data.y))
        for (index, parameter) in data.parameters.enumerated() {
            session.define("\(index % 2 == 0 ? "W" : "b")\(index / 2 + 1)", as: .array(parameter))
        }
        var runner = Runner(notebook, session: session)
        var execution: Execution?
        measurement.times.append(seconds { execution = runner.run() })
        if let mistake = execution?.diagnostics.first { throw mistake }
        for case .text(let text) in execution?.cells.first?.outputs ?? [] {
            measurement.loss = Double(text.filter { !$0.isWhitespace }) ?? .nan
        }
    }

    private static let lineWrittenOut = """
        W, b, losses = W1, b1, []
        for epoch in range(steps):
            y_hat = x @ W + b
            loss = mean((y_hat - y)**2)
            dW = x.T @ (y_hat - y) / len(x)
            db = mean(y_hat - y)
            W = W - 0.01*dW
            b = b - 0.01*db
            losses.append(loss)
        """

    private static let oneUnitWrittenOut = """
        W, b, losses = W1, 0.75, []
        for i in range(steps):
            l1 = sigmoid(x @ W + b)
            error = y - l1
            d = error * sigmoid(l1) * (1 - sigmoid(l1))
            W += x.T @ d
            b += sum(d)
            losses.append(mean(error**2))
        """

    private static let lineMinimized = """
        fit = minimize(lambda W, b: 0.5*mean((x @ W + b - y)**2), W1, b1, optimizer=sgd(lr=0.01), steps=steps)
        losses = 2*fit.loss
        """

    private static let twoLayersMinimized = """
        def loss(W1, b1, W2, b2):
            z = tanh(x @ W1 + b1) @ W2 + b2
            return mean(softplus(z) - z*y)
        fit = minimize(loss, W1, b1, W2, b2, optimizer=sgd(lr=0.5), steps=steps)
        losses = fit.loss
        """
}
