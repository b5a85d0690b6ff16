import Domain
import Importing
import Testing

@Suite struct ArchitectureRecordTests {
    static let asADRTools = """
        # 7. Record architecture decisions

        Date: 2016-02-12

        ## Status

        Accepted

        Superceded by [9. Use MADR](0009-use-madr.md)

        ## Context

        We need to record decisions.
        """

    static let asMADR2 = """
        # Use EKS

        * Status: rejected
        * Deciders: Ada, Bo
        * Date: 2020-05-06

        Technical Story: <https://tickets/1>

        ## Decision Outcome

        Chosen option: "EKS, on Fargate", because it is there.
        """

    static let asMADR4 = """
        ---
        status: "accepted"
        date: 2024-01-02
        decision-makers:
          - Cy
          - Di
        ---
        # Use MADR

        ## Context and Problem Statement

        Status: this line is prose.
        """

    @Test("a record of adr-tools is read, with its successor however that is spelt")
    func adrTools() throws {
        let record = try ArchitectureRecord(origin: "adr/0007-record", text: Self.asADRTools)
        #expect(record.title == "Record architecture decisions")
        #expect(record.status == .superseded)
        #expect(record.supersededBy == 9)
        #expect(record.date == "2016-02-12")
        #expect(record.number == 7)
        #expect(record.body == "## Context\n\nWe need to record decisions.")
    }

    @Test("a record of MADR 2 keeps its figures in a list")
    func madr2() throws {
        let record = try ArchitectureRecord(
            origin: "adr/0002-use-eks",
            text: Self.asMADR2.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
        #expect(record.status == .rejected)
        #expect(record.people == "Ada, Bo")
        #expect(record.date == "2020-05-06")
        #expect(record.links == ["https://tickets/1"])
        #expect(record.choice == "EKS, on Fargate")
    }

    @Test("a record of MADR 4 keeps them in front matter")
    func madr4() throws {
        let record = try ArchitectureRecord(origin: "adr/0003", text: Self.asMADR4)
        #expect(record.status == .accepted)
        #expect(record.people == "Cy, Di")
        #expect(record.date == "2024-01-02")
        #expect(record.body == "## Context and Problem Statement\n\nStatus: this line is prose.")
    }

    @Test(
        "the words that tools use for a status are understood",
        arguments: [
            ("Accepted", .accepted), ("approved", .accepted), ("Implemented", .accepted), ("proposed", .proposed),
            ("Draft", .proposed), ("Deprecated", .rejected), ("rejected", .rejected),
            ("superseded by ADR-0009", .superseded),
            ("Superceded by 9", .superseded), ("proposed | rejected | accepted", .proposed), ("", .proposed),
            ("not accepted yet | maybe", .proposed),
        ] as [(String, ArchitectureRecord.Status)])
    func statuses(text: String, status: ArchitectureRecord.Status) throws {
        let record = try ArchitectureRecord(origin: "adr/1", text: "# T\n\n## Status\n\n\(text)\n")
        #expect(record.status == status)
    }

    @Test(
        "indexes, templates and read-mes are no records",
        arguments: [
            ("0001-use-eks.md", true), ("12.md", true), ("adr-0007.md", true), ("ADR-0007-x.md", true),
            ("20200101-use-eks.md", true), ("README.md", false), ("index.md", false), ("adr-template.md", false),
            ("template.md", false), ("0001-use-eks.txt", false),
        ])
    func names(name: String, isRecord: Bool) {
        #expect(ArchitectureRecord.isRecord(fileName: name) == isRecord)
    }

    @Test(
        "what is no record is refused in words or read as far as it goes",
        arguments: [
            "", "no title", "---\nstatus: accepted\n", "---\n---\n", "\u{FEFF}", "## Status\n\naccepted", "#", "# ",
        ])
    func hostile(text: String) {
        let refusal = #expect(throws: BerthError.self) { try ArchitectureRecord(origin: "adr/1", text: text) }
        #expect(refusal?.message == "adr/1 has no title")
    }
}
