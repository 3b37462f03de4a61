internal import ArgumentParser
internal import Diagnostics
internal import Evaluation

/// `notebook lint PATH…`
struct LintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Says what is wrong with notebooks, as far as it can be known without running them, and gives advice."
    )

    @Argument(help: "Notebooks, folders of them, or - for the standard input.")
    var paths: [String]

    @Option(help: "How: text, short (a line each), github (annotations) or json. (default: text)")
    var format: LintRun.Format?

    @Flag(help: "The same as --format short.")
    var short = false

    @Option(
        help: "Advice that is not to be given, by its number: NN0365, or several as NN0365,NN0366; may be repeated.")
    var allow: [String] = []

    private var allowed: [String] { allow.flatMap { $0.split(separator: ",").map(String.init) } }

    func validate() throws {
        for code in allowed where !Diagnostic.numbersOfAdvice.contains(Diagnostic.number(ofCode: code) ?? 0) {
            throw ValidationError(
                "\(code) is no advice; these are: "
                    + Diagnostic.numbersOfAdvice.map { "NN0\($0)" }.joined(separator: " "))
        }
        if short, let format, format != .short {
            throw ValidationError("--short and --format \(format.rawValue) exclude each other")
        }
        guard !paths.isEmpty else { throw ValidationError("name at least one notebook or folder") }
    }

    func run() throws {
        let (files, found) = NotebookPaths.files(paths)
        try requireProcessor()
        let lint = LintRun(
            format: format ?? (short ? .short : .text),
            silenced: Set(allowed.compactMap { Diagnostic.number(ofCode: $0) }))
        let run = DeepThread { lint.run(files) }
        let status = ExitStatus.first(of: [found, run.value()])
        if status != .well { throw status.code }
    }
}

extension LintRun.Format: ExpressibleByArgument {}
