# Writes Graph/OperationTable.swift: what NumPy gives for every primitive. Run in this folder.
import math
import numpy as np
A = np.array([[0.3, -1.2, 2.4], [-0.7, 1.9, 0.4]])
P = np.abs(A) + 0.1
B = np.array([1.5, -0.7, 0.9])
C = np.array([[0.25, 1.75, -0.5], [2.25, -1.5, 0.6]])
D = np.array([[1.0], [-2.0]])
K = np.array([[1, 0, 1], [0, 0, 1]])
T = np.arange(24.).reshape(2, 3, 4) / 7 - 1.6
U = np.arange(40.).reshape(2, 4, 5) / 9 - 2.1
M = np.array([[0.5, 1.5], [-0.4, 0.2], [1.1, -0.9]])
I = np.array([1, 0, 1, 1])
Z = np.array([[0., 2., 3.], [4., 0.5, -1.]])
Q = np.array([[0.2, 0.9, 0.5], [0.1, 0.75, 0.35]])
inputs = dict(A=A, P=P, Q=Q, B=B, C=C, D=D, K=K, T=T, U=U, M=M, I=I, Z=Z)
sig = lambda x: 1 / (1 + np.exp(-x))
rows = []
def row(op, ins, value): rows.append((op, ins, np.asarray(value)))
for name, arg, f in [
    ('negate', 'A', np.negative), ('exp', 'A', np.exp), ('log', 'P', np.log), ('sqrt', 'P', np.sqrt), ('sin', 'A', np.sin),
    ('cos', 'A', np.cos), ('tan', 'A', np.tan), ('tanh', 'A', np.tanh), ('sigmoid', 'A', sig), ('relu', 'A', lambda x: np.maximum(x, 0)),
    ('abs', 'A', np.abs), ('sign', 'A', np.sign), ('floor', 'A', np.floor), ('ceil', 'A', np.ceil), ('round', 'A', np.round),
    ('square', 'A', np.square), ('reciprocal', 'A', np.reciprocal), ('softplus', 'A', lambda x: np.log1p(np.exp(x))),
    ('expm1', 'A', np.expm1), ('log1p', 'P', np.log1p), ('isNaN', 'A', np.isnan), ('not', 'K', np.logical_not), ('truth', 'K', lambda x: x != 0), ('erf', 'A', np.vectorize(math.erf))]:
    row(f'.unary(.{name})', [arg], f(inputs[arg]))
for name, args, f in [
    ('add', 'AB', np.add), ('subtract', 'AD', np.subtract), ('subtract', 'DB', np.subtract), ('multiply', 'AC', np.multiply), ('divide', 'AB', np.divide), ('power', 'PB', np.power),
    ('power', 'PC', np.power), ('floorDivide', 'AC', np.floor_divide), ('remainder', 'AC', np.remainder), ('remainder', 'AB', np.remainder),
    ('maximum', 'AC', np.maximum), ('minimum', 'AB', np.minimum), ('less', 'AC', np.less), ('lessOrEqual', 'AA', np.less_equal),
    ('equal', 'AA', np.equal), ('notEqual', 'AC', np.not_equal), ('greater', 'AD', np.greater), ('greaterOrEqual', 'AC', np.greater_equal),
    ('and', 'KA', np.logical_and), ('or', 'KA', np.logical_or),
    ('sigmoidGradient', 'AC', lambda a, b: b * a * (1 - a)), ('tanhGradient', 'AC', lambda a, b: b * (1 - a**2)),
    ('reluGradient', 'AC', lambda a, b: np.where(a > 0, b, 0)),
    ('crossentropy', 'CQ', lambda y, p: -y * np.log(p) - (1 - y) * np.log(1 - p)),
    ('crossentropyGradient', 'CQ', lambda y, p: (1 - y) / (1 - p) - y / p),
    ('classCrossentropy', 'CQ', lambda y, p: -y * np.log(p)), ('classCrossentropyGradient', 'CQ', lambda y, p: -y / p)]:
    row(f'.binary(.{name})', list(args), f(inputs[args[0]], inputs[args[1]]))
row('.select', ['K', 'A', 'B'], np.where(K, A, B)); row('.select', ['K', 'D', 'C'], np.where(K, D, C))
for name in 'AT':
    powers = np.exp(inputs[name]); row('.softmax', [name], powers / powers.sum(-1, keepdims=True))
row('.product()', ['A', 'M'], A @ M); row('.product(leftTransposed: true)', ['A', 'C'], A.T @ C)
row('.product(rightTransposed: true)', ['A', 'C'], A @ C.T); row('.product(leftTransposed: true, rightTransposed: true)', ['A', 'M'], A.T @ M.T)
row('.product()', ['T', 'U'], T @ U); row('.product(leftTransposed: true)', ['T', 'M'], np.swapaxes(T, 1, 2) @ M)
for name, f in [('sum', np.sum), ('product', np.prod), ('largest', np.max), ('smallest', np.min)]:
    for axes in [(0,), (2,), (0, 2), (0, 1, 2)]:
        for keeps in (False, True):
            row(f'.reduce(.{name}, axes: {list(axes)}, keepsAxes: {str(keeps).lower()})', ['T'], f(T, axis=axes, keepdims=keeps))
row('.reduce(.product, axes: [1], keepsAxes: false)', ['Z'], Z.prod(1))
row('.reshape([3, 2])', ['A'], A.reshape(3, 2)); row('.transpose([2, 0, 1])', ['T'], T.transpose(2, 0, 1)); row('.broadcast([2, 2, 3])', ['D'], np.broadcast_to(D, (2, 2, 3)))
row('.slice([.init(start: 1, count: 2, step: -1), .init(start: 0, count: 2), .init(start: 3, count: 2, step: -2)])', ['T'], T[1::-1, 0:2, 3::-2])
pl = np.zeros((3, 7)); pl[1:3, 0:6:2] = A
row('.place([.init(start: 1, count: 2), .init(start: 0, count: 3, step: 2)], shape: [3, 7])', ['A'], pl)
for axis, backwards in [(0, 'false'), (1, 'true'), (2, 'false')]:
    row(f'.runningSum(axis: {axis}, backwards: {backwards})', ['T'], np.flip(np.cumsum(np.flip(T, axis), axis), axis) if backwards == 'true' else np.cumsum(T, axis))
row('.runningSum(axis: 1)', ['K'], np.cumsum(K, 1))
row('.gather', ['T', 'I'], T[I])
sc = np.zeros((3, 3, 4)); np.add.at(sc, np.array([1, 0]), T)
J = np.array([1, 0]); inputs['J'] = J
row('.scatterAdd(count: 3)', ['T', 'J'], sc)
row('.concatenate(axis: 1)', ['A', 'C', 'D'], np.concatenate([A, C, D], 1)); row('.alias', ['A'], A); row('.stop', ['A'], A)

# Windows: (size, stride, dilation, padding) on images V or W; what lies around is worked out here by Keras' rules.
V = np.arange(60.).reshape(2, 5, 3, 2) * 37 % 61 / 30 - 1; W = np.arange(24.).reshape(1, 4, 6, 1) * 11 % 25 / 12 - 1
inputs.update(V=V, W=W)
def axis(length, size, stride, dilation, padding):
    reach = (size - 1) * dilation + 1
    if padding == 'valid': return 0, (length - reach) // stride + 1
    count = -(-length // stride)
    return (max((count - 1) * stride + reach - length, 0) // 2 if padding == 'same' else reach - 1), count
def places(x, size, stride, dilation, padding):
    rows_, columns = [axis(x.shape[1 + a], size[a], stride[a], dilation[a], padding) for a in (0, 1)]
    for i in range(rows_[1]):
        for j in range(columns[1]):
            for u in range(size[0]):
                for v in range(size[1]):
                    yield (i, j), u * size[1] + v, i * stride[0] + u * dilation[0] - rows_[0], j * stride[1] + v * dilation[1] - columns[0], (rows_[1], columns[1])
for n, (name, window) in enumerate([('V', ((3, 2), (1, 1), (1, 1), 'valid')), ('V', ((3, 3), (2, 2), (1, 1), 'same')), ('W', ((2, 3), (1, 2), (2, 2), 'same')),
                                    ('W', ((2, 2), (2, 3), (1, 1), 'causal')), ('W', ((3, 3), (1, 1), (1, 1), 'same'))]):
    x = inputs[name]; samples, height, width, channels = x.shape; area = window[0][0] * window[0][1]
    count = next(places(x, *window))[4]
    seen = np.zeros((samples, *count, area, channels)); inside = np.zeros((*count, area), bool)
    for (i, j), k, y, z, _ in places(x, *window):
        if 0 <= y < height and 0 <= z < width: seen[:, i, j, k] = x[:, y, z]; inside[i, j, k] = True
    text = f'window({height}, {width}, {window[0]}, {window[1]}, {window[2]}, .{window[3]})'
    row(f'.patches({text})', [name], seen.reshape(samples, *count, -1))
    back = f'P{n}'; inputs[back] = np.cos(np.arange(seen.size) * 1.7).round(3).reshape(samples, *count, -1)
    folded = np.zeros(x.shape); parts = inputs[back].reshape(seen.shape)
    for (i, j), k, y, z, _ in places(x, *window):
        if 0 <= y < height and 0 <= z < width: folded[:, y, z] += parts[:, i, j, k]
    row(f'.fold({text})', [back], folded)
    largest = np.where(inside[None, :, :, :, None], seen, -np.inf).argmax(3)[:, :, :, None]
    other = f'O{n}'; inputs[other] = np.sin(np.arange(x.size) * 2.3).round(3).reshape(x.shape)
    spread = np.zeros(seen.shape)
    for (i, j), k, y, z, _ in places(x, *window):
        if 0 <= y < height and 0 <= z < width: spread[:, i, j, k] = inputs[other][:, y, z]
    row(f'.maxPool({text})', [name, other], np.take_along_axis(spread, largest, 3)[:, :, :, 0])
    row(f'.maxPool({text})', [name, name], np.take_along_axis(seen, largest, 3)[:, :, :, 0])
    slopes = f'G{n}'; inputs[slopes] = np.cos(np.arange(samples * count[0] * count[1] * channels) * 1.1).round(3).reshape(samples, *count, channels)
    placed = np.zeros(seen.shape); np.put_along_axis(placed, largest, inputs[slopes][:, :, :, None], 3)
    result = np.zeros(x.shape)
    for (i, j), k, y, z, _ in places(x, *window):
        if 0 <= y < height and 0 <= z < width: result[:, y, z] += placed[:, i, j, k]
    row(f'.maxPoolGradient({text})', [name, slopes], result)
    kernel, given = f'K{n}', f'H{n}'; filters = 3 - n % 2
    inputs[kernel] = np.sin(np.arange(area * channels * filters) * 1.3).round(3).reshape(*window[0], channels, filters)
    inputs[given] = np.cos(np.arange(samples * count[0] * count[1] * filters) * 0.7).round(3).reshape(samples, *count, filters)
    K = inputs[kernel].reshape(area, channels, filters)
    row(f'.convolution({text})', [name, kernel], np.einsum('sijkc,kcf->sijf', seen, K))
    back = np.einsum('sijf,kcf->sijkc', inputs[given], K); result = np.zeros(x.shape)
    for (i, j), k, y, z, _ in places(x, *window):
        if 0 <= y < height and 0 <= z < width: result[:, y, z] += back[:, i, j, k]
    row(f'.convolutionImages({text})', [given, kernel], result)
    row(f'.convolutionKernel({text})', [name, given], np.einsum('sijkc,sijf->kcf', seen, inputs[given]).reshape(*window[0], channels, filters))
def swift(x):
    kind = {'b': 'truth', 'i': 'integer', 'f': 'number'}[x.dtype.kind]
    return f'NDArray(shape: {list(x.shape)}, kind: .{kind}, elements: [' + ', '.join(repr(float(v)) for v in x.ravel()) + '])'
with open('../Graph/OperationTable.swift', 'w') as out:
    out.write('// swift-format-ignore-file\n// Written by Oracles/operations.py.\nimport Engine\n\nlet operationInputs: [String: NDArray] = [\n')
    for name, x in inputs.items(): out.write(f'    "{name}": {swift(x)},\n')
    out.write(']\n\nlet operationTable: [OperationRow] = [\n')
    for op, ins, value in rows: out.write(f'    OperationRow({op}, {str(ins).replace(chr(39), chr(34))}, {swift(value)}),\n')
    out.write(']\n')
