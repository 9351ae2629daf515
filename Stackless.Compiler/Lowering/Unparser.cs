// Turns an annotation back into source text, for modules under `from __future__ import annotations`, whose annotations are strings.
// The text is CPython's own normal form (ast.unparse): one space around binary operators, parentheses only where precedence asks for them.
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Stackless.Compiler.Lowering;
using Stackless.Compiler.Ast;

static class Unparser
{
    /// <summary>How tightly an expression binds; one inside another of higher precedence gets parentheses.</summary>
    enum Precedence
    {
        Tuple,
        Test,
        Or,
        And,
        Not,
        Compare,
        BitOr,
        BitXor,
        BitAnd,
        Shift,
        Arithmetic,
        Term,
        Factor,
        Power,
        Atom,
    }

    public static string Print(Expr expression) => Print(expression, Precedence.Test);

    static string Print(Expr expression, Precedence outer)
    {
        var (text, own) = expression switch
        {
            Constant e => (Literal(e.Value), IsNegative(e.Value) ? Precedence.Factor : Precedence.Atom),
            Name e => (e.Id, Precedence.Atom),
            Attribute e => (AttributeOwner(e.Value) + "." + e.Attr, Precedence.Atom),
            Subscript e => (Print(e.Value, Precedence.Atom) + "[" + Index(e.Slice) + "]", Precedence.Atom),
            Call e => (Print(e.Func, Precedence.Atom) + "(" + Join(e.Args.Select(Print).Concat(e.Keywords.Select(Argument))) + ")", Precedence.Atom),
            Tuple e => ("(" + Elements(e) + ")", Precedence.Atom),
            List e => ("[" + Join(e.Elts.Select(Print)) + "]", Precedence.Atom),
            Set e => ("{" + Join(e.Elts.Select(Print)) + "}", Precedence.Atom),
            Dict e => ("{" + Join(e.Keys.Select((k, i) => k is null ? "**" + Print(e.Values[i], Precedence.BitOr) : Print(k) + ": " + Print(e.Values[i]))) + "}", Precedence.Atom),
            Starred e => ("*" + Print(e.Value, Precedence.BitOr), Precedence.Atom),
            Slice e => (SliceText(e), Precedence.Atom),
            BinOp e => Binary(e),
            UnaryOp { Op: UnaryOperator.Not } e => ("not " + Print(e.Operand, Precedence.Not), Precedence.Not),
            UnaryOp e => (Sign(e.Op) + Print(e.Operand, Precedence.Factor), Precedence.Factor),
            BoolOp { Op: BoolOperator.And } e => (string.Join(" and ", e.Values.Select(v => Print(v, Precedence.Not))), Precedence.And),
            BoolOp e => (string.Join(" or ", e.Values.Select(v => Print(v, Precedence.And))), Precedence.Or),
            Compare e => (Comparison(e), Precedence.Compare),
            IfExp e => (Print(e.Body, Precedence.Or) + " if " + Print(e.Test, Precedence.Or) + " else " + Print(e.OrElse, Precedence.Test), Precedence.Test),
            _ => ("...", Precedence.Atom),
        };
        return own < outer ? "(" + text + ")" : text;
    }

    static string Join(IEnumerable<string> parts) => string.Join(", ", parts);

    static string Argument(Keyword keyword) => keyword.Arg is null ? "**" + Print(keyword.Value) : keyword.Arg + "=" + Print(keyword.Value);

    static string AttributeOwner(Expr owner) =>
        owner is Constant { Value: ConstantInt } ? Print(owner) + " " : Print(owner, Precedence.Atom);

    static string Elements(Tuple tuple) => tuple.Elts.Count == 1 ? Print(tuple.Elts[0]) + "," : Join(tuple.Elts.Select(Print));

    static string Index(Expr index) => index is Tuple { Elts.Count: > 0 } tuple ? Elements(tuple) : Print(index);

    static string SliceText(Slice slice) =>
        (slice.Lower is null ? "" : Print(slice.Lower)) + ":" + (slice.Upper is null ? "" : Print(slice.Upper)) + (slice.Step is null ? "" : ":" + Print(slice.Step));

    static string Sign(UnaryOperator op) => op switch { UnaryOperator.USub => "-", UnaryOperator.UAdd => "+", _ => "~" };

    static (string, Precedence) Binary(BinOp e)
    {
        var (symbol, precedence) = e.Op switch
        {
            Operator.BitOr => ("|", Precedence.BitOr),
            Operator.BitXor => ("^", Precedence.BitXor),
            Operator.BitAnd => ("&", Precedence.BitAnd),
            Operator.LShift => ("<<", Precedence.Shift),
            Operator.RShift => (">>", Precedence.Shift),
            Operator.Add => ("+", Precedence.Arithmetic),
            Operator.Sub => ("-", Precedence.Arithmetic),
            Operator.Mult => ("*", Precedence.Term),
            Operator.MatMult => ("@", Precedence.Term),
            Operator.Div => ("/", Precedence.Term),
            Operator.FloorDiv => ("//", Precedence.Term),
            Operator.Mod => ("%", Precedence.Term),
            _ => ("**", Precedence.Power),
        };
        var (left, right) = e.Op == Operator.Pow ? (precedence + 1, Precedence.Factor) : (precedence, precedence + 1);
        return ($"{Print(e.Left, left)} {symbol} {Print(e.Right, right)}", precedence);
    }

    static string Comparison(Compare e)
    {
        var text = new StringBuilder(Print(e.Left, Precedence.BitOr));
        for (var i = 0; i < e.Ops.Count; i++)
        {
            text.Append(' ').Append(Symbol(e.Ops[i])).Append(' ').Append(Print(e.Comparators[i], Precedence.BitOr));
        }
        return text.ToString();
    }

    static string Symbol(CmpOperator op) => op switch
    {
        CmpOperator.Eq => "==",
        CmpOperator.NotEq => "!=",
        CmpOperator.Lt => "<",
        CmpOperator.LtE => "<=",
        CmpOperator.Gt => ">",
        CmpOperator.GtE => ">=",
        CmpOperator.Is => "is",
        CmpOperator.IsNot => "is not",
        CmpOperator.In => "in",
        _ => "not in",
    };

    static bool IsNegative(ConstantValue value) => value is ConstantInt { Value.Sign: < 0 } or ConstantFloat { Value: < 0 };

    static string Literal(ConstantValue value) => value switch
    {
        ConstantNone => "None",
        ConstantBool v => v.Value ? "True" : "False",
        ConstantInt v => v.Value.ToString(CultureInfo.InvariantCulture),
        ConstantFloat v => Float(v.Value),
        ConstantComplex v => Float(v.Imag) + "j",
        ConstantStr v => Quote(v.Text, ""),
        ConstantBytes v => Quote(Encoding.Latin1.GetString(v.Value), "b"),
        _ => "...",
    };

    static string Float(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return double.IsInfinity(value) ? "1e309" : BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? text + ".0" : text;
    }

    static string Quote(string text, string prefix)
    {
        var quote = text.Contains('\'') && !text.Contains('"') ? '"' : '\'';
        var quoted = new StringBuilder(prefix).Append(quote);
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when c == quote => "\\" + c,
                < ' ' or '\x7f' => "\\x" + ((int)c).ToString("x2", CultureInfo.InvariantCulture),
                _ when prefix.Length > 0 && c > '~' => "\\x" + ((int)c).ToString("x2", CultureInfo.InvariantCulture),
                _ => c.ToString(),
            });
        }
        return quoted.Append(quote).ToString();
    }
}
