import Foundation
import Testing

@testable import Shell

@Suite("History")
struct HistoryTests {
    @Test("is kept for the person alone, without repeats and without lines that begin with a blank")
    func kept() throws {
        let folder = NSTemporaryDirectory() + "berth-history-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let environment = ["XDG_STATE_HOME": folder]
        var history = History(environment)
        for line in ["one", "one", " secret", "", "two", "one"] { history.add(line) }
        #expect(history.lines == ["one", "two", "one"])
        #expect(History(environment).lines == ["one", "two", "one"])
        let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/berth/history")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test("is shortened when it has grown long, and does without a place")
    func shortened() throws {
        let folder = NSTemporaryDirectory() + "berth-history-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder + "/berth", withIntermediateDirectories: true)
        let lines = (1...2500).map { "line \($0)\n" }.joined()
        try lines.write(toFile: folder + "/berth/history", atomically: true, encoding: .utf8)
        #expect(History(["XDG_STATE_HOME": folder]).lines.count == 1000)
        let kept = try String(contentsOfFile: folder + "/berth/history", encoding: .utf8)
        #expect(kept.split(separator: "\n").first == "line 1501")
        var nowhere = History(["HOME": "/dev/null"])
        nowhere.add("x")
        #expect(nowhere.lines == ["x"])
    }
}
