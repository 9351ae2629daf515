# needs: python3-ply
import ply.lex as lex, ply.yacc as yacc
tokens = ("NAME", "NUMBER", "PLUS", "MINUS", "TIMES", "DIVIDE", "EQUALS", "LPAREN", "RPAREN")
t_PLUS = r"\+"; t_MINUS = r"-"; t_TIMES = r"\*"; t_DIVIDE = r"/"; t_EQUALS = r"="; t_LPAREN = r"\("; t_RPAREN = r"\)"; t_NAME = r"[a-zA-Z_]\w*"; t_ignore = " \t"
def t_NUMBER(t):
    r"\d+"
    t.value = int(t.value)
    return t
def t_error(t):
    print("illegal", t.value[0])
    t.lexer.skip(1)
lexer = lex.lex()
precedence = (("left", "PLUS", "MINUS"), ("left", "TIMES", "DIVIDE"), ("right", "UMINUS"))
names = {}
def p_assign(p):
    "statement : NAME EQUALS expression"
    names[p[1]] = p[3]
def p_statement(p):
    "statement : expression"
    print("=", p[1])
def p_binop(p):
    """expression : expression PLUS expression
                  | expression MINUS expression
                  | expression TIMES expression
                  | expression DIVIDE expression"""
    p[0] = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b}[p[2]](p[1], p[3])
def p_uminus(p):
    "expression : MINUS expression %prec UMINUS"
    p[0] = -p[2]
def p_group(p):
    "expression : LPAREN expression RPAREN"
    p[0] = p[2]
def p_number(p):
    "expression : NUMBER"
    p[0] = p[1]
def p_name(p):
    "expression : NAME"
    p[0] = names.get(p[1], 0)
def p_error(p):
    print("syntax error at", p)
parser = yacc.yacc(debug=False, write_tables=False)
for line in "a = 1 + 2 * 3", "-a * (2 - 5) / 2", "1 + + 2", "3 $ + 4":
    parser.parse(line)
lexer.input("x = 3 $ 4")
print([(t.type, t.value, t.lexpos) for t in lexer])
