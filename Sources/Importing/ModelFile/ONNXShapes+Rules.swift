extension ONNXShapes {
    /// Sizes after a kernel has moved over them (ONNX operators, Conv and MaxPool).
    static func convolved(_ shape: [Int], kernel: [Int], _ channels: Int?, _ node: ONNXGraph.Node) -> [Int]? {
        let spatial = Array(shape.dropFirst(2)), count = spatial.count
        guard let channels, count > 0, kernel.count == count else { return nil }
        let strides = node.lists["strides"] ?? Array(repeating: 1, count: count)
        let dilations = node.lists["dilations"] ?? Array(repeating: 1, count: count)
        let pads = node.lists["pads"] ?? Array(repeating: 0, count: 2 * count)
        guard strides.count == count, dilations.count == count, pads.count == 2 * count,
            (strides + dilations + kernel).allSatisfy({ (1...1 << 20).contains($0) }),
            pads.allSatisfy({ (0...1 << 20).contains($0) })
        else { return nil }
        let keepsSize = node.texts["auto_pad"]?.hasPrefix("SAME") == true
        let roundsUp = node.numbers["ceil_mode"] == 1
        let sizes = (0..<count).map { axis -> Int in
            if keepsSize { return (spatial[axis] + strides[axis] - 1) / strides[axis] }
            let reach = dilations[axis] * (kernel[axis] - 1) + 1
            let room = spatial[axis] + pads[axis] + pads[axis + count] - reach
            return room < 0 ? 0 : (room + (roundsUp ? strides[axis] - 1 : 0)) / strides[axis] + 1
        }
        return [shape[0], channels] + sizes
    }

    static func product(_ a: [Int], _ b: [Int], _ node: ONNXGraph.Node) -> [Int]? {
        guard a.count == 2, b.count == 2 else { return nil }
        return [node.numbers["transA"] == 1 ? a[1] : a[0], node.numbers["transB"] == 1 ? b[0] : b[1]]
    }

    /// As NumPy's `matmul` of two dimensions or more.
    static func product(_ a: [Int], _ b: [Int]) -> [Int]? {
        guard a.count >= 2, b.count >= 2, a[a.count - 1] == b[b.count - 2],
            let batch = broadcast(Array(a.dropLast(2)), Array(b.dropLast(2)))
        else { return nil }
        return batch + [a[a.count - 2], b[b.count - 1]]
    }

    static func broadcast(_ a: [Int]?, _ b: [Int]?) -> [Int]? {
        guard let a, let b else { return nil }
        let count = max(a.count, b.count)
        let (left, right) = (
            Array(repeating: 1, count: count - a.count) + a, Array(repeating: 1, count: count - b.count) + b
        )
        var shape: [Int] = []
        for (x, y) in zip(left, right) {
            guard x == y || x == 1 || y == 1 else { return nil }
            shape.append(max(x, y))
        }
        return shape
    }

    static func joined(_ inputs: [[Int]?], axis: Int) -> [Int]? {
        let shapes = inputs.compactMap { $0 }
        guard var shape = shapes.first, shapes.count == inputs.count else { return nil }
        let place = axis < 0 ? axis + shape.count : axis
        guard shape.indices.contains(place), shapes.allSatisfy({ $0.count == shape.count }) else { return nil }
        shape[place] = shapes.reduce(0) { $0 &+ $1[place] }
        return shape
    }

    static func widened(_ shape: [Int], by axes: [Int]) -> [Int]? {
        let count = shape.count + axes.count, places = Set(axes.map { $0 < 0 ? $0 &+ count : $0 })
        guard places.count == axes.count, places.allSatisfy((0..<count).contains) else { return nil }
        var rest = shape[...]
        return (0..<count).map { places.contains($0) ? 1 : rest.removeFirst() }
    }

    static func reduced(_ shape: [Int], over axes: [Int], keeping: Bool) -> [Int]? {
        let places = Set(axes.map { $0 < 0 ? $0 &+ shape.count : $0 })
        guard places.allSatisfy(shape.indices.contains) else { return nil }
        return shape.indices.compactMap { places.contains($0) ? (keeping ? 1 : nil) : shape[$0] }
    }

    /// 0 keeps a size, −1 takes what is left.
    static func reshaped(_ shape: [Int], _ wanted: [Int]) -> [Int]? {
        guard let all = size(shape[...]) else { return nil }
        var sizes = wanted.enumerated().map {
            $0.element == 0 && $0.offset < shape.count ? shape[$0.offset] : $0.element
        }
        guard sizes.count(where: { $0 == -1 }) <= 1 else { return nil }
        if let open = sizes.firstIndex(of: -1) {
            sizes[open] = 1
            guard let rest = size(sizes[...]), rest > 0, all.isMultiple(of: rest) else { return nil }
            sizes[open] = all / rest
        }
        return size(sizes[...]) == all ? sizes : nil
    }

    /// Nil where the product does not fit.
    static func size(_ shape: ArraySlice<Int>) -> Int? {
        var size = 1
        for side in shape {
            let (product, overflow) = size.multipliedReportingOverflow(by: side)
            guard !overflow, product >= 0 else { return nil }
            size = product
        }
        return size
    }
}

extension [Int?] {
    /// Nil where any is.
    var allWhole: [Int]? {
        let whole = compactMap { $0 }
        return whole.count == count ? whole : nil
    }
}
