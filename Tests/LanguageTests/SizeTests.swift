import Diagnostics
import Foundation
import Language
import Testing

/// The seconds of this thread that parsing takes, whatever else the machine does.
private func seconds(_ source: String) -> Double {
    func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
    let lines = lines(Array(source.utf8))
    var names = NameTable()
    let start = now()
    _ = SyntaxTree.parse(lines: lines, names: &names)
    return now() - start
}

@Test(arguments: [
    "y_hat = x @ W + b\nloss = mean((y_hat - y)**2)\n", "x + ", "f(x), ", "[1, 2, 3], ", "f\"{x}\" ", "\"", "( ",
    "lambda: ",
    "x = f(1,\n", "}", "if x: y\n", "retrun x\n", "fro i in x: ", "x.y", "a b ", "x; ", "\"\"\"\n", "f\"{", "， ",
    "not ", "- ",
    "if x:\n", "else if x: ", "try:\n", "a < ", "x = ", "a if b else ", "[", "'\\", "x[", "f(a=", "fi ", "\\\n",
])
func timeGrowsAsTheCellDoes(piece: String) {
    // Four times the text takes four times as long; sixteen would be quadratic, ten leaves room for a busy machine.
    func best(_ count: Int) -> Double {
        let text = String(repeating: piece, count: count / piece.utf8.count)
        return min(seconds(text), seconds(text))
    }
    let short = best(10_000)
    let long = best(40_000)
    #expect(long < 10 * short + 0.02, "\(piece): \(short) s, then \(long) s")
}
