/// What is said of images that are not pinned.
enum ImageNames {
    static func fault(_ image: ImageReference) -> String {
        image.tag == nil ? "\(image.text) has no tag, so it means «latest»" : "\(image.text) is whatever is newest"
    }
}
