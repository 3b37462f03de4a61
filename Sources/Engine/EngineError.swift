/// What a computation can be refused for. Carries no place and no sentence: Evaluation adds both.
public enum EngineError: Error, Hashable, Sendable {
    /// What an argument's value must be.
    public enum Requirement: Hashable, Sendable {
        case positive
        case notNegative
        /// In the closed interval 0 to 1.
        case probability
        /// More than 0 and less than 1.
        case properShare
        /// 0 or more and below 1.
        case share
        case atLeast(Int)
        case atMost(Int)
        case finite
        /// A whole number.
        case whole

        /// Whether a finite number is as it must be.
        public func isMet(by value: Double) -> Bool {
            guard value.isFinite else { return false }
            return switch self {
            case .positive: value > 0
            case .notNegative: value >= 0
            case .probability: value >= 0 && value <= 1
            case .properShare: value > 0 && value < 1
            case .share: value >= 0 && value < 1
            case .atLeast(let bound): value >= Double(bound)
            case .atMost(let bound): value <= Double(bound)
            case .finite: true
            case .whole: value == value.rounded(.towardZero)
            }
        }
    }

    /// What ran out.
    public enum Limit: Hashable, Sendable {
        case steps(Int)
        case operations(Int)
        /// Bytes asked for or held, and the limit.
        case memory(needed: Int, limit: Int)
        /// Seconds.
        case time(Double)
        case interrupted
    }

    /// Two shapes that NumPy's broadcasting does not join.
    case doNotBroadcast([Int], [Int])
    /// `left @ right` where the inner axes differ.
    case productShapes(left: [Int], right: [Int])
    case axisOutOfRange(axis: Int, rank: Int)
    case cannotReshape(from: [Int], to: [Int])
    case indexOutOfRange(index: Int, axis: Int, length: Int)
    case tooManyIndices(count: Int, rank: Int)
    case tooManyAxes(Int)
    /// Arrays that are to be joined along `axis` and differ elsewhere.
    case cannotJoin([Int], [Int], axis: Int)
    /// A reduction that has no value for no elements: `min`, `max`, `argmax`.
    case emptyReduction(String)
    /// `name` must meet `requirement`, and `value` does not.
    case argument(name: String, value: Double, Requirement)
    /// Two things that must be equally many: `first` of the one, `second` of the other.
    case countsDiffer(first: Int, second: Int)
    /// A layer that got samples of another shape than it was built for.
    case layerInput(layer: String, expected: [Int], found: [Int])
    /// A layer that needs another number of axes a sample.
    case layerRank(layer: String, expected: Int, found: [Int])
    /// A layer that needs another number of axes a sample, behind one that has made a row of each sample.
    case flattenedBefore(layer: String, expected: Int, found: [Int])
    /// A layer that needs [steps, features] and gets samples of another shape.
    case notASequence(layer: String, found: [Int])
    /// A layer that needs all steps after one, `previous`, perhaps in both directions, that gives the last state alone.
    case stepsGivenUp(layer: String, previous: String, isBidirectional: Bool)
    /// A sequence without a step.
    case noSteps(layer: String)
    /// A word's number that is not one of `size`.
    case wordOutOfRange(Double, size: Int)
    /// The shape of a sample, and the other that the parts of a residual layer give.
    case residualShape(input: [Int], output: [Int])
    /// Layers that stand in layers deeper than that.
    case layersTooDeep(Int)
    /// A window of a layer, and images, both [height, width], that it does not fit into.
    case windowTooLarge(layer: String, window: [Int], image: [Int])
    /// Labels and predictions whose shapes do not go together for this loss or metric.
    case labelShape(function: String, labels: [Int], predictions: [Int])
    /// A class number outside `0 ..< classes`, and the row it stands in.
    case labelOutOfRange(label: Double, classes: Int, row: Int, ofOutput: Bool = false)
    case notDifferentiable(String)
    /// A gradient asked of something that is not a single number.
    case gradientOfArray([Int])
    /// A metric of the notebook that gives an array.
    case notOneNumber(function: String, shape: [Int])
    /// Too few samples for what is asked of them.
    case tooFewSamples(found: Int, needed: Int)
    /// Probabilities of a choice, and what they sum to.
    case probabilitiesDoNotSumToOne(Double)
    /// A column that the data set does not have, and those that it has.
    case unknownColumn(String, known: [String])
    /// A part of a split (`train`, `validation`, `test`) that would be left without one of the `samples`.
    case emptyPart(String, samples: Int)
    /// A class with too few samples to be shared out between the parts of a split.
    case tooFewOfClass(label: Double, found: Int, needed: Int)
    /// A part of a stratified split that cannot hold one sample of each class.
    case tooFewForClasses(part: String, samples: Int, classes: Int)
    /// A stratified split cannot keep the order of the samples.
    case stratifiedWithoutShuffle
    /// Informative, redundant and repeated features that are more than the features.
    case featuresDoNotFit(sum: Int, features: Int)
    /// More clusters than a cube of so many informative features has corners.
    case clustersDoNotFit(clusters: Int, informative: Int)
    /// A number that is missing or infinite, where a model or a transformation needs one; rows count from 0.
    case notFinite(Double, row: Int, column: String)
    /// Columns of text, where numbers are needed.
    case textColumns([String])
    /// A target of classes by name, where numbers are needed.
    case textTarget(String)
    /// No column of text to be made into numbers, among these.
    case noTextColumns([String])
    /// Data sets that are to be treated alike, and have other columns.
    case otherColumns([String], found: [String])
    /// A category that the first data set does not have.
    case unknownCategory(String, column: String, known: [String])
    /// A column in which every value is missing.
    case nothingToLearn(String)
    /// A column whose numbers are so far apart that their distance is no number.
    case columnOverflows(String)
    /// A column that would be there twice.
    case duplicateColumn(String)
    /// A test between classes that got only so many.
    case tooFewClasses(Int)
    /// A matrix that must have as many rows as columns, and its shape.
    case notSquare([Int])
    /// A matrix without an inverse: elimination found no pivot.
    case singular
    /// An array that must have two axes, and its shape.
    case notAMatrix([Int])
    /// An iteration that did not settle within its limit: `eigh`, `svd`.
    case didNotConverge(String)
    /// A schedule of the notebook that gave no learning rate at a step, from 0; nan if it was not one number.
    case learningRate(function: String, step: Int, Double)
    /// Labels of one class only, where two are compared.
    case oneClass(function: String, label: Double)
    /// A prediction outside 0 to 1 where a probability is needed, and the row it stands in.
    case notAProbability(function: String, value: Double, row: Int)
    /// An initialiser of the notebook that gave another shape than was asked for.
    case initializerShape(function: String, expected: [Int], found: [Int])
    /// A callback watches a column that this training does not have; those that it has.
    case nothingToWatch(String, known: [String])
    /// A plateau cannot lower a rate that follows a schedule.
    case plateauOfSchedule
    /// A model whose output has no elements: the shape for one sample.
    case emptyOutput([Int])
    /// A loss of the notebook that gave a number without looking at the predictions or their labels in a way that could
    /// be followed.
    case constantLoss(function: String)
    /// A number to be made small that does not follow anything that `minimize` moves.
    case constantNumber
    /// A training in which nothing can move: all weights are frozen, or there are none.
    case nothingToTrain(areFrozen: Bool)
    /// `train` or `minimize` inside a function that is being differentiated.
    case trainingInside(String)
    /// A function that serves as a layer and gave another number of samples than it got; both shapes.
    case samplesLost(function: String, given: [Int], found: [Int])
    /// A training step of more numbers than can be followed one by one.
    case tooLongToTrace(numbers: Int, limit: Int)
    /// An operation that the language cannot write as an expression.
    case noFormula(String)
    /// A loss and an activation for which no best weights can be computed.
    case noClosedForm(loss: String)
    case limit(Limit)
}
