extension Workspace {
    /// Trains what `make` gives on the training set of each fold, a model a fold, and gives what each is worth on the
    /// fold's test set: the loss, without penalties, and the metrics.
    ///
    /// Each model has an optimiser of its own, at its first step. Throws what `make` and training throw.
    public mutating func crossValidate(
        _ folds: [(train: Dataset, test: Dataset)], options: TrainingOptions, progress: (Int, Int, Double) -> Void,
        make: (inout Self) throws -> ModelID
    ) throws -> History {
        var history = History()
        history.unit = .fold
        let optimizer = objects[options.optimizer].definition
        for (index, fold) in folds.enumerated() {
            var options = options
            options.optimizer = objects.add(optimizer)
            let model = try make(&self)
            let seen = try train(model, x: fold.train.x, y: fold.train.y, options: options, progress: progress)
            history.stoppedByNaN = history.stoppedByNaN || seen.stoppedByNaN
            history.beganWithNaN = history.beganWithNaN || seen.beganWithNaN
            history.beganInfinite = history.beganInfinite || seen.beganInfinite
            let predictions = try predict(model, fold.test.x)
            try options.loss.check(labels: fold.test.y, predictions: predictions.shape)
            let loss = try options.loss.apply(labels: fold.test.y, predictions: predictions, in: &self)
            history.append(epoch: index + 1, loss: loss.elements[0])
            for metric in options.metrics {
                history.append(try metric.value(fold.test.y, predictions, in: &self), to: metric.name)
            }
        }
        return history
    }
}

extension History {
    /// The mean of a column and its standard deviation, by the number of rows: how far folds lie from each other.
    public static func meanAndDeviation(_ column: [Double]) -> (mean: Double, deviation: Double) {
        let count = Double(max(column.count, 1))
        let mean = Metric.orderedSum(column) / count
        let squares = column.map { ($0 - mean) * ($0 - mean) }
        return (mean, (Metric.orderedSum(squares) / count).squareRoot())
    }
}
