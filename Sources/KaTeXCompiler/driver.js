// Run after KaTeX as the last statement of one program: its value is the function that renders a formula.
(function (katex) {
  "use strict";
  var macros = {};
  var work = 0;

  function Refusal(command) {
    this.command = command;
  }
  function Excess() {}

  // KaTeX takes every token from a stack, so this counts its work, the same on every machine.
  var pop = Array.prototype.pop;
  Object.defineProperty(Array.prototype, "pop", {
    value: function () {
      if (--work < 0) throw new Excess();
      return pop.call(this);
    },
  });

  // KaTeX's own sentence, without where it stands and the text around it.
  function sentence(error) {
    var text = error.message.replace(/^KaTeX parse error: /, "");
    if (error.position === undefined) return text;
    var ends = [" at position " + (error.position + 1) + ": ", " at end of input: "];
    for (var i = 0; i < ends.length; i++) {
      var end = text.lastIndexOf(ends[i]);
      if (end >= 0) return text.slice(0, end);
    }
    return text;
  }

  // Without a formula it forgets the macros. Else it returns "m" and the markup; "s", KaTeX's position (or nothing), ":" and its sentence; "r" and the command; or "l".
  return function (tex, isDisplay) {
    if (tex === undefined) {
      macros = {};
      return;
    }
    var trial = {};
    var count = 0;
    for (var name in macros) {
      trial[name] = macros[name];
      count++;
    }
    if (count > 1000) return "l";
    work = 100000;
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
      // What a formula defines is seen by those after it, unless it failed.
      macros = trial;
      return "m" + markup;
    } catch (error) {
      if (error instanceof Refusal) return "r" + error.command;
      if (error instanceof Excess) return "l";
      if (error instanceof katex.ParseError) {
        return "s" + (error.position === undefined ? "" : error.position) + ":" + sentence(error);
      }
      // What KaTeX takes for granted of a formula, as of \begin{ }, a formula may well not keep.
      if (error instanceof Error && error.message.indexOf("Expected node of ") === 0) return "s:" + error.message;
      throw error;
    }
  };
})(katex);
