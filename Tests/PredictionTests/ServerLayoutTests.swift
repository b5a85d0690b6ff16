import Prediction
import Testing

@Suite("Layouts of servers")
struct ServerLayoutTests {
    @Test(
        "devices that share a layer are counted once, whatever a source multiplies",
        arguments: [
            ("agg; tp8", 8.0, 8.0), ("agg; tp64 ep8", 64, 8), ("agg; tp16 ep4", 16, 4),
            ("agg; dp64 ep8; conc 256", 64, 8),
            ("agg; tp4 dp4 ep16; conc 32", 16, 4), ("agg; tp8 ep8", 8, 8), ("agg; tp4 ep4", 4, 4), ("agg", 1, 1),
            ("agg; dp8 ep8; conc 64", 8, 8), ("", 12, 12),
        ])
    func devices(_ notes: String, _ listed: Double, _ devices: Double) throws {
        #expect(try #require(ServerLayout(notes: notes, devices: listed, batch: 1)).devices == devices)
    }

    @Test("of attention in data parallel, the whole load counts")
    func concurrency() throws {
        #expect(try #require(ServerLayout(notes: "agg; dp8 ep8; conc 256", devices: 8, batch: 32)).concurrency == 256)
        #expect(try #require(ServerLayout(notes: "agg; tp8", devices: 8, batch: 32)).concurrency == 32)
    }

    @Test(
        "pools, pipelines, and prefill apart from decode are not one server",
        arguments: [
            ("agg; tp72", 72.0), ("disagg; prefill ?xtp8 decode ?xtp8", 16), ("agg; tp4 pp2", 8), ("", 36),
        ])
    func others(_ notes: String, _ devices: Double) {
        #expect(ServerLayout(notes: notes, devices: devices, batch: 1) == nil)
    }
}
