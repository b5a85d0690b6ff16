import Domain
import Testing

@testable import Artifacts

@Suite struct RenderManifestTests {
    @Test("a list is read back as it was written")
    func roundTrip() throws {
        let list = RenderManifest(
            decision: DecisionID(number: 7), option: "a/b", files: ["Dockerfile": RenderManifest.hash("FROM x\n")])
        #expect(try RenderManifest(reading: try list.text(), file: "f") == list)
    }

    @Test("a list that names files elsewhere is refused", arguments: ["/etc/passwd", "../x", "a/../../x"])
    func outside(_ path: String) throws {
        let list = RenderManifest(decision: DecisionID(number: 7), option: "a", files: [path: ""])
        let error = #expect(throws: BerthError.self) { try RenderManifest(reading: try list.text(), file: "f") }
        #expect(error?.kind == .badData)
    }

    @Test("hashes are those of sha256sum")
    func hash() {
        #expect(
            RenderManifest.hash("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }
}
