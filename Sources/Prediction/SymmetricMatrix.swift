/// A small symmetric matrix of which the lower triangle is set.
struct SymmetricMatrix {
    private let size: Int
    private var values: [Double]

    init(_ size: Int) {
        self.size = size
        values = [Double](repeating: 0, count: size * size)
    }

    subscript(_ row: Int, _ column: Int) -> Double {
        get { values[row * size + column] }
        set { values[row * size + column] = newValue }
    }

    /// The solution of a positive definite system (Cholesky; Golub & Van Loan 2013, Matrix Computations, §4.2).
    func solve(_ right: [Double]) -> [Double] {
        var factor = self, solution = right
        for column in 0..<size {
            for row in column..<size {
                var sum = factor[row, column]
                for inner in 0..<column { sum -= factor[row, inner] * factor[column, inner] }
                factor[row, column] = row == column ? sum.squareRoot() : sum / factor[column, column]
            }
        }
        for row in 0..<size {
            for column in 0..<row { solution[row] -= factor[row, column] * solution[column] }
            solution[row] /= factor[row, row]
        }
        for row in (0..<size).reversed() {
            for below in (row + 1)..<max(size, row + 1) { solution[row] -= factor[below, row] * solution[below] }
            solution[row] /= factor[row, row]
        }
        return solution
    }
}
