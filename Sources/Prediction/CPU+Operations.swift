import Domain

extension CPU {
    /// Operations a cycle relative to fp32, by the instruction sets.
    ///
    /// A 512-bit core does 64 fp32 operations a cycle; AMX does 1,024 in bf16 and 2,048 in int8 (Intel 64 and IA-32
    /// Architectures Optimization Reference Manual, §20.2). VNNI and DOTPROD do four int8 products where an fp32 one
    /// fits, I8MM twice as many; bf16 and fp16 units do two.
    func operationsMultiple(_ precision: Precision) -> Double {
        func has(_ names: String...) -> Bool { !isa.isDisjoint(with: names) }
        return switch precision {
        case .bf16, .amp: has("amx_bf16") ? 16 : has("bf16") || precision == .amp && has("fp16") ? 2 : 1
        case .fp16: has("amx_fp16") ? 16 : has("fp16") ? 2 : 1
        case .int8: has("amx_int8") ? 32 : has("i8mm") ? 8 : has("vnni", "avx_vnni", "dotprod") ? 4 : 1
        default: 1
        }
    }
}
