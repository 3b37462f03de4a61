internal import Documents
internal import Kernels
internal import Rendering

/// What `--version` prints: the bytes of a page depend on all of these.
enum Versions {
    static let notebook = "0.1.0"

    static var text: String {
        let sleef = Int(kernels_sleef_version())
        return """
            notebook \(notebook)
            cmark \(CommonMarkVersion.text)
            Duktape \(MathVersions.duktape)
            KaTeX \(MathVersions.katex)
            SLEEF \(sleef / 10_000).\(sleef / 100 % 100).\(sleef % 100)
            """
    }
}
