import CCMark

/// The version of the cmark library that reads notebooks.
public enum CommonMarkVersion {
    /// As `0.30.2`.
    public static var text: String { cmark_version_string().map { String(cString: $0) } ?? "" }
}
