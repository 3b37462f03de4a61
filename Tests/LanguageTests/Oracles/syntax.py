"""Writes Tests/LanguageTests/Fixtures/syntax.txt: what Python's own parser makes of expressions and statements.

Each line is source, TAB, Python's tree as an S-expression (`error` where Python refuses it). A newline in a source is
written ⏎. A pair in CASES is a command of nn and the same with its parentheses back. An expression's tree carries the
range of every node after `@`, in bytes from the start of the source, where the two sources are the same.
Run with Python 3.11 from the package's folder:
    python3 Tests/LanguageTests/Oracles/syntax.py > Tests/LanguageTests/Fixtures/syntax.txt
"""
import ast
import itertools
import struct

OPERATORS = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "**",
    ast.MatMult: "@", ast.BitAnd: "&", ast.BitOr: "|", ast.USub: "-", ast.UAdd: "+", ast.Invert: "~", ast.Not: "not",
    ast.And: "and", ast.Or: "or", ast.Lt: "<", ast.LtE: "<=", ast.Eq: "==", ast.NotEq: "!=", ast.Gt: ">",
    ast.GtE: ">=", ast.In: "in", ast.NotIn: "not in", ast.Is: "is", ast.IsNot: "is not",
}


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'


class Dumper:
    def __init__(self, with_ranges):
        self.with_ranges = with_ranges

    def node(self, head, node, *children):
        place = f"@{node.col_offset}:{node.end_col_offset}" if self.with_ranges else ""
        return "(" + " ".join([head + place, *children]) + ")"

    def optional(self, node):
        return "-" if node is None else self.expression(node)

    def expression(self, e):
        match e:
            case ast.Name(id=name):
                return self.node(f"name {name}", e)
            case ast.Constant(value=bool() as value):
                return self.node(str(value), e)
            case ast.Constant(value=None):
                return self.node("None", e)
            case ast.Constant(value=value) if value is ...:
                return self.node("...", e)
            case ast.Constant(value=int() as value):
                return self.node(str(value), e)
            case ast.Constant(value=float() as value):
                return self.node("number " + struct.pack(">d", value).hex(), e)
            case ast.Constant(value=str() as value):
                return self.node("text", e, quoted(value))
            case ast.JoinedStr():
                return self.node("formatted", e, *self.parts(e.values))
            case ast.List(elts=items):
                return self.node("list", e, *map(self.expression, items))
            case ast.Tuple(elts=items):
                return self.node("tuple", e, *map(self.expression, items))
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=value)) if value == 2**63:
                return self.node(str(-value), e)
            case ast.UnaryOp(op=op, operand=operand):
                return self.node(OPERATORS[type(op)], e, self.expression(operand))
            case ast.BinOp(left=left, op=op, right=right):
                return self.node(OPERATORS[type(op)], e, self.expression(left), self.expression(right))
            case ast.BoolOp(op=op, values=values):
                result = self.expression(values[0])
                for value in values[1:]:
                    place = f"@{e.col_offset}:{self.outer_end(e, value)}" if self.with_ranges else ""
                    result = f"({OPERATORS[type(op)]}{place} {result} {self.expression(value)})"
                return result
            case ast.Compare(left=left, ops=ops, comparators=rights):
                links = [f"{OPERATORS[type(o)]} {self.expression(r)}" for o, r in zip(ops, rights)]
                return self.node("compare", e, self.expression(left), *links)
            case ast.IfExp(test=test, body=body, orelse=orelse):
                return self.node("if", e, *map(self.expression, (body, test, orelse)))
            case ast.Lambda(args=arguments, body=body):
                return self.node("lambda", e, self.parameters(arguments), self.expression(body))
            case ast.ListComp() | ast.GeneratorExp():
                clauses = []
                for g in e.generators:
                    clauses.append(f"(for {self.expression(g.target)} {self.expression(g.iter)})")
                    clauses += [f"(if {self.expression(c)})" for c in g.ifs]
                return self.node("comprehension", e, self.expression(e.elt), *clauses)
            case ast.Call(func=function, args=arguments, keywords=keywords):
                for generator in arguments:
                    if isinstance(generator, ast.GeneratorExp) and generator.end_col_offset == e.end_col_offset:
                        # Python gives it the call's parentheses, nn does not.
                        generator.col_offset += 1
                        generator.end_col_offset -= 1
                given = [self.expression(a) for a in arguments]
                given += [f"({k.arg}= {self.expression(k.value)})" for k in keywords]
                return self.node("call", e, self.expression(function), *given)
            case ast.Subscript(value=value, slice=index):
                return self.node("index", e, self.expression(value), self.expression(index))
            case ast.Slice(lower=lower, upper=upper, step=step):
                return self.node("slice", e, *map(self.optional, (lower, upper, step)))
            case ast.Attribute(value=value, attr=name):
                return self.node(f"field {name}", e, self.expression(value))
        raise SyntaxError(f"not in nn: {ast.dump(e)}")

    def outer_end(self, whole, value):
        """The end of `value` with the parentheses around it, which the corpus has behind the last operand only."""
        return whole.end_col_offset if value is whole.values[-1] else value.end_col_offset

    def parts(self, values):
        result, literal = [], ""
        for value in values:
            if isinstance(value, ast.Constant):
                literal += value.value
                continue
            if literal:
                result.append(quoted(literal))
            literal = ""
            # Python gives `{x=}` without a format the conversion r, which nn's value has of itself.
            specification = self.parts(value.format_spec.values) if value.format_spec else []
            dumped = Dumper(False)
            result.append("(value " + " ".join([dumped.expression(value.value), *specification]) + ")")
        return result + ([quoted(literal)] if literal else [])

    def parameters(self, a):
        if a.vararg or a.kwarg or a.kwonlyargs or a.posonlyargs:
            raise SyntaxError("not in nn")
        defaults = [None] * (len(a.args) - len(a.defaults)) + a.defaults
        given = [p.arg + (f"={self.expression(d)}" if d else "") for p, d in zip(a.args, defaults)]
        return "(" + " ".join(given) + ")"

    def block(self, statements):
        return "{" + " ".join(map(self.statement, statements)) + "}"

    def statement(self, s):
        match s:
            case ast.Expr(value=value):
                return self.expression(value)
            case ast.Assign(targets=targets, value=value):
                return "(= " + " ".join(map(self.expression, [*targets, value])) + ")"
            case ast.AugAssign(target=target, op=op, value=value):
                return f"({OPERATORS[type(op)]}= {self.expression(target)} {self.expression(value)})"
            case ast.For(target=target, iter=iterable, body=body, orelse=[]):
                return f"(for {self.expression(target)} {self.expression(iterable)} {self.block(body)})"
            case ast.While(test=test, body=body, orelse=[]):
                return f"(while {self.expression(test)} {self.block(body)})"
            case ast.If():
                text = "(branch"
                otherwise = [s]
                while len(otherwise) == 1 and isinstance(otherwise[0], ast.If) \
                        and otherwise[0].col_offset == s.col_offset:
                    branch = otherwise[0]
                    text += f" {self.expression(branch.test)} {self.block(branch.body)}"
                    otherwise = branch.orelse
                return text + (f" else {self.block(otherwise)}" if otherwise else "") + ")"
            case ast.FunctionDef(name=name, args=arguments, body=body):
                return f"(def {name} {self.parameters(arguments)} {self.block(body)})"
            case ast.Return(value=value):
                return f"(return {self.optional(value)})"
            case ast.Break():
                return "(break)"
            case ast.Continue():
                return "(continue)"
            case ast.Pass():
                return "(pass)"
        raise SyntaxError(f"not in nn: {ast.dump(s)}")


EXPRESSIONS = r'''
-2**2
2**-1
-2**-2
2**3**2
(-2)**2
-x**2*3
2*-x
- -x
-+~x
~x**2
not not x
not x == y
not x in y
(not x) == y
a if b else c
a if b else c if d else e
(a if b else c) if d else e
a if (b if c else d) else e
a + b if c or d else e * f
(a if b else c) + 1
lambda: 0
lambda x: x
lambda x, y: x + y
lambda x, y=2: x * y
lambda x: lambda y: x + y
lambda x: x if x > 0 else 0
lambda x: (x, 1)
(lambda x: x)(3)
f(lambda x: x, 1)
[lambda x: x, lambda y: y]
a if b else lambda x: x
a < b < c
a < b == c != d
a <= b >= c
(a < b) < c
a < (b < c)
a in b in c
a not in b
a is None
a is not None
a is None is None
a < b and b < c
a + b < c * d
a & b == c
a | b < c & d
a == b or c == d and e
not a or not b
not a and not b or not c
a or b or c
a and b and c
a and b or c and d
(a or b) and (c or d)
a - b - c
a - (b - c)
a / b / c
a / (b * c)
a // b % c
a @ b @ c
a @ (b @ c)
a @ b + c
a + b @ c
-a @ b
a ** b @ c
x.T @ (y_hat - y) / len(x)
2*x + 1 + rand(100, 1)
x[0]
x [0]
x[-1]
x[0][1]
x[0, 1]
x[0,]
x[(0, 1)]
x[:]
x[::]
x[1:]
x[:1]
x[1:2]
x[::2]
x[::-1]
x[1:2:3]
x[1::3]
x[:2:3]
x[1:2:]
x[:, 1:3]
x[:, None]
x[None, :]
x[..., 0]
x[...]
x[0, ...]
x[mask]
x[[2, 0]]
x[x > 2]
x[a if b else c]
x[lambda: 1]
x[a + 1:b * 2]
x[f(1):g(2)]
x[:, :, ::2]
x[i][j].T
x.shape[0]
x.T.shape
x.mean(axis=0)
f()
f(1)
f(1,)
f(1, 2)
f(a=1)
f(1, a=2, b=3)
f(1)(2)
f(1)[2]
f(g(h(1)))
f((1, 2))
f([1, 2], (3,))
f (x)
f(-x)
f(a < b)
f(a if b else c)
f(not x)
f(x for x in y)
f(x**2 for x in y if x)
sum(a * b for a, b in zip(x, y))
sequential(dense(10, relu), dense(2, softmax))
net(x)[0].weights
()
(1,)
(1)
((1))
(1, 2)
(1, 2,)
((1, 2), 3)
1, 2
1,
(1, 2), 3
a, b + 1, c
a if b else c, d
lambda x: x, y
[]
[1]
[1,]
[1, 2]
[[1, 2], [3, 4]]
[(1, 2), [3]]
[x for x in y]
[x for x in y if x > 0]
[x for x in y if x > 0 if x < 9]
[x for x in y for z in x]
[x * z for x in y if x for z in x if z]
[(a, b) for a, b in zip(x, y)]
[a for a, in b]
[x for x in a or b]
[[x for x in y] for y in z]
[a if b else c for d in e]
[f(x) for x in range(3)]
(x for x in y)
[1] + [2] * 3
[0] * 3
0
7
1_000
0x1F
0b101
0o17
00
9223372036854775807
-9223372036854775808
- 9223372036854775808
1.
.5
1.5
1e3
1e-3
1E+10
1_0.0_1
0.1
2.5e-324
1.7976931348623157e308
123456789.123456789
0.30000000000000004
1.e5
True
False
None
""
"abc"
'abc'
"it's"
'say "x"'
"a\nb\t\\\"\'"
"\x41\u4e2d\U0001F600"
r"a\nb"
r"\\"
r"a\"b"
"a" "b"
"a" 'b' "c"
("a"
"学习率"
""" + "x"
"""a"b""c"""
f""
f"abc"
f"{x}"
f"a{x}b"
f"{x}{y}"
f"{x:.3f}"
f"{x:>10}"
f"{x:{w}}"
f"{x:{w}.{p}f}"
f"{{}}"
f"{{{x}}}"
f"a{{b}}c{x}"
f"{x=}"
f"{x + 1=}"
f"{x=:.2f}"
f"{x,}"
f"{x, y}"
f"{f(x, y=1)}"
f"{x[0]}"
f"{x[1:2]}"
f"{'a'}"
f"{x if y else z}"
f"{(lambda x: x)(1)}"
f"{ x }"
f"{x:%}"
f"{x:,}"
f"{x == y}"
f"{x != y}"
f"{x >= y:>5}"
f"a" "b" f"{c}"
"a{x}" f"{x}"
f'{x["a"]}'
rf"\d{x}"
fr"\d{x}"
f"\n{x}\t"
f"""{x}"""
f"{f'{x}'}"
f"{mean(dice):.3f}, spread {std(dice):.3f}"
a+b
a<b
a if b else-c
a-1
x -1
a- -1
a*-b
a**-b
-a**-b
not-a
a or not b
a and not b
a in[1]
1 if x else 2
a.b.c(d)[e].f
(a)
(a)(b)
(a + b)[0]
(a + b).T
((a + b) * c)
"abc"[0]
[1, 2][0]
(1, 2)[0]
"a".b
1.5.b
True and False
None is None
x[not a]
x[a, b if c else d]
f(a)(b)(c)
f(a, (b, c), [d], e=(f, g))
f(a=lambda x: x, b=[1])
a < -b
a == -1 == b
a - b * c ** d
a ** b * c - d
a or b if c else d
a if b or c else d and e
not a if not b else not c
~a & ~b | c
a & ~b == c
a % b ** c
-a % b
-(a % b)
(-a) % b
a @ -b
+a
+a - -b
a < b or c
(a, b) == (c, d)
[a, b] == c
a not in b and c
not a not in b
a is None or b
a is not None and b
x[1:2, ::3, None, ...]
x[-1:]
x[:-1]
x[-3:-1]
f(x)[:, 0]
len(x) - 1
(x[1:] - x[:-1]) / 2
0.5 * mean((y_hat - y)**2)
W - 0.01 * 2 * x.T @ (y_hat - y) / len(x)
exp(-x**2 / 2) / sqrt(2 * pi)
abs(mean(dice) - 3.5) < 0.2
not
a +
a not b
a is not
a < < b
f(a=1, 2)
f(a=1, a=2)
x[]
x[1:2:3:4]
(1, 2
[x for]
[x for x]
[x for x in]
a if b
lambda x
lambda x, x: 1
lambda x=1, y: 2
[1 2]
f(1 2)
1 +* 2
2 ** * 3
a == not b
a + not b
- not a
f"{}"
f"{x"
f"}"
f"{x y}"
"a
'a"
012
0x
0b2
1__0
1_
1.2.3
x.
x.1
.
a..b
a ! b
a ? b
a $ b
"\x4"
"\u12"
,
(,)
[,]
f(,)
f(a,,b)
in a
a in
else
x := 1
'''

STATEMENTS = r'''
x = 1
x = y = 1
a, b = 1, 2
a, b = b, a
(a, b) = c
[a, b] = c
a, (b, c) = d
a, = b
x[0] = 1
x[i, :] = y
data["age"] = y
layer.bias = b
x.y.z = 1
x[0].y = 1
a = b, c = d
x += 1
x -= 1
x *= 2
x /= 2
x //= 2
x %= 2
x **= 2
x @= y
x &= y
x |= y
x[0] += 1
x.y -= 1
x += 1, 2
x = lambda: 1
x = a if b else c
x = 1,
x = [y for y in z]
pass
for i in x:⏎    pass
for i in x: pass
for i, j in x:⏎    y = i
for (i, j) in x:⏎    y = i
for i, in x:⏎    y = i
for x[0] in y:⏎    pass
for i in 1, 2:⏎    pass
for i in x if y else z:⏎    pass
for i in range(3):⏎    if i:⏎        continue⏎    break
while x:⏎    x -= 1
while True: break
while x < 3 and y:⏎    x += 1⏎    y = f(x)
if x:⏎    y
if x: y = 1
if x:⏎    y⏎else:⏎    z
if x:⏎    y⏎elif z:⏎    w
if x:⏎    y⏎elif z:⏎    w⏎else:⏎    v
if x: y⏎elif z: w⏎else: v
if x:⏎    if y:⏎        z⏎    else:⏎        w
if x:⏎    if y:⏎        z⏎else:⏎    w
if x:⏎    a⏎else:⏎    if y:⏎        b⏎    else:⏎        c
if lambda: x:⏎    y
if x[1:2]:⏎    y
def f():⏎    pass
def f(): pass
def f(): return 1
def f(x):⏎    return x
def f(x, y=1):⏎    return x, y
def f(x, y=(1, 2), z=lambda: 0):⏎    return
def f(x,):⏎    return x
def f(⏎    x,⏎    y):⏎    return x
def f(x):⏎    def g(y):⏎        return x + y⏎    return g
def f(x):⏎⏎    # a comment⏎    y = x⏎⏎    return y⏎z = 1
x = (1 +⏎  2)
x = [⏎    1,⏎    2,⏎]
f(⏎    a,⏎    b=1⏎)
x = """a⏎b"""
x = 1⏎⏎⏎y = 2
# only a comment
x = 1  # a comment
if x:  # a comment⏎    y
if x:⏎# a comment⏎    y
if x:⏎  y⏎  z
if x:⏎        y⏎z
x = 1⏎if y:⏎    z⏎w
 x = 1
x = 1⏎ y = 2
if x:⏎y
if x:⏎    y⏎  z
if x:⏎    y⏎      z
for i in x⏎    y
while x⏎    y
if x y:⏎    z
else:⏎    x
elif x:⏎    y
if x:⏎    y⏎else:⏎    z⏎else:⏎    w
if x:⏎    y⏎else:⏎    z⏎elif v:⏎    w
def f:⏎    pass
def (x):⏎    pass
def f(x:⏎    pass
def f(1):⏎    pass
def f(x=1, y):⏎    pass
def f(x, x):⏎    pass
for in x:⏎    pass
for x of y:⏎    pass
for 1 in x:⏎    pass
for f(x) in y:⏎    pass
x = 
= 1
1 = x
f(x) = 1
x + 1 = 2
x == 1 = 2
-x = 1
None = 1
True = 1
(a, b) += 1
[a] += 1
a, b += 1
x = 1 = y
lambda x: x = 1
x = return
return 1
break
continue
if x = 1:⏎    y
x++
x = (1]
x = 1)
'''

COMMANDS = [
    ("print x", "print(x)"),
    ("print x, y", "print(x, y)"),
    ('print "a", x', 'print("a", x)'),
    ("print 1", "print(1)"),
    ("print x + 1", "print(x + 1)"),
    ("print x -1", "print(x -1)"),
    ("print x[0]", "print(x[0])"),
    ("print f(x), y", "print(f(x), y)"),
    ("print x if y else z", "print(x if y else z)"),
    ("print True", "print(True)"),
    ("print None, False", "print(None, False)"),
    ('print f"{x}"', 'print(f"{x}")'),
    ("print x for x in y", "print(x for x in y)"),
    ("seed 0", "seed(0)"),
    ("train net, data, epochs=100", "train(net, data, epochs=100)"),
    ("train net, data,⏎    epochs=100", "train(net, data, epochs=100)"),
    ("train net,⏎data,⏎epochs=100⏎x = 1", "train(net, data, epochs=100)⏎x = 1"),
    ("train net, data,  # why⏎    epochs=100", "train(net, data, epochs=100)"),
    ("train net, data, loss=mse, optimizer=adam(0.1)", "train(net, data, loss=mse, optimizer=adam(0.1))"),
    ("plot points(x, y), line(x, z), title=\"A\"", "plot(points(x, y), line(x, z), title=\"A\")"),
    ("plot x, (1, 2), [3]", "plot(x, (1, 2), [3])"),
    ("plot x, lambda t: t + 1", "plot(x, lambda t: t + 1)"),
    ("if x: print y", "if x: print(y)"),
    ("if x: print y, 1⏎else: print z", "if x: print(y, 1)⏎else: print(z)"),
    ("for i in x:⏎    print i, x", "for i in x:⏎    print(i, x)"),
    ("for i in x: record i, f(i), rate=r, every=100", "for i in x: record(i, f(i), rate=r, every=100)"),
    ("record step, loss", "record(step, loss)"),
    ("record(step, loss)", "record(step, loss)"),
    ("record (step + 1) * 2, loss", "record((step + 1) * 2, loss)"),
    ("expect x < 1", "expect(x < 1)"),
    ("expect x", "expect(x)"),
    ("expect not x", "expect(not x)"),
    ("expect (x < 1) & y", "expect((x < 1) & y)"),
    ('expect x < 1, "why"', 'expect(x < 1, "why")'),
    ('expect x < 1,⏎    "why"', 'expect(x < 1, "why")'),
    ('expect(x < 1, "why")', 'expect(x < 1, "why")'),
    ("expect a < b < c", "expect(a < b < c)"),
    ("expect x is None", "expect(x is None)"),
    ("def f(x):⏎    print x⏎    return x", "def f(x):⏎    print(x)⏎    return x"),
    ("f x, y", "f(x, y)"),
    ("α β, 学习率=1", "α(β, 学习率=1)"),
    ("x (0)", "x (0)"),
    ("x -1", "x -1"),
    ("x [0]", "x [0]"),
    ("evaluate net, test_set, accuracy, recall", "evaluate(net, test_set, accuracy, recall)"),
]


def pairs():
    binary = ["+", "*", "//", "@", "**", "&", "|", "<", "==", "not in", "and", "or"]
    for first, second in itertools.product(binary, binary):
        yield f"a {first} b {second} c"
    for sign, operator in itertools.product(["-", "~", "not "], binary):
        yield f"{sign}a {operator} b"
    for operator, sign in itertools.product(binary, ["-", "~", "not "]):
        yield f"a {operator} {sign}b"


def dump(source, python, with_ranges):
    text = python.replace("⏎", "\n")
    try:
        tree = ast.parse(text)
        compile(text, "", "exec")
        dumper = Dumper(with_ranges and "⏎" not in source and source.isascii())
        return " ".join(map(dumper.statement, tree.body))
    except SyntaxError:
        return "error"


def main():
    cases = [(source, source, True) for source in pairs()]
    cases += [(source, source, True) for source in EXPRESSIONS.strip("\n").split("\n")]
    cases += [(source, source, False) for source in STATEMENTS.strip("\n").split("\n")]
    cases += [(nn, python, False) for nn, python in COMMANDS]
    for source, python, with_ranges in cases:
        print(f"{source}\t{dump(source, python, with_ranges)}")


main()
