import Rendering
import Testing

@Test func thin() {
    let r = MathRenderer()
    print(r.render("\\frac{1}{2}x^2", isDisplay: false))
    print(r.render("\\frac{1}{2", isDisplay: false))
}
