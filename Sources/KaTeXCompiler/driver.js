// Run after KaTeX as the last statement of one program: its value is the function that renders a formula.
(function (katex) {
  "use strict";
  var macros = {};

  function Refusal(command) {
    this.command = command;
  }

  // Returns "m" and the markup, "s" with KaTeX's position (or nothing), ":" and its sentence, or "r" and the command.
  return function (tex, isDisplay) {
    var trial = {};
    for (var name in macros) trial[name] = macros[name];
    try {
      var markup = katex.renderToString(tex, {
        displayMode: isDisplay,
        output: "mathml",
        throwOnError: true,
        globalGroup: true,
        strict: "ignore",
        maxExpand: 1000,
        maxSize: 50,
        macros: trial,
        trust: function (context) {
          throw new Refusal(context.command);
        },
      });
      macros = trial;
      return "m" + markup;
    } catch (error) {
      if (error instanceof Refusal) return "r" + error.command;
      if (error instanceof katex.ParseError) {
        return "s" + (error.position === undefined ? "" : error.position) + ":" + error.message;
      }
      throw error;
    }
  };
})(katex);
