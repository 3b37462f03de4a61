internal import Checking
internal import Documents
internal import Kernels
internal import Rendering

/// What `--version` prints: the bytes of a page depend on all of these.
enum Versions {
    static let notebook = "0.1.0"

    /// Says once when the cmark that is loaded is not the one that pages are made with everywhere.
    static func warnOfOthers() {
        guard CommonMark.version != "0.30.2" else { return }
        Terminal.report(
            "notebook: cmark here is \(CommonMark.version), not 0.30.2: pages may differ from those made elsewhere\n")
    }

    /// What is at work, by name and version.
    static var all: [Record.Fact] {
        let sleef = kernels_sleef_version()
        return [
            Record.Fact("notebook", notebook), Record.Fact("cmark", CommonMark.version),
            Record.Fact("Duktape", Formulas.versions.engine), Record.Fact("KaTeX", Formulas.versions.library),
            Record.Fact("SLEEF", "\(sleef / 10000).\(sleef / 100 % 100).\(sleef % 100)"),
        ]
    }

    static var text: String { all.map { "\($0.name) \($0.value)" }.joined(separator: "\n") }
}
