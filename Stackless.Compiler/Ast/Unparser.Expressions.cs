// Expressions back to source. An expression that binds more loosely than its place allows gets parentheses.
using System.Numerics;

namespace Stackless.Compiler.Ast;

public sealed partial class Unparser
{
    const int MaxDecimalDigitCount = 4000;

    /// <summary>How tightly an expression binds, from loose to tight.</summary>
    enum Level
    {
        Named,
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
        Await,
        Atom,
    }

    static Level LevelOf(Expr expression) => expression switch
    {
        NamedExpr or Yield or YieldFrom => Level.Named,
        Tuple => Level.Atom,
        Starred => Level.Atom,
        Lambda or IfExp => Level.Test,
        BoolOp n => n.Op == BoolOperator.Or ? Level.Or : Level.And,
        UnaryOp n => n.Op == UnaryOperator.Not ? Level.Not : Level.Factor,
        Compare => Level.Compare,
        BinOp n => LevelOf(n.Op),
        Await => Level.Await,
        _ => Level.Atom,
    };

    static Level LevelOf(Operator operation) => operation switch
    {
        Operator.BitOr => Level.BitOr,
        Operator.BitXor => Level.BitXor,
        Operator.BitAnd => Level.BitAnd,
        Operator.LShift or Operator.RShift => Level.Shift,
        Operator.Add or Operator.Sub => Level.Arithmetic,
        Operator.Pow => Level.Power,
        _ => Level.Term,
    };

    static string OperatorText(Operator operation) => operation switch
    {
        Operator.Add => "+",
        Operator.Sub => "-",
        Operator.Mult => "*",
        Operator.MatMult => "@",
        Operator.Div => "/",
        Operator.Mod => "%",
        Operator.Pow => "**",
        Operator.LShift => "<<",
        Operator.RShift => ">>",
        Operator.BitOr => "|",
        Operator.BitXor => "^",
        Operator.BitAnd => "&",
        Operator.FloorDiv => "//",
        _ => throw new InvalidOperationException(operation.ToString()),
    };

    static string OperatorText(CmpOperator operation) => operation switch
    {
        CmpOperator.Eq => " == ",
        CmpOperator.NotEq => " != ",
        CmpOperator.Lt => " < ",
        CmpOperator.LtE => " <= ",
        CmpOperator.Gt => " > ",
        CmpOperator.GtE => " >= ",
        CmpOperator.Is => " is ",
        CmpOperator.IsNot => " is not ",
        CmpOperator.In => " in ",
        CmpOperator.NotIn => " not in ",
        _ => throw new InvalidOperationException(operation.ToString()),
    };

    void WriteList(IReadOnlyList<Expr> list, Level level)
    {
        for (var i = 0; i < list.Count; i++)
        {
            _text.Append(i > 0 ? ", " : "");
            Write(list[i], level);
        }
    }

    void Write(Expr expression, Level level)
    {
        var needsParentheses = LevelOf(expression) < level || expression is NamedExpr or Yield or YieldFrom;
        _text.Append(needsParentheses ? "(" : "");
        WriteBare(expression);
        _text.Append(needsParentheses ? ")" : "");
    }

    void WriteBare(Expr expression)
    {
        switch (expression)
        {
            case Name n:
                _text.Append(n.Id);
                break;
            case Constant n:
                WriteConstant(n);
                break;
            case Attribute n:
                var isInteger = n.Value is Constant { Value: ConstantInt };
                _text.Append(isInteger ? "(" : "");
                Write(n.Value, Level.Atom);
                _text.Append(isInteger ? ")." : ".").Append(n.Attr);
                break;
            case Call n:
                Write(n.Func, Level.Atom);
                _text.Append('(');
                WriteCallArguments(n.Args, n.Keywords);
                _text.Append(')');
                break;
            case BoolOp n:
                WriteBoolOp(n);
                break;
            case NamedExpr n:
                Write(n.Target, Level.Atom);
                _text.Append(" := ");
                Write(n.Value, Level.Test);
                break;
            case BinOp n:
                WriteBinOp(n);
                break;
            case UnaryOp n:
                _text.Append(n.Op switch
                {
                    UnaryOperator.Invert => "~",
                    UnaryOperator.Not => "not ",
                    UnaryOperator.UAdd => "+",
                    _ => "-",
                });
                Write(n.Operand, n.Op == UnaryOperator.Not ? Level.Not : Level.Factor);
                break;
            case Lambda n:
                _text.Append("lambda ");
                WriteArguments(n.Args);
                _text.Append(": ");
                Write(n.Body, Level.Test);
                break;
            case IfExp n:
                Write(n.Body, Level.Or);
                _text.Append(" if ");
                Write(n.Test, Level.Or);
                _text.Append(" else ");
                Write(n.OrElse, Level.Test);
                break;
            case Dict n:
                WriteDict(n);
                break;
            case Set n:
                _text.Append('{');
                WriteList(n.Elts, Level.Test);
                _text.Append('}');
                break;
            case ListComp n:
                WriteComprehension('[', n.Elt, null, n.Generators, ']');
                break;
            case SetComp n:
                WriteComprehension('{', n.Elt, null, n.Generators, '}');
                break;
            case DictComp n:
                WriteComprehension('{', n.Key, n.Value, n.Generators, '}');
                break;
            case GeneratorExp n:
                WriteComprehension('(', n.Elt, null, n.Generators, ')');
                break;
            case Await n:
                _text.Append("await ");
                Write(n.Value, Level.Atom);
                break;
            case Yield n:
                _text.Append("yield");
                WriteAfter(" ", n.Value);
                break;
            case YieldFrom n:
                _text.Append("yield from ");
                Write(n.Value, Level.Test);
                break;
            case Compare n:
                Write(n.Left, Level.BitOr);
                for (var i = 0; i < n.Ops.Count; i++)
                {
                    _text.Append(OperatorText(n.Ops[i]));
                    Write(n.Comparators[i], Level.BitOr);
                }

                break;
            case JoinedStr n:
                WriteInterpolated('f', n.Values);
                break;
            case TemplateStr n:
                WriteInterpolated('t', n.Values);
                break;
            case Subscript n:
                Write(n.Value, Level.Atom);
                _text.Append('[');
                WriteIndex(n.Slice);
                _text.Append(']');
                break;
            case Starred n:
                _text.Append('*');
                Write(n.Value, Level.BitOr);
                break;
            case List n:
                _text.Append('[');
                WriteList(n.Elts, Level.Test);
                _text.Append(']');
                break;
            case Tuple n:
                _text.Append('(');
                WriteList(n.Elts, Level.Test);
                _text.Append(n.Elts.Count == 1 ? ",)" : ")");
                break;
            case Slice n:
                WriteSlice(n);
                break;
            default:
                throw new InvalidOperationException(expression.GetType().Name);
        }
    }

    void WriteConstant(Constant node)
    {
        switch (node.Value)
        {
            case ConstantEllipsis:
                _text.Append("...");
                break;
            case ConstantInt { Value: var value } when value > BigInteger.Pow(10, MaxDecimalDigitCount):
                _text.Append("0x").Append(value.ToString("x"));
                break;
            case ConstantFloat { Value: double.PositiveInfinity }:
                _text.Append("1e309");
                break;
            case ConstantComplex { Imag: double.PositiveInfinity }:
                _text.Append("1e309j");
                break;
            default:
                _text.Append(node.Kind).Append(PythonRepr.Of(node.Value));
                break;
        }
    }

    void WriteBoolOp(BoolOp node)
    {
        var operand = LevelOf(node) + 1;
        for (var i = 0; i < node.Values.Count; i++)
        {
            _text.Append(i == 0 ? "" : node.Op == BoolOperator.Or ? " or " : " and ");
            Write(node.Values[i], operand);
        }
    }

    void WriteBinOp(BinOp node)
    {
        var level = LevelOf(node.Op);
        var isPower = node.Op == Operator.Pow;
        Write(node.Left, isPower ? Level.Await : level);
        _text.Append(' ').Append(OperatorText(node.Op)).Append(' ');
        Write(node.Right, isPower ? Level.Factor : level + 1);
    }

    void WriteDict(Dict node)
    {
        _text.Append('{');
        for (var i = 0; i < node.Values.Count; i++)
        {
            _text.Append(i > 0 ? ", " : "");
            if (node.Keys[i] is { } key)
            {
                Write(key, Level.Test);
                _text.Append(": ");
                Write(node.Values[i], Level.Test);
            }
            else
            {
                _text.Append("**");
                Write(node.Values[i], Level.BitOr);
            }
        }

        _text.Append('}');
    }

    void WriteComprehension(char open, Expr element, Expr? value, IReadOnlyList<Comprehension> generators, char close)
    {
        _text.Append(open);
        Write(element, Level.Test);
        WriteAfter(": ", value);
        foreach (var generator in generators)
        {
            _text.Append(generator.IsAsync ? " async for " : " for ");
            Write(generator.Target, Level.Test);
            _text.Append(" in ");
            Write(generator.Iter, Level.Or);
            foreach (var condition in generator.Ifs)
            {
                _text.Append(" if ");
                Write(condition, Level.Or);
            }
        }

        _text.Append(close);
    }

    void WriteCallArguments(IReadOnlyList<Expr> arguments, IReadOnlyList<Keyword> keywords)
    {
        WriteList(arguments, Level.Test);
        for (var i = 0; i < keywords.Count; i++)
        {
            _text.Append(i + arguments.Count > 0 ? ", " : "").Append(keywords[i].Arg is { } name ? name + "=" : "**");
            Write(keywords[i].Value, Level.Test);
        }
    }

    void WriteArguments(Arguments arguments)
    {
        var separator = "";
        var positionalCount = arguments.PosOnlyArgs.Count + arguments.Args.Count;
        for (var i = 0; i < positionalCount; i++)
        {
            var isPositionalOnly = i < arguments.PosOnlyArgs.Count;
            _text.Append(separator);
            separator = ", ";
            WriteArg(isPositionalOnly ? arguments.PosOnlyArgs[i] : arguments.Args[i - arguments.PosOnlyArgs.Count]);
            var defaultIndex = i - positionalCount + arguments.Defaults.Count;
            WriteAfter("=", defaultIndex >= 0 ? arguments.Defaults[defaultIndex] : null);
            if (isPositionalOnly && i == arguments.PosOnlyArgs.Count - 1)
            {
                _text.Append(", /");
            }
        }

        if (arguments.VarArg is not null || arguments.KwOnlyArgs.Count > 0)
        {
            _text.Append(separator).Append('*');
            separator = ", ";
            if (arguments.VarArg is not null)
            {
                WriteArg(arguments.VarArg);
            }
        }

        for (var i = 0; i < arguments.KwOnlyArgs.Count; i++)
        {
            _text.Append(separator);
            WriteArg(arguments.KwOnlyArgs[i]);
            WriteAfter("=", arguments.KwDefaults[i]);
        }

        if (arguments.KwArg is not null)
        {
            _text.Append(separator).Append("**");
            WriteArg(arguments.KwArg);
        }
    }

    void WriteArg(Arg arg)
    {
        _text.Append(arg.Name);
        WriteAfter(": ", arg.Annotation);
    }

    /// <summary>A tuple with slices or stars in it cannot have parentheses; one without may do without.</summary>
    void WriteIndex(Expr index)
    {
        if (index is Tuple { Elts.Count: > 0 } tuple)
        {
            WriteList(tuple.Elts, Level.Test);
            _text.Append(tuple.Elts.Count == 1 ? "," : "");
        }
        else
        {
            Write(index, Level.Test);
        }
    }

    void WriteSlice(Slice node)
    {
        if (node.Lower is not null)
        {
            Write(node.Lower, Level.Test);
        }

        WriteAfterColon(node.Upper);
        if (node.Step is not null)
        {
            WriteAfterColon(node.Step);
        }
    }

    void WriteAfterColon(Expr? value)
    {
        _text.Append(':');
        if (value is not null)
        {
            Write(value, Level.Test);
        }
    }

    /// <summary>Constants that were written with the prefix u keep it, as literals of their own beside the interpolated ones.</summary>
    void WriteInterpolated(char prefix, IReadOnlyList<Expr> values)
    {
        var isOpen = false;
        var isEmpty = true;
        var hasInterpolated = false;
        foreach (var value in values)
        {
            var isApart = value is Constant { Kind: not null };
            if (isApart || !isOpen)
            {
                _text.Append(isOpen ? "'" : "").Append(isEmpty ? "" : " ");
                isOpen = !isApart;
                if (isOpen)
                {
                    _text.Append(prefix).Append('\'');
                    hasInterpolated = true;
                }
            }

            isEmpty = false;
            if (isApart)
            {
                WriteConstant((Constant)value);
            }
            else
            {
                WritePart(value, isInFormat: false);
            }
        }

        _text.Append(isOpen ? "'" : "");
        if (!hasInterpolated)
        {
            _text.Append(isEmpty ? "" : " ").Append(prefix).Append("''");
        }
    }

    void WritePart(Expr part, bool isInFormat)
    {
        switch (part)
        {
            case Constant { Value: ConstantStr text }:
                WriteMiddle(text, isInFormat);
                break;
            case FormattedValue n:
                WriteField(n.Value, null, n.Conversion, n.FormatSpec);
                break;
            case Interpolation n:
                WriteField(n.Value, n.Str, n.Conversion, n.FormatSpec);
                break;
            default:
                throw new InvalidOperationException(part.GetType().Name);
        }
    }

    void WriteMiddle(ConstantStr text, bool isInFormat)
    {
        var shown = PythonRepr.Of(text);
        var quote = shown[0];
        shown = shown[1..^1];
        if (quote == '"')
        {
            shown = shown.Replace("'", "\\'");
        }

        _text.Append(isInFormat ? shown.Replace("{", "\\x7b").Replace("}", "\\x7d") : shown.Replace("{", "{{").Replace("}", "}}"));
    }

    void WriteField(Expr value, string? source, int conversion, Expr? format)
    {
        _text.Append('{');
        var start = _text.Length;
        if (source is not null)
        {
            _text.Append(source);
        }
        else
        {
            Write(value, Level.Or);
        }

        if (_text[start] == '{')
        {
            _text.Insert(start, ' ');
        }

        if (conversion >= 0)
        {
            _text.Append('!').Append((char)conversion);
        }

        if (format is JoinedStr specification)
        {
            _text.Append(':');
            foreach (var part in specification.Values)
            {
                WritePart(part, isInFormat: true);
            }
        }

        _text.Append('}');
    }
}
