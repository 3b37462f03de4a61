/// A model as a picture: its layers in the order in which samples pass them, and of a small one its units and weights.
public struct NetDiagram: Hashable, Sendable {
    /// The shape of one sample that goes in.
    public var input: [Int]
    /// The layers, and where frames around some of them begin and end; properly nested.
    public var steps: [Step]
    /// The units and the weights between them; nil where there are too many, or other layers than dense ones.
    public var units: Units?

    /// A model that takes samples of the shape `input`.
    public init(input: [Int], steps: [Step], units: Units? = nil) {
        self.input = input
        self.steps = steps
        self.units = units
    }

    /// A line of the picture.
    public struct Step: Hashable, Sendable {
        /// What it is.
        public var kind: Kind
        /// As it is written in the language; of a frame its word.
        public var name: String
        /// The shape of one sample after it, where that is known.
        public var shape: [Int]?
        /// How many numbers it holds: a frame those of its own alone, a layer that stands in two places 0 in the second.
        public var parameterCount: Int
        /// Whether training leaves its numbers as they are.
        public var isFrozen = false
        /// Whether it stands above already, with the same weights.
        public var isRepeated = false

        /// A line.
        public init(_ kind: Kind, name: String, shape: [Int]? = nil, parameterCount: Int = 0) {
            self.kind = kind
            self.name = name
            self.shape = shape
            self.parameterCount = parameterCount
        }
    }

    /// Kinds of line.
    public enum Kind: Hashable, Sendable {
        /// A layer or function.
        case layer(Family)
        /// So many layers that are not drawn.
        case omitted(Int)
        /// What follows is inside, up to the end.
        case begin(Frame)
        /// The end of the last frame that has begun.
        case end(Frame)
    }

    /// What layers are framed for.
    public enum Frame: Hashable, Sendable {
        /// What comes out of them is added to what went in.
        case residual
        /// They are a model of their own.
        case model
        /// A function of the notebook uses them, in an order of its own.
        case function
    }

    /// Kinds of layer that look alike.
    public enum Family: Hashable, Sendable, CaseIterable {
        case dense, convolution, pooling, recurrent, attention, embedding
        /// Layers that normalise, drop out or change the shape, and activations.
        case other
        /// A function of the notebook.
        case function
    }

    /// The units of dense layers, and every weight between them.
    public struct Units: Hashable, Sendable {
        /// How many numbers go in.
        public var inputs: Int
        /// The layers, first to last.
        public var layers: [Layer]

        /// The units of `layers`, the first of which takes `inputs` numbers.
        public init(inputs: Int, layers: [Layer]) {
            self.inputs = inputs
            self.layers = layers
        }

        /// How many units each column has, the inputs first.
        public var counts: [Int] { [inputs] + layers.map(\.count) }
    }

    /// A dense layer and what is done to its results.
    public struct Layer: Hashable, Sendable {
        /// As it is written in the language; the layer, then what is done to its results.
        public var names: [String]
        /// How many units it has.
        public var count: Int
        /// The weights, [inputs, units] in C order.
        public var weights: [Double]
        /// A number for each unit; empty where none is added.
        public var bias: [Double]

        /// A layer of `count` units.
        public init(names: [String], count: Int, weights: [Double], bias: [Double]) {
            precondition(count > 0 && weights.count % count == 0 && (bias.isEmpty || bias.count == count))
            self.names = names
            self.count = count
            self.weights = weights
            self.bias = bias
        }

        /// How many numbers it holds.
        public var parameterCount: Int { weights.count + bias.count }
    }

    /// How many layers there are, those inside frames too; a frame is none.
    public var layerCount: Int {
        steps.reduce(0) { count, step in
            switch step.kind {
            case .layer: count + 1
            case .omitted(let more): count + more
            case .begin, .end: count
            }
        }
    }

    /// How many numbers the model holds.
    public var parameterCount: Int {
        steps.reduce(0) { $0 + $1.parameterCount }
    }

    /// How many of its weights are not finite, among those that are drawn.
    public var notFinite: Int {
        units?.layers.reduce(0) { $0 + ($1.weights + $1.bias).count { !$0.isFinite } } ?? 0
    }
}
