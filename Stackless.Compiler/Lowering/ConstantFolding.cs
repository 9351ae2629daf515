// Computes at compile time what only literals go into, where the result is certain and small: signs, integer and float arithmetic,
// truth of a test. Never folds what could raise or grow. Called by Lowering as it meets operators and conditions; one object per module, which
// remembers: every expression is looked at once.
using System.Numerics;
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Lowering;
sealed class ConstantFolding
{
    // Each operator of a long chain asks for its left side, which is the rest of the chain.
    readonly Dictionary<Expr, Constant?> known = new(ReferenceEqualityComparer.Instance);

    const int MaximumBits = 128;

    /// <summary>The literal that an operator expression amounts to; null if it is to be computed at run time.</summary>
    public Constant? Fold(Expr expression)
    {
        if (expression is not (UnaryOp or BinOp))
        {
            return expression as Constant;
        }
        if (!known.TryGetValue(expression, out var folded))
        {
            folded = expression is UnaryOp unary ? FoldUnary(unary) : FoldBinary((BinOp)expression);
            known.Add(expression, folded);
        }
        return folded;
    }

    /// <summary>__debug__ is false.</summary>
    public bool IsOptimizing { get; set; }

    /// <summary>The truth of a test that is a literal; null if it has to be evaluated.</summary>
    public bool? TruthOf(Expr expression) => expression switch
    {
        Constant e => TruthOf(e.Value),
        Name { Id: "__debug__" } => !IsOptimizing,
        UnaryOp { Op: UnaryOperator.Not } e => !TruthOf(e.Operand),
        UnaryOp or BinOp => Fold(expression) is { } folded ? TruthOf(folded.Value) : null,
        _ => null,
    };

    static bool? TruthOf(ConstantValue value) => value switch
    {
        ConstantNone => false,
        ConstantBool v => v.Value,
        ConstantInt v => !v.Value.IsZero,
        ConstantFloat v => v.Value != 0,
        ConstantComplex v => v.Imag != 0,
        ConstantStr v => v.Text.Length > 0,
        ConstantBytes v => v.Value.Length > 0,
        ConstantEllipsis => true,
        _ => null,
    };

    Constant? FoldUnary(UnaryOp expression)
    {
        if (Fold(expression.Operand)?.Value is not { } operand)
        {
            return null;
        }
        var result = (expression.Op, operand) switch
        {
            (UnaryOperator.USub, ConstantInt v) => new ConstantInt(-v.Value),
            (UnaryOperator.USub, ConstantFloat v) => new ConstantFloat(-v.Value),
            (UnaryOperator.UAdd, ConstantInt or ConstantFloat) => operand,
            (UnaryOperator.Invert, ConstantInt v) => new ConstantInt(-v.Value - 1),
            (UnaryOperator.Not, _) => TruthOf(operand) is { } truth ? new ConstantBool(!truth) : null,
            _ => null,
        };
        return result is null ? null : new Constant(result, null, expression.Span);
    }

    Constant? FoldBinary(BinOp expression)
    {
        if (Fold(expression.Left)?.Value is not { } left || Fold(expression.Right)?.Value is not { } right)
        {
            return null;
        }
        ConstantValue? result = (left, right) switch
        {
            (ConstantInt l, ConstantInt r) => FoldInt(expression.Op, l.Value, r.Value),
            (ConstantFloat l, ConstantFloat r) => FoldFloat(expression.Op, l.Value, r.Value),
            _ => null,
        };
        return result is null ? null : new Constant(result, null, expression.Span);
    }

    static ConstantInt? FoldInt(Operator op, BigInteger left, BigInteger right)
    {
        BigInteger? result = op switch
        {
            Operator.Add => left + right,
            Operator.Sub => left - right,
            Operator.Mult => left * right,
            Operator.FloorDiv when !right.IsZero => FloorDivide(left, right),
            Operator.Mod when !right.IsZero => left - FloorDivide(left, right) * right,
            Operator.Pow when right >= 0 && right <= MaximumBits && left.GetBitLength() * right <= MaximumBits => BigInteger.Pow(left, (int)right),
            Operator.LShift when right >= 0 && right <= MaximumBits => left << (int)right,
            Operator.RShift when right >= 0 && right <= MaximumBits => left >> (int)right,
            Operator.BitOr => left | right,
            Operator.BitXor => left ^ right,
            Operator.BitAnd => left & right,
            _ => null,
        };
        return result is { } value && value.GetBitLength() <= MaximumBits ? new ConstantInt(value) : null;
    }

    static BigInteger FloorDivide(BigInteger left, BigInteger right)
    {
        var quotient = BigInteger.DivRem(left, right, out var remainder);
        return !remainder.IsZero && remainder.Sign != right.Sign ? quotient - 1 : quotient;
    }

    static ConstantFloat? FoldFloat(Operator op, double left, double right) => op switch
    {
        Operator.Add => new ConstantFloat(left + right),
        Operator.Sub => new ConstantFloat(left - right),
        Operator.Mult => new ConstantFloat(left * right),
        Operator.Div when right != 0 => new ConstantFloat(left / right),
        _ => null,
    };
}
