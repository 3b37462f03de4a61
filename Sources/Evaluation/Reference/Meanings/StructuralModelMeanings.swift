let structuralModelMeanings: [ParameterMeaning] = [
    ParameterMeaning(
        "f", of: "structural_model", en: "a function without parameters whose lines are equations, Y = …",
        zh: "不带参数的函数，每一行是一个方程 Y = …"),
    ParameterMeaning(
        "model", en: "a structural model, of structural_model or do", zh: "结构模型，由 structural_model 或 do 给出"),
    ParameterMeaning(
        "variable", of: "do", "counterfactual", en: "a variable under its name, and what it is set to: T=1",
        zh: "变量名和它被设成的值：T=1"),
    ParameterMeaning("samples", of: "simulate", en: "how many units are drawn", zh: "抽取多少个体"),
    ParameterMeaning("hide", en: "the names of variables that nobody measures", zh: "没有测量的变量的名字"),
    ParameterMeaning(
        "target", of: "simulate", en: "the variable that the data set is about; None takes the last that is not hidden",
        zh: "数据集的目标变量；None 取最后一个未隐藏的变量"),
    ParameterMeaning(
        "row", en: "a data set of one or more rows: of simulate, or dataset(X=[0.5], Y=[1.5], target=\"Y\")",
        zh: "一行或多行的数据集：来自 simulate，或 dataset(X=[0.5], Y=[1.5], target=\"Y\")"),
    ParameterMeaning("variables", en: "names of variables; none means all", zh: "变量的名字；不写则是全部"),
    ParameterMeaning("variable", of: "expectation", en: "the name of the variable", zh: "变量的名字"),
    ParameterMeaning(
        "condition", of: "distribution", "expectation",
        en: "what is known, a variable under its name and its value: T=1", zh: "已知条件，变量名和它的值：T=1"),
]
