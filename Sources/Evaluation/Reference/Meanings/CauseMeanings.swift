let causeMeanings: [ParameterMeaning] = [
    ParameterMeaning(
        "text", of: "causal_graph", en: "statements such as A -> B, apart by ; or new lines, or dag { … }",
        zh: "A -> B 这样的语句，用分号或换行隔开，或 dag { … }"),
    ParameterMeaning("g", .cause, en: "a causal graph", zh: "因果图"),
    ParameterMeaning("a", of: "paths", en: "the variable where the paths begin", zh: "路径起点的变量"),
    ParameterMeaning("b", of: "paths", en: "the variable where they end", zh: "路径终点的变量"),
    ParameterMeaning("a", of: "separated", en: "a variable, or a list of them", zh: "一个变量，或变量的列表"),
    ParameterMeaning("b", of: "separated", en: "the other variable, or a list of them", zh: "另一个变量，或变量的列表"),
    ParameterMeaning("given", en: "variables that are known: a name or a list of names", zh: "已知的变量：变量名或其列表"),
    ParameterMeaning(
        "of", .cause, en: "the cause: a name or a list of names; None takes what the graph's text marks [exposure]",
        zh: "原因：变量名或其列表；None 取图的文本里标了 [exposure] 的变量"),
    ParameterMeaning(
        "on", .cause, en: "the outcome: a name or a list of names; None takes what the graph's text marks [outcome]",
        zh: "结果：变量名或其列表；None 取图的文本里标了 [outcome] 的变量"),
    ParameterMeaning(
        "kind", of: "adjustment_sets",
        en:
            "\"minimal\" sets, in which nothing is too many; one \"minimum\" set, with the fewest variables; or \"all\"",
        zh: "\"minimal\" 是没有多余变量的集合，\"minimum\" 是变量最少的一个，\"all\" 是全部"),
    ParameterMeaning(
        "direct", en: "whether the effect past all other variables is meant", zh: "是否指不经过其他变量的直接效应"),
    ParameterMeaning(
        "test", of: "adjustment_sets", en: "a name or a list of names: whether it suffices", zh: "变量名或其列表：是否足够"),
]
