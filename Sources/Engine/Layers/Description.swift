/// How something is written in the language: its name, and in parentheses what it was given. What has its default is left
/// out.
public struct Description: Hashable, Sendable {
    /// The word that makes it.
    public let name: String
    /// What stands in the parentheses, in order.
    public private(set) var arguments: [Argument]
    /// Whether it is a word by itself, like `relu`, and has no parentheses.
    public let isWord: Bool

    /// A value, under its name if it stands there under one.
    public struct Argument: Hashable, Sendable {
        /// Nil for what goes by position.
        public let name: String?
        /// What is given.
        public let value: Value
    }

    /// What can be given.
    public indirect enum Value: Hashable, Sendable {
        case integer(Int)
        case number(Double)
        case truth(Bool)
        case text(String)
        /// `3` for rows and columns alike, else `(3, 2)`.
        case pair(Int, Int)
        case description(Description)
        /// An array, which is too long to be written.
        case array
    }

    /// `relu`
    public static func word(_ name: String) -> Description { Description(name, [], isWord: true) }

    /// `name(arguments, …)`, all of which are written.
    public init(_ name: String, _ arguments: Value...) {
        self.init(name, arguments.map { Argument(name: nil, value: $0) }, isWord: false)
    }

    private init(_ name: String, _ arguments: [Argument], isWord: Bool) {
        self.name = name
        self.arguments = arguments
        self.isWord = isWord
    }

    /// The same with one more value, unless it is nil or the default; by position where no name is given.
    public func with(_ name: String? = nil, _ value: Value?, unless standard: Value? = nil) -> Description {
        guard let value, value != standard else { return self }
        var longer = self
        longer.arguments.append(Argument(name: name, value: value))
        return longer
    }

    /// The same with an option that is True or False.
    func with(_ name: String, _ value: Bool, unless standard: Bool) -> Description {
        with(name, .truth(value), unless: .truth(standard))
    }

    /// The same with an option that is a number.
    func with(_ name: String, _ value: Double?, unless standard: Double? = nil) -> Description {
        with(name, value.map(Value.number), unless: standard.map(Value.number))
    }
}

extension Activation {
    /// `relu`, or `leaky_relu(slope=0.1)` where its number is not the default.
    public var description: Description {
        switch self {
        case .leakyReLU(let slope) where slope != 0.2: Description(name).with("slope", slope)
        case .elu(let alpha) where alpha != 1: Description(name).with("alpha", alpha)
        default: .word(name)
        }
    }
}

extension Initializer {
    /// `he_normal`, or the number that it fills with.
    var value: Description.Value {
        switch self {
        case .constant(let value) where value != 0 && value != 1: .number(value)
        default: .description(.word(name))
        }
    }
}

extension Regularizer {
    /// `l2(0.01)`
    public var description: Description {
        switch self {
        case .l1(let strength), .l2(let strength): Description(name, .number(strength))
        }
    }
}

extension Description {
    /// The same with what most layers are given: an activation by position, then the bias, the initialiser and the
    /// regulariser.
    func with(
        _ activation: Activation = .linear, usesBias: Bool = true, initializer: Initializer,
        standard: Initializer = .glorotUniform, regularizer: Regularizer?
    ) -> Description {
        with(nil, .description(activation.description), unless: .description(.word("linear")))
            .with("bias", usesBias, unless: true)
            .with("initializer", initializer.value, unless: standard.value)
            .with("regularizer", regularizer.map { .description($0.description) })
    }
}

extension ObjectStore {
    /// `dense(3, relu)`
    public func description(of id: LayerID) -> Description { self[id].definition.description(in: self) }

    /// `adam(lr=0.01)`
    public func description(of id: OptimizerID) -> Description { self[id].definition.description }

    /// `sequential(dense(3, relu), dense(1))`
    public func description(of id: ModelID) -> Description {
        self[id].elements.reduce(Description("sequential")) { $0.with(nil, .description(description(of: $1))) }
    }

    /// A layer, `relu`, or the name of a function.
    public func description(of element: Model.Element) -> Description {
        switch element {
        case .layer(let id): description(of: id)
        case .activation(let activation): activation.description
        case .function(let function): .word(function.name)
        }
    }
}
