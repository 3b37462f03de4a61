internal import ArgumentParser
internal import Evaluation
internal import Rendering

/// `notebook convert FILE -t FORMAT`
struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Reads a notebook and writes it in another format; runs nothing.",
        discussion: """
            From Markdown, Quarto, R Markdown, Jupytext (its scripts with cells, # %%, too), MyST and Jupyter \
            notebooks (.ipynb) to a page, Markdown, a Jupyter notebook or lines for a terminal. Cells are shown as source. Results that a former run recorded in \
            the notebook are shown as they stand there, but for those of solutions. From Markdown to .ipynb and back \
            nothing is lost; what of the others means the same here, notebook help command-line lists.
            """)

    @Argument(
        help: "The notebook: a file of Markdown, .qmd, .Rmd, .ipynb or .py, or - for Markdown from the standard input.")
    var file: String

    @Option(
        name: [.customShort("t"), .long],
        help: "What to write: html, md, ipynb or terminal. (default: what --output ends in)")
    var to: String?

    @Option(
        name: .shortAndLong,
        help: """
            Where to write: a file, a folder, or - for the standard output. (default: beside the notebook; of the \
            standard input, to the standard output)
            """)
    var output: String?

    @Flag(help: "Write the content alone, for a page of your own: no head, style, title or contents.")
    var fragment = false

    @Flag(
        help: """
            Read plain CommonMark: no front matter, mathematics, tables, cells, values or references. With --fragment, \
            the bytes are those that cmark writes.
            """)
    var commonmark = false

    @Flag(help: "Let raw HTML and every link through. Only for a notebook that you trust.")
    var unsafe = false

    @Flag(help: "One line for each message: file:line:col: error: text [number].")
    var short = false

    func validate() throws { _ = try format() }

    func run() throws {
        let settings = ConvertRun.Settings(
            format: try format(), output: output ?? (file == "-" ? "-" : nil), isFragment: fragment,
            isCommonMark: commonmark, isUnsafe: unsafe, isShort: short)
        Versions.warnOfOthers()
        Interruption.listen()
        let file = file
        let run = DeepThread { ConvertRun(path: file, settings: settings).run() }
        let status = run.value()
        if status != .well { throw status.code }
    }

    private func format() throws -> OutputFormat {
        let suffix = output.flatMap { path in OutputFormat.allCases.first { path.hasSuffix(".\($0.fileExtension)") } }
        let format: OutputFormat
        if let to {
            guard let named = OutputFormat(name: to) else {
                throw ValidationError("there is no format \"\(to)\"; convert writes html, md, ipynb and terminal")
            }
            if let suffix, suffix != named {
                throw ValidationError("--to \(to) and --output \(output ?? "") name two formats")
            }
            format = named
        } else if let suffix {
            format = suffix
        } else {
            throw ValidationError("say what to write: --to html, md, ipynb or terminal")
        }
        if format != .html, fragment || commonmark || unsafe {
            throw ValidationError("--fragment, --commonmark and --unsafe are for html")
        }
        return format
    }
}
