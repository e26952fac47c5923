extension DeliveryCorrection {
    public init(before: sending Delivery, after: Delivery) { (self.before, self.after) = (before, after) }
}
