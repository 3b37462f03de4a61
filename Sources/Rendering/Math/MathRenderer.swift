internal import CKaTeX

public final class MathRenderer {
    private var engine: OpaquePointer?
    public init() { engine = katex_create(KaTeXBytecode.text.utf8Start, KaTeXBytecode.text.utf8CodeUnitCount, KaTeXBytecode.engine, 64 << 20) }
    deinit { katex_destroy(engine) }
    public func render(_ tex: String, isDisplay: Bool) -> String {
        guard let engine else { return "no engine" }
        var tex = tex
        return tex.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { chars in
                var answer: UnsafePointer<CChar>?
                var count = 0
                let status = katex_render(engine, chars.baseAddress, chars.count, isDisplay ? 1 : 0, &answer, &count)
                let text = answer.map { String(decoding: UnsafeRawBufferPointer(start: $0, count: count), as: UTF8.self) } ?? ""
                return "\(status.rawValue) \(katex_peak_memory(engine)) \(text)"
            }
        }
    }
}
