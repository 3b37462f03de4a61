/// Models that several tests ask.
enum Models {
    static let clinic = """
        def clinic():
            Z = normal(0, 1)
            T = binomial(1, sigmoid(Z))
            Y = 2*T + 3*Z + normal(0, 1)
        m = structural_model(clinic)

        """
    /// Pearl, Glymour and Jewell, Causal Inference in Statistics: A Primer, section 4.2.3.
    static let school = """
        def school():
            X = normal(0, 1)
            H = 0.5*X + normal(0, 1)
            Y = 0.7*X + 0.4*H + normal(0, 1)
        m = structural_model(school)

        """
    /// Kidney stones: of each size and treatment so many recovered of so many.
    static let stones = """
        def stones():
            L = binomial(1, 343/700)
            A = binomial(1, where(L == 1, 263/343, 87/357))
            R = binomial(1, where(A == 1, where(L == 1, 192/263, 81/87), where(L == 1, 55/80, 234/270)))
        m = structural_model(stones)

        """
    static let tar = """
        def tar():
            U = normal(0, 1)
            S = binomial(1, sigmoid(U))
            M = binomial(1, 0.1 + 0.7*S)
            C = 0.5*M + U + normal(0, 0.5)
        m = structural_model(tar)

        """
    /// The front door with everything binary: U is not measured.
    static let smoking = """
        def smoking():
            U = binomial(1, 0.4)
            S = binomial(1, 0.2 + 0.6*U)
            M = binomial(1, 0.1 + 0.7*S)
            C = binomial(1, 0.1 + 0.3*M + 0.5*U)
        m = structural_model(smoking)

        """
}
