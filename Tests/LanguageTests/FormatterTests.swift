import Diagnostics
import Language
import Testing

/// What an author wrote, and its one form.
private func expectForm(_ written: String, _ form: String) {
    let text = String(decoding: format(Array(written.utf8)).text, as: UTF8.self)
    #expect(text == form)
}

@Suite struct FormatterTests {
    @Test(arguments: [
        ("print(x)", "print x"), ("print (x, end=1)", "print x, end=1"), ("seed(0)", "seed 0"),
        ("train( net,data , epochs = 3 )", "train net, data, epochs=3"), ("print(x,)", "print x"),
        ("table(x1=x[:, 0])", "table x1=x[:, 0]"), ("print(None)", "print None"),
        ("print('a' if b else c)", "print \"a\" if b else c"),
        ("print(f'{x}')", "print f\"{x}\""), ("if a: print(x)", "if a:\n    print x"),
        ("record(a, b, every=10)", "record a, b, every=10"), ("expect(a > 1)", "expect a > 1"),
        ("expect((a), 'why')", "expect (a), \"why\""), ("expect (((a)))", "expect a"),
    ])
    func anActingVerbHasNoParentheses(written: String, form: String) { expectForm(written, form) }

    @Test(arguments: [
        "print(-x)", "print((a, b))", "print([1])", "print(not x)", "print(~m)", "print(lambda: 1)", "seed()",
        "print(x for x in y)", "print(x).T", "h = train(net, data)", "record((a, b), c)", "record(-x)",
        "expect (a, b, c)", "expect (a) == b", "net.summary()", "print(a)(b)", "print(  # which\n    a\n)",
    ])
    func parenthesesStayWhereTheMeaningNeedsThem(written: String) { expectForm(written, written) }

    @Test(arguments: [
        ("bits 'a', x", "bits(\"a\", x)"), ("mean x, axis=0  # c", "mean(x, axis=0)  # c"),
        ("bits a,\n  b", "bits(a,\n     b)"),
    ])
    func aComputingWordHasParentheses(written: String, form: String) { expectForm(written, form) }

    @Test(arguments: [
        ("y=2*x+1", "y = 2*x + 1"), ("y = 2 *x", "y = 2 * x"), ("y = a * b/c", "y = a * b / c"),
        ("y = a*b / c", "y = a*b / c"), ("y = (k+0.5)/steps*(x-b)", "y = (k + 0.5)/steps*(x - b)"),
        ("y = x@W+b", "y = x @ W + b"), ("y = (a-b) ** 2", "y = (a - b)**2"), ("y = x ** -1", "y = x**-1"),
        ("x [i : i + 20]", "x[i:i+20]"), ("x[i+1]", "x[i+1]"), ("x[i + 1]", "x[i + 1]"), ("x[ : ,None]", "x[:, None]"),
        ("x[:,:2]", "x[:, :2]"), ("x[::-1]", "x[::-1]"), ("x[1,]", "x[1,]"),
        ("x[(lambda: 1)(), 2:]", "x[(lambda: 1)(), 2:]"),
        ("y = - x", "y = -x"), ("y = - -x", "y = - -x"), ("a<b<=c", "a < b <= c"), ("a~=0.5", "a ≈ 0.5"),
        ("x = a if b else(c)", "x = a if b else (c)"), ("f = lambda x,y = 1 : x", "f = lambda x, y=1: x"),
        ("def f (a,b = 1) :\n  return(a)", "def f(a, b=1):\n    return (a)"), ("x+=1", "x += 1"),
        ("a,b=b,a", "a, b = b, a"), ("a, = f (x)", "a, = f(x)"), ("1 .T", "1 .T"), ("x = not(a)", "x = not (a)"),
        ("x = [1,2,]", "x = [1, 2]"), ("x = (1,)", "x = (1,)"), ("f(a,b,)", "f(a, b)"), ("学习率=0.1", "学习率 = 0.1"),
        ("for a,b in zip( x,y ) :\n pass", "for a, b in zip(x, y):\n    pass"), ("x = 1_000+0XFF", "x = 1_000 + 0XFF"),
    ])
    func operatorsAndCommasHaveTheirSpaces(written: String, form: String) { expectForm(written, form) }

    @Test(arguments: [
        ("x = 'a'", "x = \"a\""), ("x = 'say \"a\"'", "x = 'say \"a\"'"), ("x = 'it\\'s'", "x = \"it's\""),
        ("x = '\\\\'", "x = \"\\\\\""), ("x = U'a'", "x = \"a\""), ("x = R'\\d'", "x = r\"\\d\""),
        ("x = '''a\n b'''", "x = \"\"\"a\n b\"\"\""), ("x = F'{a}'", "x = f\"{a}\""),
        ("x = f'{d('a')}'", "x = f'{d('a')}'"),
        ("x = f\"{ a+b = :.2f}\"", "x = f\"{ a+b = :.2f}\""), ("x = 'ab' '一'", "x = \"ab\" \"一\""),
        ("x = ''", "x = \"\""),
    ])
    func textStandsInDoubleQuotes(written: String, form: String) { expectForm(written, form) }

    @Test(arguments: [
        ("x=1 # a", "x = 1  # a"), ("#a", "#a"), ("x = 1 # a  ", "x = 1  # a"),
        ("x=1     # a\ny = 22  # b", "x = 1   # a\ny = 22  # b"),
        ("x=1     # a\ny = 22 # b", "x = 1  # a\ny = 22  # b"),
        ("x=1     # a\n        # b\n# c", "x = 1  # a\n       # b\n# c"),
        ("答=1   # a\nxy=1   # b", "答 = 1  # a\nxy = 1  # b"),
        ("if x: # a\n  # b\n  y\n  # c\n# d\nz", "if x:  # a\n    # b\n    y\n    # c\n# d\nz"),
        ("f(a # one\n ,b)", "f(a,  # one\n  b)"), ("f(a,\n  # one\n  b)", "f(a,\n  # one\n  b)"),
        ("f(a, b # two\n)", "f(\n    a, b  # two\n)"), ("f(\n)", "f()"), ("\n  #| not an option", "\n#| not an option"),
        ("#| echo:  false\nx=1", "#| echo:  false\nx = 1"), ("#| a: b\n\n\nx=1", "#| a: b\n\nx = 1"),
    ])
    func commentsKeepTheirPlaces(written: String, form: String) { expectForm(written, form) }

    @Test(arguments: [
        ("\n\nx\n\n\ny\n\n", "x\n\ny"), ("if x:\n\n  y\n\n  z", "if x:\n    y\n\n    z"), ("   \n", ""), ("", ""),
        ("if x:\n  if y:\n     z\nelse : w", "if x:\n    if y:\n        z\nelse:\n    w"),
    ])
    func blocksAndEmptyLines(written: String, form: String) { expectForm(written, form) }

    @Test(arguments: [
        ("plot(a,\n  b)", "plot a,\n     b"), ("plot a,\n  b", "plot a,\n     b"),
        ("h = train(net,\n  data)", "h = train(net,\n          data)"),
        ("x = [\n1,\n2,\n]", "x = [\n    1,\n    2,\n]"), ("x = [1,\n 2,\n]", "x = [1,\n     2]"),
        ("x = f(\n  a, b)", "x = f(\n    a, b\n)"), ("x = f([\n1], g(a,\nb))", "x = f([\n    1\n], g(a,\n     b))"),
        ("plot(\n  a,\n  b,\n)", "plot a,\n     b"), ("x = (a\n+ b)", "x = (a\n     + b)"),
        ("x = f(a\n, b)", "x = f(a,\n      b)"),
        ("x = f(k=\n  1)", "x = f(k=1)"),
    ])
    func brokenLinesStayBroken(written: String, form: String) { expectForm(written, form) }

    @Test func aLongLineIsBrokenBehindTheLastCommaThatFits() {
        expectForm(
            "    h = train(net, train_set, loss=mse, optimizer=adam(lr=0.01), epochs=400, batch=25, validation=val_set, metrics=[mae])"
                .replacing("    h", with: "h"),
            """
            h = train(net, train_set, loss=mse, optimizer=adam(lr=0.01), epochs=400, batch=25,
                      validation=val_set, metrics=[mae])
            """)
        expectForm(
            "cross_validate make, train_set, folds=4, loss=binary_crossentropy, optimizer=adam(lr=0.03), epochs=15",
            """
            cross_validate make, train_set, folds=4, loss=binary_crossentropy, optimizer=adam(lr=0.03),
                           epochs=15
            """)
    }

    @Test func whatIsLeftOfALongLineJoinsTheNextWhereBothFit() {
        let call =
            "scores = cross_validate(lambda: sequential(dense(units, tanh), dense(1, sigmoid)), data, epochs=10000,"
        let indentation = String(repeating: " ", count: 24)
        expectForm(
            "\(call)\n  folds=4)",
            "\(call.dropLast(" epochs=10000,".count))\n\(indentation)epochs=10000, folds=4)")
        let long = "loss=binary_crossentropy, optimizer=adam(lr=0.03), metrics=[accuracy]"
        expectForm(
            "\(call)\n  \(long))",
            "\(call.dropLast(" epochs=10000,".count))\n\(indentation)epochs=10000,\n\(indentation)\(long))")
    }

    @Test func aLongValueIsBrokenBeforeAnOperator() {
        expectForm(
            "loss = binary_crossentropy(ones(64, 1), D(real(64))) + binary_crossentropy(zeros(64, 1), D(G(randn(64, 2))))",
            """
            loss = (binary_crossentropy(ones(64, 1), D(real(64)))
                    + binary_crossentropy(zeros(64, 1), D(G(randn(64, 2)))))
            """)
    }

    @Test func underABracketFarToTheRightALineGoesOnFourColumnsIn() {
        expectForm(
            "a_very_long_name_of_a_result[position] = some_function_with_a_name(first_argument, second_argument, third)",
            """
            a_very_long_name_of_a_result[position] = some_function_with_a_name(
                first_argument, second_argument, third
            )
            """)
    }

    @Test func chineseTextTakesTwoColumns() {
        // 98 characters, of which 12 take two columns.
        let text =
            "plot points(x, y, label=\"一二三四五六\"), line(x, f(x), label=\"一二三四五六\"), xlabel=\"time\", ylabel=\"height in cm\""
        expectForm(
            text,
            """
            plot points(x, y, label="一二三四五六"), line(x, f(x), label="一二三四五六"), xlabel="time",
                 ylabel="height in cm"
            """)
    }

    @Test func whatCannotBeBrokenStays() {
        let long = "print \"" + String(repeating: "word ", count: 30) + "\"  # " + String(repeating: "note ", count: 30)
        expectForm(long.trimmingSuffix(" "), long.trimmingSuffix(" "))
    }

    @Test func aCellThatDoesNotParseStays() {
        let cell = format(Array("x=1\ny = (2\nz=3".utf8))
        #expect(String(decoding: cell.text, as: UTF8.self) == "x=1\ny = (2\nz=3")
        #expect(cell.diagnostics.map(\.number) == [209])
    }

    @Test func aVeryLongLineTakesNoLongTime() {
        let items = Array(repeating: "0.25", count: 100_000).joined(separator: ",")
        let cell = format(Array("x = [\(items)]".utf8))
        #expect(cell.lines.count > 5_000)
        #expect(cell.lines.allSatisfy { $0.count <= 100 })
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}
