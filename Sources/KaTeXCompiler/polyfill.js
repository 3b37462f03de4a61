// What KaTeX uses of ECMAScript 2015 and Duktape 2.7 lacks.
if (!Array.prototype.fill) {
  Object.defineProperty(Array.prototype, "fill", {
    value: function (value) {
      for (var i = 0; i < this.length; i++) this[i] = value;
      return this;
    },
  });
}
