internal import Documents
internal import Kernels

/// What `--version` prints: the bytes of a page depend on all of these.
enum Versions {
    static let notebook = "0.1.0"

    static var text: String { "notebook \(notebook)" }
}
