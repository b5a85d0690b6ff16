import ArgumentParser
import Domain
import Evaluation
import Presentation

struct Predict: Question {
    static let configuration = CommandConfiguration(
        commandName: "predict",
        abstract: "Predicts latency and throughput of a model on hardware, with an interval and what it rests on.",
        discussion: """
            Hardware is an accelerator, a processor or a machine type; names are understood as public sources spell them.
            A model that the store does not know is predicted from its figures. What the data cannot answer exits
            with 65.

            EXAMPLE
              berth predict --model resnet50 --hardware L4 --runtime tensorrt --precision fp16 --batch 1,8,32
              berth predict --model mine --gflops 28.6 --parameters-millions 11.2 --hardware c7i.4xlarge \\
                --runtime onnxruntime --precision fp32
              berth predict --model llama-3.1-8b --hardware 'NVIDIA H100' --runtime vllm --precision fp16 \\
                --tokens-in 1000 --tokens-out 200
            """)

    @OptionGroup(title: "Question") var question: PredictionArguments

    @Flag(help: "Print Markdown.")
    var markdown = false

    @OptionGroup var options: GlobalOptions

    func answer(_ session: Session) throws {
        let request = try question.request
        let answer = try Forecast(session).answer(request)
        if options.json {
            try session.print(JSONDocument(PredictionDocument(answer)))
        } else {
            try session.print(PredictionReport(answer, today: session.today).blocks, asMarkdown: markdown)
        }
    }
}
