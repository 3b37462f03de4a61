import Diagnostics
import Language
import Testing

/// The functions of a source as `name: own names | names read from outside`.
private func scopes(_ source: String) -> [String] {
    var names = NameTable()
    let tree = SyntaxTree.parse(lines: lines(Array(source.utf8)), names: &names).tree
    return tree.functions.map { function in
        let own = function.locals.map { names[$0] }.joined(separator: " ")
        let free = function.free.map { names[$0] }.joined(separator: " ")
        return "\(function.name.map { names[$0] } ?? "lambda"): \(own) | \(free)"
    }
}

@Test(arguments: [
    ("def f(x):\n    return x + y", ["f: x | y"]),
    ("def f(x):\n    y = x\n    return y", ["f: x y | "]),
    ("def f():\n    print y\n    y = 1", ["f: y | print"]),
    ("def f():\n    y += 1", ["f: y | "]),
    ("def f():\n    x[0] = y", ["f: x | y"]),
    ("def f(net):\n    net.bias = b", ["f: net | b"]),
    ("def f(xs):\n    for i, x in xs:\n        pass", ["f: xs i x | "]),
    ("def f(xs):\n    return [a * k for a in xs if a]", ["f: xs a | k"]),
    ("def f(x, y=z):\n    return x", ["f: x y | "]),
    ("def f():\n    g = lambda a: a + b + c\n    b = 1", ["lambda: a | b c", "f: g b | c"]),
    ("def f(x):\n    def g(y):\n        return x + y + z\n    return g", ["g: y | x z", "f: x g | z"]),
    ("def f():\n    (a, [b, c]) = d", ["f: a b c | d"]),
    ("def f():\n    if a:\n        b = 1\n    else:\n        c = 2", ["f: b c | a"]),
    ("def f():\n    return f(x.y, z=w)", ["f:  | f x w"]),
    ("def f():\n    return f\"{a:{b}}\"", ["f:  | a b"]),
    ("lambda x: lambda y: x + y + z", ["lambda: y | x z", "lambda: x | z"]),
    ("def f():\n    record a, b=c", ["f:  | a c"]),
    ("def f():\n    expect a, b", ["f:  | a b"]),
])
func namesBelongToTheFunctionThatAssignsThem(source: String, expected: [String]) {
    #expect(scopes(source) == expected, "\(source)")
}
