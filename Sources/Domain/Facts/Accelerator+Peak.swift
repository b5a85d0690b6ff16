extension Accelerator {
    /// Dense operations a second at a precision, in 10¹²; nil where the device has no such unit.
    public func peakTFLOPS(_ precision: Precision) -> Double? {
        switch precision {
        case .fp32: fp32TFLOPS
        case .tf32: tf32TFLOPS
        case .fp16, .amp: fp16TFLOPS ?? bf16TFLOPS
        case .bf16: bf16TFLOPS
        case .int8: int8TOPS
        case .fp8: fp8TFLOPS
        // Weights of 4 bits are expanded before the arithmetic unless the device computes in 4.
        case .int4: fp16TFLOPS ?? bf16TFLOPS
        case .fp4: fp4TFLOPS
        }
    }
}
