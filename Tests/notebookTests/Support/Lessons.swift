/// Small notebooks that many tests run.
enum Lessons {
    /// One cell that shows 2.
    static let right = "# A lesson\n\n```nn\n1 + 1\n```\n"
    /// Its only cell fails.
    static let wrong = "# A lesson\n\n```nn\nprint nothing_here\n```\n"
    /// Shows its parameter and one draw.
    static let withParameter =
        "---\nparams:\n  rate: 1\nexecute:\n  seed: 3\n---\n\n```nn\nprint rate, rand()\n```\n"
    /// Would run for a long time.
    static let endless = """
        ---
        execute:
          steps: 9000000000000
          timeout: 20
        ---

        ```nn
        i = 0
        while True:
            i += 1
        ```

        """
}
