import Testing

@testable import Importing

@Suite("A faulty dataset is refused whole, each fault with its place")
struct DatasetFaultTests {
    private static let header = "provider,region,instance_type,purchase,usd_per_hour\n"

    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let row: String
        let fault: String

        init(_ description: String, _ row: String, _ fault: String) {
            testDescription = description
            self.row = row
            self.fault = fault
        }
    }

    @Test(
        "a price",
        arguments: [
            Case(
                "with a decimal comma", "aws,us-east-1,g6.xlarge,spot,\"0,80\"",
                #"prices.csv:2:30: usd_per_hour: found "0,80", expected an amount in USD with at most nine decimals, 0 or more; write a decimal point and no thousands separators"#
            ),
            Case(
                "with an exponent", "aws,us-east-1,g6.xlarge,spot,1E5",
                #"prices.csv:2:30: usd_per_hour: found "1E5", expected an amount in USD with at most nine decimals, 0 or more; write it without an exponent"#
            ),
            Case(
                "that is NaN", "aws,us-east-1,g6.xlarge,spot,NaN",
                #"prices.csv:2:30: usd_per_hour: found "NaN", expected an amount in USD with at most nine decimals, 0 or more; leave the cell empty where the value is unknown"#
            ),
            Case(
                "that is infinite", "aws,us-east-1,g6.xlarge,spot,-inf",
                #"prices.csv:2:30: usd_per_hour: found "-inf", expected an amount in USD with at most nine decimals, 0 or more; leave the cell empty where the value is unknown"#
            ),
            Case(
                "below nothing", "aws,us-east-1,g6.xlarge,spot,-1",
                #"prices.csv:2:30: usd_per_hour: found "-1", expected an amount in USD with at most nine decimals, 0 or more"#
            ),
            Case(
                "with ten decimals", "aws,us-east-1,g6.xlarge,spot,0.1234567891",
                #"prices.csv:2:30: usd_per_hour: found "0.1234567891", expected an amount in USD with at most nine decimals, 0 or more"#
            ),
            Case(
                "beyond what can be held", "aws,us-east-1,g6.xlarge,spot,99999999999",
                #"prices.csv:2:30: usd_per_hour: found "99999999999", expected an amount in USD with at most nine decimals, 0 or more"#
            ),
            Case(
                "with a currency sign", "aws,us-east-1,g6.xlarge,spot,$1",
                #"prices.csv:2:30: usd_per_hour: found "$1", expected an amount in USD with at most nine decimals, 0 or more; leave the currency sign out"#
            ),
            Case(
                "with spaces", "aws,us-east-1,g6.xlarge,spot, 1",
                #"prices.csv:2:30: usd_per_hour: found " 1", expected an amount in USD with at most nine decimals, 0 or more; remove the spaces around it"#
            ),
            Case(
                "that is missing", "aws,us-east-1,g6.xlarge,spot,",
                "prices.csv:2:30: usd_per_hour: found nothing, expected an amount in USD with at most nine decimals, 0 or more"
            ),
            Case(
                "bought in an unknown way", "aws,us-east-1,g6.xlarge,spott,1",
                #"prices.csv:2:25: purchase: found "spott", expected one of on-demand, spot, reserved-1y, reserved-3y, owned; did you mean "spot"?"#
            ),
            Case(
                "in an unknown region", "aws,us-esat-1,g6.xlarge,spot,1",
                #"prices.csv:2:5: region: found "us-esat-1", expected a row of regions; did you mean "us-east-1"?"#),
            Case(
                "of an unknown machine", "aws,us-east-1,h9.huge,spot,1",
                #"prices.csv:2:15: instance_type: found "h9.huge", expected a row of instances"#),
            Case(
                "with too few cells", "aws,us-east-1,g6.xlarge,spot",
                "prices.csv:2:1: found 4 cells, expected 5, as in the first line"),
            Case(
                "with too many cells", "aws,us-east-1,g6.xlarge,spot,1,234.5",
                "prices.csv:2:32: found 6 cells, expected 5, as in the first line; a cell with a comma needs quotation marks"
            ),
            Case(
                "given twice", "aws,us-east-1,g6.xlarge,spot,1\naws,us-east-1,g6.xlarge,spot,2",
                "prices.csv:3:1: found a second row for aws/g6.xlarge/spot/us-east-1, expected one row for each provider, instance_type, purchase, region"
            ),
            Case(
                "with a quotation mark never closed", "aws,\"us-east-1,g6.xlarge,spot,1",
                "prices.csv:2:5: found a quotation mark that is never closed, expected a closing one"),
            Case(
                "with a quotation mark inside", "aws,us\"east,g6.xlarge,spot,1",
                "prices.csv:2:7: found a quotation mark inside a cell, expected the whole cell in quotation marks, those inside it doubled"
            ),
            Case(
                "with a control character", "aws\u{1B}[2J,us-east-1,g6.xlarge,spot,1",
                "prices.csv:2:1: provider: found a control character, expected plain text"),
        ])
    func price(_ example: Case) throws {
        let faults = try DatasetSamples().faults(["prices.csv": Self.header + example.row + "\n"])
        #expect(faults.first == example.fault)
    }

    @Test("all faults are told, not only the first")
    func allFaults() throws {
        let rows = "aws,us-east-1,g6.xlarge,spot,x\naws,nowhere,g6.xlarge,spot,y\n"
        let faults = try DatasetSamples().faults([
            "prices.csv": Self.header + rows, "regions.csv": "provider,region,residency\naws,,eu\n",
        ])
        #expect(faults.count == 4)
    }

    @Test("a hundred faults are enough")
    func hundred() throws {
        let rows = (0..<500).map { _ in "aws,us-east-1,g6.xlarge,spot,x\n" }.joined()
        #expect(try DatasetSamples().faults(["prices.csv": Self.header + rows]).count == 100)
    }

    @Test("an unknown, a doubled and a missing column")
    func columns() throws {
        let samples = try DatasetSamples()
        #expect(
            try samples.faults(["prices.csv": "provider,regoin,instance_type,purchase,usd_per_hour,provider\n"]) == [
                #"prices.csv:1:10: found the column "regoin", expected a column of prices; did you mean "region"?"#,
                #"prices.csv:1:53: found the column "provider" twice, expected each column once"#,
                "prices.csv:1:1: found no column region, expected every column that prices requires",
            ])
        #expect(
            try samples.faults(["prices.csv": ""]) == [
                "prices.csv: found an empty file, expected a first line with column names"
            ])
        #expect(
            try samples.faults(["price.csv": Self.header]) == [
                "price.csv: found a file of that name, expected a table's name; did you mean prices.csv?"
            ])
    }

    @Test("columns that only make sense together")
    func rules() throws {
        let samples = try DatasetSamples()
        #expect(
            try samples.faults([
                "target_limits.csv": "target,limit,value,text,unit\neks,max_memory,1,much,GiB\n"
            ]) == [#"target_limits.csv:2:16: found value = "1", text = "much", expected either value or text"#])
        #expect(
            try samples.faults([
                "cold_starts.csv": "target,component,unit,low,typical,high\n*,provision,s,3,2,4\n"
            ]) == [#"cold_starts.csv:2:15: found low = "3", typical = "2", high = "4", expected low ≤ typical ≤ high"#])
        #expect(
            try samples.faults([
                "measurements.csv": "id,model,hardware,hardware_kind\nx,m,h,gpu\n"
            ]) == [
                "measurements.csv:2:1: found latency_ms = nothing, throughput_per_s = nothing, expected latency_ms or throughput_per_s"
            ])
    }

    @Test("a description without its parts")
    func description() throws {
        let samples = try DatasetSamples()
        #expect(
            try samples.faults(["dataset.yaml": "schema: berth.dataset/2\nnaem: x\nlayer: everybody\nas_of: today\n"])
                == [
                    #"dataset.yaml:2:1: found "naem", expected a key of berth.dataset/1; did you mean "name"?"#,
                    #"dataset.yaml: schema: found "berth.dataset/2", expected berth.dataset/1"#,
                    "dataset.yaml: name: found nothing, expected text",
                    "dataset.yaml: source: found nothing, expected text",
                    "dataset.yaml: licence: found nothing, expected text",
                    #"dataset.yaml: as_of: found "today", expected a date such as 2026-11-24"#,
                    #"dataset.yaml: layer: found "everybody", expected seed or team:NAME"#,
                ])
    }

    @Test("a day that is none", arguments: ["2026-13-01", "2026-11-2x", "2026-11", "yesterday!"])
    func day(text: String) throws {
        let yaml = "schema: berth.dataset/1\nname: x\nlayer: team:red\nas_of: \(text)\nsource: s\nlicence: l\n"
        #expect(
            try DatasetSamples().faults(["dataset.yaml": yaml])
                == ["dataset.yaml: as_of: found \"\(text)\", expected a date such as 2026-11-24"])
    }

    @Test("an accelerator of a target that no table has")
    func listReference() throws {
        let faults = try DatasetSamples().faults([
            "targets.csv": """
            target,provider,name,family,kinds,compute,billing,accelerators,purchases,scale_to_zero,min_replicas,skill,operations,lock_in
            x,aws,X,X,online;nightly,instances,instance,NVIDIA L4;NVIDIA L5,on-demand,0,1,aws,1,1
            """
        ])
        #expect(
            faults == [
                #"targets.csv:2:11: kinds: found "nightly", expected a ;-separated list of online, async, batch, training"#,
                #"targets.csv:2:45: accelerators: found "NVIDIA L5", expected a row of accelerators; did you mean "NVIDIA L4"?"#,
            ])
    }
}
