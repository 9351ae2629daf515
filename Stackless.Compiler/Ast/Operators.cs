// The closed lists of the tree: expression contexts and operators, by their ASDL names.
namespace Stackless.Compiler.Ast;

public enum ExprContext
{
    Load,
    Store,
    Del,
}

public enum BoolOperator
{
    And,
    Or,
}

public enum Operator
{
    Add,
    Sub,
    Mult,
    MatMult,
    Div,
    Mod,
    Pow,
    LShift,
    RShift,
    BitOr,
    BitXor,
    BitAnd,
    FloorDiv,
}

public enum UnaryOperator
{
    Invert,
    Not,
    UAdd,
    USub,
}

public enum CmpOperator
{
    Eq,
    NotEq,
    Lt,
    LtE,
    Gt,
    GtE,
    Is,
    IsNot,
    In,
    NotIn,
}
