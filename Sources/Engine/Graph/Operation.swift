/// A primitive: everything that is computed, eagerly or in a plan, is made of these.
public enum Operation: Hashable, Sendable {
    /// The same value under another node, so that a derivative can be taken in it.
    case alias
    /// Drawn from the stream; it has no inputs, and its shape is that of its value.
    case draw(Draw)
    /// The same value, through which no derivative passes.
    case stop
    /// The first input, which the command of that name found from the others in a way that no derivative follows: one
    /// passes to the first alone, and asking for one in the others is an error.
    case opaque(String)
    case unary(Unary)
    /// Elementwise with NumPy's broadcasting.
    case binary(Binary)
    /// `condition ? a : b`, elementwise, all three broadcast.
    case select
    /// The matrix product of the last two axes, either of which may be taken transposed; axes before them are batches
    /// and must be equal, or absent on one side.
    case product(leftTransposed: Bool = false, rightTransposed: Bool = false)
    /// The same, to whose rows the third input is added; of that and zero the larger, if it is rectified. Only lowering
    /// makes it, of what was recorded one by one.
    case affine(leftTransposed: Bool, rightTransposed: Bool, isRectified: Bool)
    /// exp(x) along the last axis, divided by its sum.
    case softmax
    /// Over `axes`, which are sorted and not negative; all of them if there are none to keep.
    case reduce(Reduction, axes: [Int], keepsAxes: Bool)
    case reshape([Int])
    /// Axis `i` of the result is axis `order[i]` of the input.
    case transpose([Int])
    case broadcast([Int])
    /// One range for each axis.
    case slice([AxisRange])
    /// Zeros of `shape` with the input put where `slice` would have taken it from.
    case place([AxisRange], shape: [Int])
    /// Rows of the first input by the whole numbers of the second: `x[indices]`.
    case gather
    /// `count` rows of zeros, to which row `i` of the first input is added at the second's `indices[i]`.
    case scatterAdd(count: Int)
    case concatenate(axis: Int)
    /// The sums of the elements so far along an axis, added in order; `backwards` from its end.
    case runningSum(axis: Int, backwards: Bool = false)
    /// All states of a recurrent cell, in the order of `kernels_cell`, from the product of the inputs with their kernel,
    /// [steps, samples, gates · units], the recurrent kernel, and the bias if there is one. No derivative passes: it
    /// passes through `hiddenStates`.
    case recurrence(RecurrentCell)
    /// The hidden states among all states; what those were made from are the other inputs, and get the derivatives.
    case hiddenStates(RecurrentCell, HiddenStates)
    /// The derivatives in what the gates are made of, as the kernel gives them, from those in the hidden states, from all
    /// states and the transposed recurrent kernel; then the inputs of the recurrence, for derivatives of derivatives.
    case recurrenceGradient(RecurrentCell, HiddenStates)
    /// Images [samples, height, width, channels] to what a window sees at each of its places: [samples, rows, columns,
    /// window rows · window columns · channels], zero outside the image.
    indirect case patches(Window)
    /// Its adjoint: what each place of the window sees is added to images of zeros.
    indirect case fold(Window)
    /// Where the first input, images, is largest in each window and channel, the element of the second, of the same
    /// shape: [samples, rows, columns, channels]. Of equals the first is taken; NaN is larger than all.
    indirect case maxPool(Window)
    /// Its adjoint: each element of the second input is added to images of zeros where the first is largest.
    indirect case maxPoolGradient(Window)
    /// The cross-correlation of images with a kernel, [window rows, window columns, channels, filters]: [samples, rows,
    /// columns, filters]. It has the bits of the product of their patches with the kernel, and holds no patches.
    indirect case convolution(Window)
    /// The same, to whose filters the third input is added; of that and zero the larger, if it is rectified. Only
    /// lowering makes it.
    indirect case affineConvolution(Window, isRectified: Bool)
    /// Its adjoint in the images: from what it gives, and the kernel.
    indirect case convolutionImages(Window)
    /// Its adjoint in the kernel: from the images, and what it gives.
    indirect case convolutionKernel(Window)
}

/// Which hidden states are taken.
public enum HiddenStates: Hashable, Sendable {
    /// [samples, units]
    case last
    /// [samples, steps, units]
    case every
    /// Those before each step, [steps, samples, units]; zero at first.
    case previous
}

/// An operation on each element. The order is that of `kernels_unary_operation`.
public enum Unary: Int32, Hashable, Sendable, CaseIterable {
    case negate, exp, log, sqrt, sin, cos, tan, tanh, sigmoid, relu, abs, sign, floor, ceil, round, square, reciprocal
    case softplus, expm1, log1p, isNaN, not, truth, erf

    /// Adding zero, which turns a negative zero into zero.
    static let wholeZero: Int32 = 24
}

/// An operation on two elements. The order is that of `kernels_binary_operation`.
public enum Binary: Int32, Hashable, Sendable, CaseIterable {
    case add, subtract, multiply, divide, power, integerPower, floorDivide, remainder, maximum, minimum
    case less, lessOrEqual, equal, notEqual, greater, greaterOrEqual, and, or
    /// What the derivative b becomes on its way back: through a sigmoid, a tanh or a relu that gave a.
    case sigmoidGradient, tanhGradient, reluGradient
    /// The cross-entropy of a label a and a probability b, kept 10⁻⁷ away from 0 and 1, and its derivative in b.
    case crossentropy, crossentropyGradient
    /// The same of one class alone, -a·log b.
    case classCrossentropy, classCrossentropyGradient
}

/// What a reduction joins elements with. The order is that of `kernels_reduction`.
public enum Reduction: Int32, Hashable, Sendable, CaseIterable {
    case sum, product, largest, smallest
}

/// Every `step`-th position of an axis, `count` of them, from `start`. A negative step runs backwards.
public struct AxisRange: Hashable, Sendable {
    /// The first position.
    public var start: Int
    /// How far it is to the next.
    public var step: Int
    /// How many.
    public var count: Int

    /// `count` positions from `start`.
    public init(start: Int, count: Int, step: Int = 1) {
        self.start = start
        self.step = step
        self.count = count
    }
}
