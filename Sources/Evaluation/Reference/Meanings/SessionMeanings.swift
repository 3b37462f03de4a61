let sessionMeanings: [ParameterMeaning] = [
    ParameterMeaning("number", en: "a whole number from 0 to 4294967295", zh: "0 到 4294967295 的整数"),
    ParameterMeaning("values", of: "print", "show", en: "any values", zh: "任意个值"),
    ParameterMeaning("sep", en: "the text between two values", zh: "两个值之间的文本"),
    ParameterMeaning(
        "columns", of: "table", en: "lists, arrays or single values of equal length, headed by their own text",
        zh: "长度相同的列表、数组或单个的值，以其写法作标题"),
    ParameterMeaning("column", of: "table", en: "a column headed by the name that you give it", zh: "以所给名字作标题的一列"),
    ParameterMeaning("title", en: "a text above it", zh: "写在上方的标题文本"),
    ParameterMeaning(
        "value", of: "len", en: "a list, a tuple, a text, an array or a data set", zh: "列表、元组、文本、数组或数据集"),
    ParameterMeaning(
        "value", of: "int", "float", en: "a number, a truth value, or a text in digits", zh: "数、真假值，或由数字写成的文本"),
    ParameterMeaning("value", of: "str", "bool", en: "any value", zh: "任意的值"),
    ParameterMeaning(
        "start", en: "where it begins; the only bound given is stop, and start is then 0",
        zh: "起点；只给一个界限时，它是 stop，起点为 0"),
    ParameterMeaning("start", of: "enumerate", en: "the first count, a whole number", zh: "第一个序号，整数"),
    ParameterMeaning("stop", en: "where it ends, not included", zh: "终点，不包含在内"),
    ParameterMeaning(
        "step", en: "the distance from one to the next, not 0; below 0 it counts down", zh: "相邻两数之差，不为 0；为负时递减"),
    ParameterMeaning("sequences", of: "zip", en: "lists, tuples, texts, ranges or arrays", zh: "列表、元组、文本、range 或数组"),
    ParameterMeaning("sequence", en: "a list, a tuple, a text, a range or an array", zh: "列表、元组、文本、range 或数组"),
    ParameterMeaning("values", of: "sorted", en: "numbers or texts, not both", zh: "全是数，或全是文本"),
    ParameterMeaning("reverse", en: "whether the largest comes first", zh: "是否从大到小"),
    ParameterMeaning("values", of: "list", en: "a sequence; without it the list is empty", zh: "一个序列；不给时得到空列表"),
]
