import Testing

@testable import Rendering

@Test func aStyleSheetLosesWhatMeansNothing() {
    #expect(
        StyleSheet.compact(
            """
            /* A comment; { it goes. */
            a > b, :is(c) d {
              content: " { ; } "; margin: calc(1em + 2px) auto;
            }
            @media (width < 3em) { p { --x: 1; } }
            """)
            == #"a>b,:is(c) d{content:" { ; } ";margin:calc(1em + 2px) auto}@media (width < 3em){p{--x:1}}"#)
}
