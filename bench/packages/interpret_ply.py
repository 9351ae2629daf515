"""ply makes a parser for a small language, whose tree is walked."""
import ply.lex as lex
import ply.yacc as yacc

tokens = ("NAME", "NUMBER", "WHILE", "PRINT", "LE")
literals = "+-*/%=;{}()<"
reserved = {"while": "WHILE", "print": "PRINT"}
t_ignore = " \n"
t_LE = r"<="


def t_NAME(t):
    r"[a-z]+"
    t.type = reserved.get(t.value, "NAME")
    return t


def t_NUMBER(t):
    r"\d+"
    t.value = int(t.value)
    return t


def t_error(t):
    raise SyntaxError(t.value)


precedence = (("nonassoc", "LE", "<"), ("left", "+", "-"), ("left", "*", "/", "%"))


def p_block(p):
    """block : block statement
             | statement"""
    p[0] = p[1] + [p[2]] if len(p) == 3 else [p[1]]


def p_assign(p):
    'statement : NAME "=" expression ";"'
    p[0] = ("assign", p[1], p[3])


def p_while(p):
    'statement : WHILE "(" expression ")" "{" block "}"'
    p[0] = ("while", p[3], p[6])


def p_print(p):
    'statement : PRINT expression ";"'
    p[0] = ("print", p[2])


def p_binary(p):
    """expression : expression '+' expression
                  | expression '-' expression
                  | expression '*' expression
                  | expression '/' expression
                  | expression '%' expression
                  | expression '<' expression
                  | expression LE expression"""
    p[0] = (p[2], p[1], p[3])


def p_group(p):
    "expression : '(' expression ')'"
    p[0] = p[2]


def p_number(p):
    "expression : NUMBER"
    p[0] = ("number", p[1])


def p_name(p):
    "expression : NAME"
    p[0] = ("name", p[1])


def p_error(p):
    raise SyntaxError(p)


OPERATORS = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a // b,
             "%": lambda a, b: a % b, "<": lambda a, b: a < b, "<=": lambda a, b: a <= b}


def evaluate(node, names):
    kind = node[0]
    if kind == "number":
        return node[1]
    if kind == "name":
        return names[node[1]]
    return OPERATORS[kind](evaluate(node[1], names), evaluate(node[2], names))


def execute(block, names):
    for statement in block:
        kind = statement[0]
        if kind == "assign":
            names[statement[1]] = evaluate(statement[2], names)
        elif kind == "while":
            while evaluate(statement[1], names):
                execute(statement[2], names)
        else:
            print(evaluate(statement[1], names))


program = """
i = 0; s = 0;
while (i < 8000) { s = (s * 31 + i * i % 7) % 1000003; i = i + 1; }
print s;
a = 1; b = 1; n = 0;
while (n < 300) { t = a + b; a = b; b = t; n = n + 1; }
print b;
"""
lex.lex()
tree = yacc.yacc(debug=False, write_tables=False).parse(program)
execute(tree, {})
