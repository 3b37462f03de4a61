/// What a recurrent layer does at each step: from the state of the step before and the input to a new state.
public enum RecurrentCell: Hashable, Sendable {
    /// h = activation(x W + h U + b). Elman, 1990.
    case simple
    /// Gates input, forget, candidate and output, and a cell beside the hidden state. Hochreiter and Schmidhuber, 1997;
    /// Gers, 2000.
    case lstm
    /// Gates update, reset and candidate. Cho et al., 2014; with `resetsAfter` the reset gate acts on the product with
    /// the state and not on the state, and the recurrent product has a bias of its own.
    case gru(resetsAfter: Bool)

    /// What the language calls it.
    var name: String {
        switch self {
        case .simple: "simple_rnn"
        case .lstm: "lstm"
        case .gru: "gru"
        }
    }

    /// How many blocks of `units` columns the kernels have.
    var gates: Int {
        switch self {
        case .simple: 1
        case .lstm: 4
        case .gru: 3
        }
    }

    /// Its number among `kernels_cell`.
    var number: Int32 {
        switch self {
        case .simple: 0
        case .lstm: 1
        case .gru: 2
        }
    }

    /// The bias for so many units, and what it is filled with: an LSTM forgets little at first.
    func bias(units: Int) -> ParameterSpecification {
        switch self {
        case .gru(resetsAfter: true):
            ParameterSpecification(name: "bias", shape: [2, 3 * units], initializer: .zeros)
        case .lstm:
            ParameterSpecification(name: "bias", shape: [4 * units], initializer: .forgetGate)
        default:
            ParameterSpecification(name: "bias", shape: [gates * units], initializer: .zeros)
        }
    }
}
