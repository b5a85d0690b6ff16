/// Finds `pickle.load`, `joblib.load`, `torch.load` without `weights_only=True` and `numpy.load` with `allow_pickle=True`
/// in Python.
struct UnsafePickle: Rule {
    static let id = "ML-PICKLE"
    static let why = "Loading a pickle runs whatever code it holds"
    static let fix = "Use safetensors or ONNX; torch.load(…, weights_only=True) where it must be a checkpoint"

    static func check(_ project: Project) -> [Finding] {
        zip(project.files, project.kinds).filter { $1 == .python }.flatMap { file, _ in PythonCalls.pickles(file) }
    }
}
