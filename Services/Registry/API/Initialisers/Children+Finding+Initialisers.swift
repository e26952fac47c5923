extension DuplicateGroup {
    public init(children: sending [Child], more: Bool) { (self.children, self.more) = (children, more) }
}
