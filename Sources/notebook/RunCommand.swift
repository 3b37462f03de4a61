internal import ArgumentParser
internal import Evaluation
internal import Rendering

/// `notebook run FILE…`
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Runs the cells of notebooks in order and writes a page for each.")

    @Argument(help: "The notebooks: Markdown files with nn cells.")
    var files: [String]

    @Option(
        name: [.customShort("t"), .long],
        help: "What to write: html, md, ipynb or terminal, or several as html,md. (default: html)")
    var to: String?

    @Option(
        name: .shortAndLong,
        help:
            "Where to write: a file, a folder, or - for the standard output. (default: beside the notebook; terminal, and the standard input's page, to the standard output)"
    )
    var output: String?

    @Option(name: [.customShort("P")], help: "A parameter of the front matter, as name=value. May be repeated.")
    var parameters: [String] = []

    @Option(help: "A number added to every seed: other draws, the same lesson.")
    var seed: Int?

    @Flag(help: "Write the outputs into the notebook itself, as Markdown.")
    var inPlace = false

    @Flag(help: "After a failing cell, run the rest as well; the verdict is the same.")
    var keepGoing = false

    @Flag(help: "One line for each message: file:line:col: error: text [number].")
    var short = false

    func validate() throws {
        guard !files.isEmpty else { throw ValidationError("name at least one notebook") }
        if files.contains("-"), inPlace { throw ValidationError("--in-place needs a file to write into") }
        if files.contains("-"), destination == nil {
            throw ValidationError("the standard input has no name for its page: give --output")
        }
        if inPlace, output != nil { throw ValidationError("--in-place and --output exclude each other") }
        if inPlace, to != nil, try formats() != [.markdown] {
            throw ValidationError("--in-place writes Markdown; leave --to out")
        }
        if let seed, !(0..<1 << 32).contains(seed) { throw ValidationError("--seed is from 0 to 4294967295") }
        _ = try formats()
        _ = try overrides()
        try Destination.validate(destination, files: files.count, formats: formats().count)
    }

    /// The standard input alone goes to the standard output.
    private var destination: String? { output ?? (files == ["-"] && !inPlace ? "-" : nil) }

    func run() throws {
        let settings = LessonRun.Settings(
            formats: inPlace ? [.markdown] : try formats(), output: destination, overrides: try overrides(),
            seedOffset: seed ?? 0, isInPlace: inPlace, keepsGoing: keepGoing, isShort: short)
        try requireProcessor()
        Versions.warnOfOthers()
        Interruption.listen()
        let files = files
        let run = DeepThread {
            var statuses: [ExitStatus] = []
            for file in files where statuses.last != .interrupted {
                statuses.append(LessonRun(path: file, settings: settings).run())
            }
            return statuses
        }
        let status = ExitStatus.first(of: run.value())
        if status != .well { throw status.code }
    }

    private func formats() throws -> [OutputFormat] {
        let suffix = output.flatMap { path in OutputFormat.allCases.first { path.hasSuffix(".\($0.fileExtension)") } }
        guard let to else { return [suffix ?? .html] }
        var formats: [OutputFormat] = []
        for name in to.split(separator: ",", omittingEmptySubsequences: false) {
            guard let format = OutputFormat(name: String(name)) else {
                throw ValidationError(
                    "there is no format \"\(name)\"; there are \(OutputFormat.allCases.map(\.rawValue).joined(separator: ", "))"
                )
            }
            if !formats.contains(format) { formats.append(format) }
        }
        if let suffix, formats.count == 1, formats != [suffix] {
            throw ValidationError("--to \(to) and --output \(output ?? "") name two formats")
        }
        return formats
    }

    private func overrides() throws -> [(String, String)] {
        try parameters.map { parameter in
            guard let sign = parameter.firstIndex(of: "="), sign != parameter.startIndex else {
                throw ValidationError("-P takes name=value, not \"\(parameter)\"")
            }
            return (String(parameter[..<sign]), String(parameter[parameter.index(after: sign)...]))
        }
    }
}
