// Refuses patterns that can never do what they say: after one that matches everything, names bound twice or in some alternatives only.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;

namespace Stackless.Compiler.Binding;

static class PatternChecker
{
    /// <summary>mayMatchAll: nothing would become unreachable after it.</summary>
    public static void Run(Pattern pattern, bool mayMatchAll) => Check(pattern, mayMatchAll, []);

    static BindingException Fail(string message, Pattern pattern) => new(message, pattern.Span);

    static void Check(Pattern pattern, bool mayMatchAll, HashSet<string> names)
    {
        switch (pattern)
        {
            case MatchAs n:
                CheckAs(n, mayMatchAll, names);
                break;
            case MatchStar n:
                Bind(n.Name, n, names);
                break;
            case MatchSequence n:
                if (n.Patterns.Count(static part => part is MatchStar) > 1)
                {
                    throw Fail(DiagnosticCatalog.MultipleStarredNames, n);
                }

                CheckAll(n.Patterns, names);
                break;
            case MatchMapping n:
                CheckMapping(n);
                CheckAll(n.Patterns, names);
                Bind(n.Rest, n, names);
                break;
            case MatchClass n:
                CheckClass(n);
                CheckAll(n.Patterns, names);
                CheckAll(n.KwdPatterns, names);
                break;
            case MatchOr n:
                CheckOr(n, mayMatchAll, names);
                break;
        }
    }

    static void CheckAll(IReadOnlyList<Pattern> patterns, HashSet<string> names)
    {
        foreach (var pattern in patterns)
        {
            Check(pattern, mayMatchAll: true, names);
        }
    }

    static void CheckAs(MatchAs pattern, bool mayMatchAll, HashSet<string> names)
    {
        if (pattern.Pattern is not null)
        {
            Check(pattern.Pattern, mayMatchAll, names);
        }
        else if (!mayMatchAll)
        {
            throw Fail(pattern.Name is null ? DiagnosticCatalog.WildcardUnreachable : DiagnosticCatalog.CaptureUnreachable(pattern.Name), pattern);
        }

        Bind(pattern.Name, pattern, names);
    }

    static void Bind(string? name, Pattern pattern, HashSet<string> names)
    {
        if (name is not null && !names.Add(name))
        {
            throw Fail(DiagnosticCatalog.BoundTwiceInPattern(name), pattern);
        }
    }

    static void CheckMapping(MatchMapping pattern)
    {
        var seen = new HashSet<string>();
        foreach (var key in pattern.Keys)
        {
            if (EqualKeys(key) is { } text && !seen.Add(text))
            {
                throw Fail(DiagnosticCatalog.DuplicateMappingKey(TextOf(key)), pattern);
            }
        }
    }

    /// <summary>The same for keys that are equal, though one is written as a bool, as a real or as an imaginary number; null for what is no literal.</summary>
    static string? EqualKeys(Expr key) => key switch
    {
        Constant { Value: ConstantBool b } => b.Value ? "1" : "0",
        Constant { Value: ConstantFloat f } => OfNumber(f.Value),
        Constant { Value: ConstantComplex { Imag: 0 } } => "0",
        Constant constant => PythonRepr.Of(constant.Value),
        UnaryOp { Op: UnaryOperator.USub, Operand: Constant operand } => EqualKeys(operand) switch
        {
            "0" => "0",
            var positive => "-" + positive,
        },
        _ => null,
    };

    static string OfNumber(double value) => double.IsInteger(value) ? new System.Numerics.BigInteger(value).ToString(System.Globalization.CultureInfo.InvariantCulture) : PythonRepr.Of(new ConstantFloat(value));

    static string TextOf(Expr key) => key switch
    {
        UnaryOp { Operand: Constant { Value: ConstantInt { Value.IsZero: true } } } => "0",
        UnaryOp { Operand: Constant operand } => "-" + PythonRepr.Of(operand.Value),
        _ => PythonRepr.Of(((Constant)key).Value),
    };

    static void CheckClass(MatchClass pattern)
    {
        for (var i = 0; i < pattern.KwdAttrs.Count; i++)
        {
            for (var k = i + 1; k < pattern.KwdAttrs.Count; k++)
            {
                if (pattern.KwdAttrs[i] == pattern.KwdAttrs[k])
                {
                    throw Fail(DiagnosticCatalog.AttributeRepeated(pattern.KwdAttrs[i]), pattern.KwdPatterns[k]);
                }
            }
        }
    }

    static void CheckOr(MatchOr pattern, bool mayMatchAll, HashSet<string> names)
    {
        HashSet<string>? first = null;
        for (var i = 0; i < pattern.Patterns.Count; i++)
        {
            var bound = new HashSet<string>();
            Check(pattern.Patterns[i], mayMatchAll && i == pattern.Patterns.Count - 1, bound);
            if (first is not null && !first.SetEquals(bound))
            {
                throw Fail(DiagnosticCatalog.AlternativesBindDifferently, pattern);
            }

            first ??= bound;
        }

        foreach (var name in first!)
        {
            Bind(name, pattern, names);
        }
    }
}
