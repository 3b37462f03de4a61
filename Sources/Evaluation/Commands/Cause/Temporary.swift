struct VariableTeX { let text: String; init(_ name: String) { text = name } }
