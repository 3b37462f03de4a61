internal import Kernels

/// How far an optimiser steps: the same at every step, or by a schedule. Steps count from 0, and schedules go on where
/// they end. The formulas are Keras 3's.
public struct LearningRate: Hashable, Sendable, ExpressibleByFloatLiteral {
    /// How the rate goes after the warm-up, at step s from 0.
    public enum Course: Hashable, Sendable {
        case constant(Double)
        /// from · factor^⌊s / every⌋
        case stepDecay(from: Double, every: Int, factor: Double)
        /// from · factor^(s / over)
        case exponentialDecay(from: Double, over: Int, factor: Double)
        /// from · ((1 - alpha)·½(1 + cos(π·s / over)) + alpha), s at most `over`. Loshchilov and Hutter, 2017.
        case cosineDecay(from: Double, over: Int, alpha: Double)
        /// A function of the notebook that takes s.
        case function(CallableID)
    }

    /// How the rate goes after the warm-up.
    public let course: Course
    /// For so many steps it rises in equal parts from 0 to the first rate of its course, which begins then. Goyal and
    /// others, 2017.
    public let warmup: Int

    /// A rate that takes `course` after `warmup` steps.
    public init(_ course: Course, warmup: Int = 0) {
        self.course = course
        self.warmup = warmup
    }

    /// The same rate at every step.
    public init(_ rate: Double) { self.init(.constant(rate)) }

    /// The same rate at every step.
    public init(floatLiteral rate: Double) { self.init(rate) }

    /// As it is written: a number, a schedule, or the name of a function.
    public var value: Description.Value {
        warmup > 0 ? .description(Description("warmup", course.value, .integer(warmup))) : course.value
    }

    /// The rate at `step`, from 0. Throws `learningRate` where a function gives something else than a number of 0 or more.
    public func rate(at step: Int, in workspace: inout some Workspace) throws -> Double {
        if step >= warmup { return try planned(step - warmup, in: &workspace) }
        return Double(step) / Double(warmup) * (try planned(0, in: &workspace))
    }

    private func planned(_ step: Int, in workspace: inout some Workspace) throws -> Double {
        switch course {
        case .constant(let rate): return rate
        case .stepDecay(let first, let every, let factor):
            return first * kernels_pow(factor, (Double(step) / Double(every)).rounded(.down))
        case .exponentialDecay(let first, let over, let factor):
            return first * kernels_pow(factor, Double(step) / Double(over))
        case .cosineDecay(let first, let over, let alpha):
            let wave = 0.5 * (1 + kernels_cos(.pi * (Double(min(step, over)) / Double(over))))
            return first * ((1 - alpha) * wave + alpha)
        case .function(let function):
            let result = try workspace.call(function, [NDArray(number: Double(step), kind: .integer)])
            guard result.count == 1, result.elements[0] >= 0, result.elements[0].isFinite else {
                throw EngineError.learningRate(
                    function: function.name, step: step, result.count == 1 ? result.elements[0] : .nan)
            }
            return result.elements[0]
        }
    }
}

extension LearningRate.Course {
    /// As it is written.
    fileprivate var value: Description.Value {
        switch self {
        case .constant(let rate): .number(rate)
        case .stepDecay(let first, let every, let factor):
            .description(Description("step_decay", .number(first), .integer(every), .number(factor)))
        case .exponentialDecay(let first, let over, let factor):
            .description(Description("exponential_decay", .number(first), .integer(over), .number(factor)))
        case .cosineDecay(let first, let over, let alpha):
            .description(
                Description("cosine_decay", .number(first), .integer(over)).with("alpha", alpha, unless: 0))
        case .function(let function): .description(.word(function.name))
        }
    }
}
