import Domain
import Importing
import KnowledgeBase
import Testing

@Suite("The shipped seed")
struct SeedTests {
    @Test("comes in without a fault, and planning finds what it needs")
    func imports() throws {
        let scratch = try Scratch()
        let resources = Resources(migrations: scratch.resources.migrations, seedData: Scratch.shipped.seedData)
        let store = try DatabaseCreation.openOrCreate(path: scratch.path, resources: resources)
        let datasets = try store.visibleDatasets(team: nil)
        #expect(datasets.count == 1)
        let soundness = try store.soundness()
        #expect(soundness.isSound, "\(soundness.integrityFaults + soundness.danglingRows)")
        let snapshot = try store.snapshot(for: .asking(), datasets: datasets, today: "2026-11-24")
        #expect(snapshot.offers.count > 1000)
        #expect(!snapshot.measurements.isEmpty)
        #expect(!snapshot.targets.isEmpty)
        // Rows with words that this program does not know would be missing here.
        let rows = try #require(try store.datasetRecords().first).rows
        #expect(snapshot.efficiencies.count == rows["efficiencies"])
        #expect(snapshot.targets.count == rows["targets"])
        #expect(snapshot.baseImages.count == rows["base_images"])
        #expect(snapshot.runtimeSupport.count == rows["runtime_support"])
        #expect(snapshot.rules.count == rows["rules_of_thumb"])
        #expect(snapshot.accelerators.count == rows["accelerators"])
        for target in snapshot.targets { #expect(!target.kinds.isEmpty && !target.purchases.isEmpty, "\(target.name)") }
        for support in snapshot.runtimeSupport { #expect(!support.formats.isEmpty && !support.precisions.isEmpty) }
    }
}
