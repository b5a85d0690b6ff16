import Domain
import func Foundation.log
import func Foundation.pow

/// What a decoder does at once: a prompt that is read, or a token for each of the sequences it serves.
struct Passage: Sendable {
    let use: Setting.Use
    /// Tokens that pass through the layers.
    let tokens: Double
    /// GFLOP for all of them.
    let gigaflops: Double
    /// Tokens in the key–value cache that are read.
    let cachedTokens: Double
    /// GFLOP of other requests' prompts that could come between tokens.
    var queuedGigaflops = 0.0
    /// Prompts that a first token could wait for, of the same length.
    var queuedPrompts = 0.0
    /// Logarithms of concurrency, prompt and answer in units of how far each reaches; NaN where they are not known.
    var place = SIMD3<Double>(.nan, .nan, .nan)

    /// Prompts are read together, some while others wait: the wait grows slower than the number of those ahead.
    private static let waiting = 0.8
    /// Concurrencies (logarithms), prompts and answers this far apart share 1/e of what the regime carries.
    private static let reach = SIMD3(3.0, 3, 6)

    /// Reading `tokens` prompt tokens of each of `sequences`.
    static func prefill(_ model: ModelProfile, sequences: Double, tokens: Double) -> Passage {
        Passage(
            use: .prefill, tokens: sequences * tokens, gigaflops: sequences * prompt(model, tokens),
            cachedTokens: sequences * tokens, place: SIMD3(.nan, log(tokens), .nan) / reach)
    }

    /// One token more for each of `sequences` with `context` tokens in the cache.
    static func decode(_ model: ModelProfile, sequences: Double, context: Double) -> Passage {
        Passage(
            use: .decode, tokens: sequences, gigaflops: sequences * model.gigaflopsPerItem,
            cachedTokens: sequences * context, place: SIMD3(log(sequences), .nan, .nan) / reach)
    }

    /// The first token of a request beside `concurrency` − 1 others.
    static func firstToken(_ model: ModelProfile, concurrency: Double, tokensIn: Double, tokensOut: Double) -> Passage {
        var passage = prefill(model, sequences: 1, tokens: tokensIn)
        passage.queuedPrompts = pow(concurrency - 1, waiting)
        passage.place = SIMD3(log(concurrency), log(tokensIn), log(tokensOut)) / reach
        return passage
    }

    /// A later token of `concurrency` requests, each followed by another when it ends.
    static func laterToken(_ model: ModelProfile, concurrency: Double, tokensIn: Double, tokensOut: Double) -> Passage {
        // While an answer grows from nothing to its length, the cache holds half of it on average.
        var passage = decode(model, sequences: concurrency, context: tokensIn + tokensOut / 2)
        passage.queuedGigaflops = concurrency * prompt(model, tokensIn) / tokensOut
        passage.place = SIMD3(log(concurrency), log(tokensIn), log(tokensOut)) / reach
        return passage
    }

    /// 2 operations a parameter and token, and the attention of each token to those before it (Kaplan et al. 2020,
    /// §2.1).
    private static func prompt(_ model: ModelProfile, _ tokens: Double) -> Double {
        let attention = model.transformer.map { 2 * Double($0.layers * $0.hiddenSize) * tokens * tokens / 1e9 } ?? 0
        return tokens * model.gigaflopsPerItem + attention
    }
}
