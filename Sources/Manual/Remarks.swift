internal import Diagnostics
internal import Documents
internal import Evaluation
internal import Rendering

/// What is said of a whole notebook when it runs: errors and warnings, one below the other.
struct Remarks {
    /// What the notebooks of the manual are called.
    static let path = "lesson.md"

    let text: String

    /// Runs `markdown` with the files of `host`, and gives the advice of this number. A notebook that sets a time limit does not run here: what it says
    /// would depend on the machine.
    init(of markdown: String, _ host: Host, advice: Int?, in language: MessageLanguage) {
        let source = SourceFile(path: Self.path, bytes: Array(markdown.utf8))
        var diagnostics: [Diagnostic]
        var language = language
        do {
            let notebook = try Notebook.read(source)
            if let lang = notebook.frontMatter.lang { language = MessageLanguage(tag: lang) }
            let isUnreadable = notebook.diagnostics.contains { $0.number < 120 && $0.severity == .error }
            diagnostics =
                isUnreadable || notebook.frontMatter.execution.timeout != nil
                ? notebook.diagnostics : Self.run(notebook, host, advice)
        } catch {
            diagnostics = [error]
        }
        let printer = DiagnosticPrinter(language: language)
        var text = diagnostics.map { printer.text(of: $0, in: source) }.joined()
        while text.utf8.last == UInt8(ascii: "\n") { text.removeLast() }
        self.text = text
    }

    private static func run(_ notebook: Notebook, _ host: Host, _ advice: Int?) -> [Diagnostic] {
        var session = Session(settings: SessionSettings(notebook), host: host)
        session.define(notebook.frontMatter.parameters)
        let start = session
        let run = DeepThread {
            var runner = Runner(notebook, session: start)
            let execution = runner.run()
            let formulas = Formulas(of: notebook) { false }
            var diagnostics = execution.diagnostics
            diagnostics.append(
                foundByPage: HTMLRenderer(.standard(formulas)).render(notebook, execution).diagnostics)
            return diagnostics + (advice == nil ? [] : runner.advice().filter { $0.number == advice })
        }
        return run.value()
    }
}
