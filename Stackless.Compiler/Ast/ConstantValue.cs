// The values of Constant nodes (and MatchSingleton), independent of the runtime's objects.
using System.Numerics;

namespace Stackless.Compiler.Ast;

public abstract record ConstantValue;

public sealed record ConstantNone : ConstantValue
{
    public static readonly ConstantNone Instance = new();
}

public sealed record ConstantBool(bool Value) : ConstantValue
{
    public static readonly ConstantBool True = new(true);
    public static readonly ConstantBool False = new(false);
}

public sealed record ConstantInt(BigInteger Value) : ConstantValue;

public sealed record ConstantFloat(double Value) : ConstantValue;

public sealed record ConstantComplex(double Imag) : ConstantValue;

/// <summary>Text is UTF-16. CodePoints is set only where Text would be read wrongly: a high and a low surrogate that were written as two
/// separate code points and stand side by side. Where it is set, it is the value.</summary>
public sealed record ConstantStr(string Text, int[]? CodePoints = null) : ConstantValue;

public sealed record ConstantBytes(byte[] Value) : ConstantValue;

public sealed record ConstantEllipsis : ConstantValue
{
    public static readonly ConstantEllipsis Instance = new();
}
