/// The labels and predictions of an epoch, as each of its steps saw them. A metric is of all of them at once: the mean
/// over batches would be another number for precision, AUC or R², and none where a batch has only one class.
struct SeenPredictions {
    private(set) var labels: NDArray
    private(set) var predictions: NDArray
    /// The shape of a sample's prediction.
    private let output: [Int]
    private var count = 0

    /// Room for all of `samples`, so that steps need not ask for any.
    init(_ samples: Samples, output: [Int]) {
        labels = NDArray(shape: samples.y.shape, kind: samples.y.kind, repeating: 0)
        predictions = NDArray(shape: [samples.rows] + output, repeating: 0)
        self.output = output
    }

    /// Begins another epoch.
    mutating func restart() { count = 0 }

    /// Adds the samples `order[range]` and what a step predicted for them.
    mutating func add<S: Scalar>(
        _ samples: Samples, _ order: [Int], _ range: Range<Int>, predicted: UnsafePointer<S>
    ) {
        let width = output.reduce(1, *)
        let start = count
        labels.elements.withUnsafeMutableBufferPointer { labels in
            guard let base = labels.baseAddress else { return }
            samples.gatherLabels(order, range, into: base + start * samples.labelWidth)
        }
        predictions.elements.withUnsafeMutableBufferPointer { predictions in
            for index in 0..<range.count * width { predictions[start * width + index] = Double(predicted[index]) }
        }
        count += range.count
    }

    /// The same of predictions in an array. Throws `labelShape` if it does not hold one for each sample.
    mutating func add(
        _ samples: Samples, _ order: [Int], _ range: Range<Int>, predicted: NDArray, metric: String
    ) throws(EngineError) {
        if predicted.shape != [range.count] + output {
            throw .labelShape(
                function: metric, labels: [range.count] + samples.y.shape.dropFirst(), predictions: predicted.shape)
        }
        predicted.elements.withUnsafeBufferPointer { elements in
            guard let base = elements.baseAddress else { return }
            add(samples, order, range, predicted: base)
        }
    }

    /// The bytes that it takes.
    static func byteCount(_ samples: Samples, output: [Int]) throws(EngineError) -> Int {
        8 * (samples.y.count + (try elementCount([samples.rows] + output)))
    }
}
