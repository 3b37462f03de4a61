internal import Kernels

/// What one step of an optimiser does to every parameter alike: the form of its rule, and the numbers in it.
struct OptimizerStep {
    /// One of `kernels_optimizer`.
    let form: Int32
    /// In the order that `kernels_optimizer` lists them.
    let constants: InlineArray<10, Double>

    /// Step `number`, from 1. `momentumProduct` is Nadam's μ₁·…·μₜ, brought from the step before to this one.
    init(_ optimizer: Optimizer, number: Int, rate: Double, momentumProduct: inout Double) {
        let step = Double(number)
        let form: kernels_optimizer
        let own: InlineArray<8, Double>
        switch optimizer.rule {
        case .sgd(let momentum, let nesterov):
            form = momentum == 0 ? KERNELS_SGD : nesterov ? KERNELS_SGD_NESTEROV : KERNELS_SGD_MOMENTUM
            own = [momentum, 0, 0, 0, 0, 0, 0, 0]
        case .adam(let beta1, let beta2, let epsilon, let amsgrad),
            .adamw(let beta1, let beta2, let epsilon, let amsgrad):
            form = amsgrad ? KERNELS_ADAM_AMSGRAD : KERNELS_ADAM
            let alpha = rate * (1 - kernels_pow(beta2, step)).squareRoot() / (1 - kernels_pow(beta1, step))
            own = [alpha, beta1, beta2, epsilon, 0, 0, 0, 0]
        case .rmsprop(let rho, let momentum, let epsilon, let centered):
            form =
                centered
                ? momentum > 0 ? KERNELS_RMSPROP_CENTERED_MOMENTUM : KERNELS_RMSPROP_CENTERED
                : momentum > 0 ? KERNELS_RMSPROP_MOMENTUM : KERNELS_RMSPROP
            own = [rho, epsilon, momentum, 0, 0, 0, 0, 0]
        case .adagrad(_, let epsilon):
            form = KERNELS_ADAGRAD
            own = [epsilon, 0, 0, 0, 0, 0, 0, 0]
        case .adadelta(let rho, let epsilon):
            form = KERNELS_ADADELTA
            own = [rho, epsilon, 0, 0, 0, 0, 0, 0]
        case .adamax(let beta1, let beta2, let epsilon):
            form = KERNELS_ADAMAX
            own = [beta1, beta2, epsilon, 1 - kernels_pow(beta1, step), 0, 0, 0, 0]
        case .nadam(let beta1, let beta2, let epsilon):
            form = KERNELS_NADAM
            let momentum = beta1 * (1 - 0.5 * kernels_pow(0.96, step))
            let next = beta1 * (1 - 0.5 * kernels_pow(0.96, step + 1))
            momentumProduct = momentumProduct * beta1 * (1 - 0.5 * kernels_pow(0.96, step))
            own = [
                beta1, beta2, epsilon, next, 1 - momentumProduct * next, 1 - momentum, 1 - momentumProduct,
                1 - kernels_pow(beta2, step),
            ]
        case .lion(let beta1, let beta2):
            form = KERNELS_LION
            own = [beta1, beta2, 0, 0, 0, 0, 0, 0]
        }
        self.form = Int32(form.rawValue)
        // Inline, not an array: a step of a small net takes less time than allocating one.
        constants = [
            optimizer.weightDecay, rate, own[0], own[1], own[2], own[3], own[4], own[5], own[6], own[7],
        ]
    }
}
