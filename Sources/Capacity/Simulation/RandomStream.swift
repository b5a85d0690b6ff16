/// Random numbers that are the same on every platform: xoshiro256++ (Blackman & Vigna 2021), filled by SplitMix64
/// (Steele, Lea & Flood 2014). The distributions use no mathematics library, whose last digits differ between systems.
struct RandomStream {
    private var state: (UInt64, UInt64, UInt64, UInt64)

    /// - Parameter stream: streams of one seed are independent of each other.
    init(seed: UInt64, stream: UInt64 = 0) {
        var mixer = seed &+ stream &* 0xD1B5_4A32_D192_ED03
        func word() -> UInt64 {
            mixer &+= 0x9E37_79B9_7F4A_7C15
            var z = mixer
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
        state = (word(), word(), word(), word())
    }

    mutating func next() -> UInt64 {
        func rotated(_ x: UInt64, _ k: UInt64) -> UInt64 { (x << k) | (x >> (64 - k)) }
        let result = rotated(state.0 &+ state.3, 23) &+ state.0
        let t = state.1 << 17
        state.2 ^= state.0
        state.3 ^= state.1
        state.1 ^= state.2
        state.0 ^= state.3
        state.2 ^= t
        state.3 = rotated(state.3, 45)
        return result
    }

    /// In (0, 1].
    mutating func unit() -> Double {
        Double((next() >> 11) &+ 1) / 9_007_199_254_740_992
    }

    /// With mean 1.
    mutating func exponential() -> Double { -portableLog(unit()) }

    /// Standard normal (Marsaglia & Bray 1964).
    mutating func normal() -> Double {
        while true {
            let x = 2 * unit() - 1, y = 2 * unit() - 1
            let square = x * x + y * y
            if square > 0, square < 1 { return x * (-2 * portableLog(square) / square).squareRoot() }
        }
    }

    /// Gamma-distributed with mean 1 (Marsaglia & Tsang 2000): 1 exactly at a scatter of 0, exponential at 1.
    ///
    /// - Parameter scatter: deviation over mean, 0…1.
    mutating func scattered(_ scatter: Double) -> Double {
        if scatter <= 0 { return 1 }
        if scatter >= 1 { return exponential() }
        let shape = 1 / (scatter * scatter)
        let d = shape - 1.0 / 3, c = 1 / (9 * d).squareRoot()
        while true {
            let x = normal()
            let root = 1 + c * x
            guard root > 0 else { continue }
            let v = root * root * root
            if portableLog(unit()) < 0.5 * x * x + d - d * v + d * portableLog(v) { return d * v / shape }
        }
    }
}

/// The natural logarithm from additions, multiplications and divisions alone, which IEEE 754 fixes to the bit.
///
/// ln x = k ln 2 + 2 artanh((m − 1) ÷ (m + 1)) for x = 2ᵏ m, m in [√½, √2), to about 1e-16.
///
/// - Parameter x: above 0 and finite.
func portableLog(_ x: Double) -> Double {
    var exponent = Double(x.exponent)
    var mantissa = x.significand
    if mantissa > 1.4142135623730951 {
        mantissa *= 0.5
        exponent += 1
    }
    let s = (mantissa - 1) / (mantissa + 1)
    let q = s * s
    var sum = 1.0 / 19
    sum = sum * q + 1.0 / 17
    sum = sum * q + 1.0 / 15
    sum = sum * q + 1.0 / 13
    sum = sum * q + 1.0 / 11
    sum = sum * q + 1.0 / 9
    sum = sum * q + 1.0 / 7
    sum = sum * q + 1.0 / 5
    sum = sum * q + 1.0 / 3
    sum = sum * q + 1
    return exponent * 0.6931471805599453 + 2 * s * sum
}
