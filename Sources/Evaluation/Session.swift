public import Engine
internal import Documents
public import Language
public import Diagnostics

/// All that cells share: variables, the random stream, layers, models and optimisers, and what is left of the budget.
///
/// A session is a value: to remember a state is to copy it.
public struct Session: Sendable {
    /// The names of the notebook; a variable's slot is its name's number.
    public var names = NameTable()
    var variables: [Value?] = []
    /// What each name means in the vocabulary, so that a call does not search for it.
    var vocabulary: [Value?] = []
    /// NumPy's stream; `seed` starts it anew.
    public var random: RandomState
    /// What is being traced, and the budget.
    public var graph: Graph
    /// Layers, models and optimisers by number.
    public var objects = ObjectStore() {
        didSet { graph.budget.heldByObjects = objects.byteCount }
    }
    /// What the running cell has shown.
    var outputs: [Output] = []
    /// How promises fared; nil where a broken one is a mistake.
    var grades: [Grade]?
    /// What it has warned of.
    var warnings: [Diagnostic] = []
    /// How many loops are running, in all frames.
    var loopDepth = 0
    var callDepth = 0
    /// Whether a layer that is a function runs in training, so that the models it calls do too.
    var isTraining = false
    var evaluationDepth = 0
    /// The rows of `record` statements in the running loop, in the order of their first row.
    var records: [Record] = []
    /// Functions of the notebook that serve as activations, layers or losses.
    var callables: [FunctionValue] = []
    var outputBytes = 0
    /// The call that is running, for a function that the engine calls back.
    var currentRange = SourceRange(0, 0)
    let settings: SessionSettings
    let host: Host

    /// A session at its start.
    public init(settings: SessionSettings, host: Host) {
        self.settings = settings
        self.host = host
        random = RandomState(seed: settings.seed)
        grades = settings.gradesPromises ? [] : nil
        graph = Graph(budget: Budget(limits: settings.limits, stopRequested: host.stopRequested))
    }

    /// Gives `name` a value from outside: a parameter of the front matter or the command line.
    public mutating func define(_ name: String, as value: Value) {
        let name = names.intern(name)
        reserveSlots()
        variables[name.id] = value
    }

    mutating func reserveSlots() {
        while variables.count < names.count {
            vocabulary.append(CommandTable.value(of: names[Name(id: variables.count)]))
            variables.append(nil)
        }
    }
}

/// What a session starts from.
public struct SessionSettings: Sendable {
    /// The first seed; `seed` in a cell starts anew from its own number plus `seedOffset`.
    public var seed: UInt32 = 0
    /// What `--seed N` adds to each `seed`.
    public var seedOffset: Int = 0
    /// Whether `expect` and claims are only noted, whatever they come to.
    public var gradesPromises = false
    /// Steps, operations and memory.
    public var limits = Budget.Limits()
    /// How many bytes of text a cell may show.
    public var outputLimit = 1_000_000
    /// 32 or 64 bits in models that do not say.
    public var precision = Precision.single
    /// The language of what lands in the page.
    public var language = MessageLanguage.english

    /// The defaults of the language.
    public init() {}
}

/// What the surroundings do for a session: everything that touches the clock, the terminal or a file.
public struct Host: Sendable {
    /// Whether to stop now: the time is over, or somebody pressed Ctrl-C.
    public var stopRequested: @Sendable () -> EngineError.Limit?
    /// Told of each finished epoch: its number, how many there will be, the loss.
    public var trainingProgress: @Sendable (Int, Int, Double) -> Void
    /// The bytes of the file at a path that a notebook names, if they are at most so many.
    public var readFile: @Sendable (_ path: String, _ limit: Int) throws(FileRefusal) -> [UInt8]

    /// A host that never stops a session, shows nothing and has no files.
    public init(
        stopRequested: @escaping @Sendable () -> EngineError.Limit? = { nil },
        trainingProgress: @escaping @Sendable (Int, Int, Double) -> Void = { _, _, _ in },
        readFile: @escaping @Sendable (_ path: String, _ limit: Int) throws(FileRefusal) -> [UInt8] = {
            (_, _) throws(FileRefusal) in throw .notFound(suggestion: nil)
        }
    ) {
        self.stopRequested = stopRequested
        self.trainingProgress = trainingProgress
        self.readFile = readFile
    }
}
