/// The versions of what sets formulas.
public enum MathVersions {
    /// KaTeX's, as the build found it.
    public static var katex: String { KaTeXBytecode.library }

    /// Duktape's, for which KaTeX was compiled.
    public static var duktape: String {
        let number = KaTeXBytecode.engine
        return "\(number / 10_000).\(number / 100 % 100).\(number % 100)"
    }
}
