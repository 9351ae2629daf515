// What can be said of a computation with decimals: conditions, and the signals that they belong to, as bits; how results are rounded.
// https://docs.python.org/3/library/decimal.html#signals, https://speleotrove.com/decimal/daexcep.html
namespace Stackless.Runtime;

[Flags]
enum DecimalStatus
{
    None = 0,
    Clamped = 1,
    ConversionSyntax = 2,
    DivisionByZero = 4,
    DivisionImpossible = 8,
    DivisionUndefined = 16,
    Inexact = 32,
    InvalidContext = 64,
    InvalidOperation = 128,
    Overflow = 256,
    Rounded = 512,
    Subnormal = 1024,
    Underflow = 2048,
    FloatOperation = 4096,

    /// <summary>All conditions of the signal InvalidOperation.</summary>
    Invalid = ConversionSyntax | DivisionImpossible | DivisionUndefined | InvalidContext | InvalidOperation,
}

enum DecimalRounding
{
    Up,
    Down,
    Ceiling,
    Floor,
    HalfUp,
    HalfDown,
    HalfEven,
    ZeroFiveUp,
}

static class DecimalNames
{
    /// <summary>In the order of DecimalRounding.</summary>
    public static readonly PyStr[] Roundings = Array.ConvertAll(new[] { "ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN", "ROUND_05UP" }, PyStr.Intern);

    /// <summary>The signals, the most serious first: of several that are trapped, the first is raised.</summary>
    public static readonly DecimalStatus[] Signals =
    [
        DecimalStatus.Invalid, DecimalStatus.FloatOperation, DecimalStatus.DivisionByZero, DecimalStatus.Overflow, DecimalStatus.Underflow, DecimalStatus.Subnormal,
        DecimalStatus.Inexact, DecimalStatus.Rounded, DecimalStatus.Clamped,
    ];

    /// <summary>What the signal InvalidOperation can mean.</summary>
    public static readonly DecimalStatus[] Conditions =
    [
        DecimalStatus.InvalidOperation, DecimalStatus.ConversionSyntax, DecimalStatus.DivisionImpossible, DecimalStatus.DivisionUndefined, DecimalStatus.InvalidContext,
    ];

    /// <summary>The signals in the order in which contexts show them, as indexes.</summary>
    public static readonly int[] Shown = [8, 0, 2, 6, 1, 3, 7, 5, 4];

    public static bool TryRounding(Value name, out DecimalRounding rounding)
    {
        rounding = 0;
        if (name.Object is not PyStr text)
        {
            return false;
        }
        var at = Array.FindIndex(Roundings, r => r.Equals(text));
        rounding = (DecimalRounding)at;
        return at >= 0;
    }
}
