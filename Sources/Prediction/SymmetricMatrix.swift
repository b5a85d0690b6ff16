/// A small symmetric matrix of which the lower triangle is set.
struct SymmetricMatrix {
    let size: Int
    fileprivate var values: [Double]

    init(_ size: Int) {
        self.size = size
        values = [Double](repeating: 0, count: size * size)
    }

    subscript(_ row: Int, _ column: Int) -> Double {
        get { values[row * size + column] }
        set { values[row * size + column] = newValue }
    }
}

/// The lower triangle L of a positive definite matrix L Lᵀ (Cholesky; Golub & Van Loan 2013, Matrix Computations, §4.2).
struct CholeskyFactor: Sendable {
    private let size: Int
    private let values: [Double]

    // Both work without a check of every index: they run thousands of times for one answer.

    init(_ matrix: consuming SymmetricMatrix) {
        let size = matrix.size
        var values = matrix.values
        values.withUnsafeMutableBufferPointer { factor in
            for column in 0..<size {
                for row in column..<size {
                    var sum = factor[row * size + column]
                    for inner in 0..<column { sum -= factor[row * size + inner] * factor[column * size + inner] }
                    factor[row * size + column] =
                        row == column ? sum.squareRoot() : sum / factor[column * size + column]
                }
            }
        }
        self.size = size
        self.values = values
    }

    /// The solution of the matrix's system of equations.
    func solve(_ right: [Double]) -> [Double] {
        let size = size
        var solution = right
        values.withUnsafeBufferPointer { factor in
            solution.withUnsafeMutableBufferPointer { solution in
                for row in 0..<size {
                    for column in 0..<row { solution[row] -= factor[row * size + column] * solution[column] }
                    solution[row] /= factor[row * size + row]
                }
                for row in (0..<size).reversed() {
                    for below in (row + 1)..<max(size, row + 1) {
                        solution[row] -= factor[below * size + row] * solution[below]
                    }
                    solution[row] /= factor[row * size + row]
                }
            }
        }
        return solution
    }
}
