internal import Kernels

/// A rule's step as formulas: what its slots become, and where a parameter goes.
struct OptimizerFormulas {
    let slots: [TraceFormula]
    /// From a parameter's formula to that after the step.
    let move: (TraceFormula) -> TraceFormula
}

extension OptimizerRule {
    /// What its slots are called, in their order.
    var slotNames: [String] {
        switch self {
        case .sgd(let momentum, _): momentum == 0 ? [] : ["v"]
        case .adam(_, _, _, let amsgrad), .adamw(_, _, _, let amsgrad): amsgrad ? ["m", "v", "u"] : ["m", "v"]
        case .rmsprop(_, let momentum, _, let centered): ["v"] + (momentum > 0 ? ["u"] : []) + (centered ? ["m"] : [])
        case .adagrad: ["s"]
        case .adadelta: ["v", "u"]
        case .adamax: ["m", "u"]
        case .nadam: ["m", "v"]
        case .lion: ["m"]
        }
    }

    /// The formulas of step number `step`, from 1, whose slots are called `names`, and `names` with `_new` afterwards.
    func formulas(
        step: Int, momentumProduct: Double, rate: Double, gradient g: TraceFormula, names: [String]
    ) -> OptimizerFormulas {
        let old = names.map { TraceFormula.name($0) }
        let new = names.map { TraceFormula.name($0 + "_new") }
        let rate = TraceFormula.number(rate)
        let one = TraceFormula.number(1)
        func number(_ value: Double) -> TraceFormula { .number(value) }
        /// m + (g - m)(1 - β)
        func mixed(_ slot: TraceFormula, _ fresh: TraceFormula, _ keep: Double) -> TraceFormula {
            slot + (fresh - slot) * (one - number(keep))
        }
        /// ρ·v + (1 - ρ)·g
        func faded(_ slot: TraceFormula, _ fresh: TraceFormula, _ keep: Double) -> TraceFormula {
            number(keep) * slot + (one - number(keep)) * fresh
        }
        func corrected(_ beta: Double) -> TraceFormula { one - number(beta).power(step) }
        switch self {
        case .sgd(let momentum, let nesterov):
            if momentum == 0 { return .init(slots: []) { $0 - rate * g } }
            let velocity = number(momentum) * old[0] - rate * g
            return .init(slots: [velocity]) {
                nesterov ? $0 + number(momentum) * new[0] - rate * g : $0 + new[0]
            }
        case .adam(let beta1, let beta2, let epsilon, let amsgrad),
            .adamw(let beta1, let beta2, let epsilon, let amsgrad):
            let slots = [mixed(old[0], g, beta1), mixed(old[1], g.power(2), beta2)]
            let alpha = rate * .root(corrected(beta2)) / corrected(beta1)
            let bound = amsgrad ? [TraceFormula.call("maximum", [old[2], new[1]])] : []
            return .init(slots: slots + bound) {
                $0 - new[0] * alpha / (.root(amsgrad ? new[2] : new[1]) + number(epsilon))
            }
        case .rmsprop(let rho, let momentum, let epsilon, let centered):
            var spread = new[0]
            var slots = [faded(old[0], g.power(2), rho)]
            if centered {
                let mean = names.count - 1
                spread = new[0] - new[mean].power(2)
            }
            let move = rate * g / .root(spread + number(epsilon))
            if momentum > 0 { slots.append(number(momentum) * old[1] + move) }
            if centered { slots.append(faded(old[names.count - 1], g, rho)) }
            return .init(slots: slots) { $0 - (momentum > 0 ? new[1] : move) }
        case .adagrad(_, let epsilon):
            return .init(slots: [old[0] + g.power(2)]) { $0 - rate * g / .root(new[0] + number(epsilon)) }
        case .adadelta(let rho, let epsilon):
            let move = .root(old[1] + number(epsilon)) * g / .root(new[0] + number(epsilon))
            return .init(slots: [faded(old[0], g.power(2), rho), faded(old[1], move.power(2), rho)]) {
                $0 - rate * move
            }
        case .adamax(let beta1, let beta2, let epsilon):
            let largest = TraceFormula.call("maximum", [number(beta2) * old[1], .call("abs", [g])])
            return .init(slots: [mixed(old[0], g, beta1), largest]) {
                $0 - rate * new[0] / (corrected(beta1) * (new[1] + number(epsilon)))
            }
        case .nadam(let beta1, let beta2, let epsilon):
            let momentum = { (step: Int) in beta1 * (1 - 0.5 * kernels_pow(0.96, Double(step))) }
            let (now, next) = (momentum(step), momentum(step + 1))
            let product = momentumProduct * now
            let direction =
                number(next) * new[0] / number(1 - product * next) + number(1 - now) * g / number(1 - product)
            return .init(slots: [mixed(old[0], g, beta1), mixed(old[1], g.power(2), beta2)]) {
                $0 - direction * rate / (.root(new[1] / corrected(beta2)) + number(epsilon))
            }
        case .lion(let beta1, let beta2):
            let blend = number(beta1) * old[0] + (one - number(beta1)) * g
            return .init(slots: [faded(old[0], g, beta2)]) { $0 - rate * .call("sign", [blend]) }
        }
    }
}

extension Clipping {
    /// The clipped gradient called `name`; `all` are those of the whole step.
    func formula(of name: String, among all: [String]) -> TraceFormula {
        let g = TraceFormula.name(name)
        switch self {
        case .value(let limit): return .call("clip", [g, .number(-limit), .number(limit)])
        case .norm(let limit):
            let norm = TraceFormula.root(.call("sum", [g.power(2)]))
            return g * .number(limit) / .call("maximum", [norm, .number(limit)])
        case .globalNorm(let limit):
            let squares = all.map { TraceFormula.call("sum", [.name($0).power(2)]) }
            let sum = squares.dropFirst().reduce(squares[0]) { $0 + $1 }
            return g * .number(limit) / .call("maximum", [.root(sum), .number(limit)])
        }
    }
}
