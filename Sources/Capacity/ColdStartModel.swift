import Foundation

/// How often a request finds no warm replica on a platform that scales to zero.
///
/// A replica goes cold when no request comes for the keep-alive; with Poisson arrivals the gap before a request is
/// longer than that with probability exp(−λ·keep-alive). Over several replicas that share the arrivals, each one's gaps
/// are longer: λ ÷ replicas.
public enum ColdStartModel {
    public static func probabilityCold(
        arrivalsPerSecond: Double, keepAliveSeconds: Double, replicas: Double = 1
    ) -> Double {
        guard arrivalsPerSecond > 0 else { return 1 }
        return exp(-arrivalsPerSecond / max(replicas, 1) * keepAliveSeconds)
    }

    /// The share of a profile's requests that start cold: each hour counts by its requests.
    public static func probabilityCold(profile: LoadProfile, keepAliveSeconds: Double) -> Double {
        let total = profile.hourlyRPS.reduce(0, +)
        guard total > 0 else { return 1 }
        return profile.hourlyRPS.reduce(0) {
            $0 + $1 * probabilityCold(arrivalsPerSecond: $1, keepAliveSeconds: keepAliveSeconds)
        } / total
    }
}
