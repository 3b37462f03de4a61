import Diagnostics
import Glibc
import Language
import Testing

/// The seconds that this thread has computed: on a busy machine others take time, but not from these.
private func computed() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// The seconds that parsing takes.
private func seconds(_ source: String) -> Double {
    let bytes = Array(source.utf8)
    let lines = lines(bytes)
    var names = NameTable()
    let start = computed()
    _ = SyntaxTree.parse(lines: lines, names: &names)
    return computed() - start
}

@Test(arguments: [
    "y_hat = x @ W + b\nloss = mean((y_hat - y)**2)\n", "x + ", "f(x), ", "[1, 2, 3], ", "f\"{x}\" ", "\"", "( ",
    "lambda: ",
    "x = f(1,\n", "}", "if x: y\n", "retrun x\n", "fro i in x: ", "x.y", "a b ", "x; ", "\"\"\"\n", "f\"{", "， ",
    "not ", "- ",
    "if x:\n", "else if x: ", "try:\n", "a < ", "x = ", "a if b else ", "[", "'\\", "x[", "f(a=", "fi ", "\\\n",
])
func timeGrowsAsTheCellDoes(piece: String) {
    // Four times the text in hardly more than four times the time; ten times leaves room for caches that others use.
    func best(_ count: Int) -> Double {
        let text = String(repeating: piece, count: count / piece.utf8.count)
        return min(seconds(text), seconds(text))
    }
    let short = best(10_000)
    let long = best(40_000)
    #expect(long < 10 * short + 0.05, "\(piece): \(short) s, then \(long) s")
}
