// f-strings: literal parts and formatted fields, joined; t-strings: the same, kept apart. (`f"{x=}"` reaches us as a literal part and a field.)
using Stackless.Compiler.Ast;

namespace Stackless.Compiler.Lowering;
public sealed partial class Lowerer
{
    // f"a{x!r:>{w}}"         .x = x; .w = w; .s = string(">", format .w); .f = format .x !r .s; .d = string("a", .f)
    Ir.Operand LowerJoinedStr(JoinedStr expression, Ir.Local? hint)
    {
        if (expression.Values.Count == 0)
        {
            return ConstOf("");
        }
        if (expression.Values is [Constant literal])
        {
            return new Ir.Const(literal);
        }
        if (expression.Values is [FormattedValue only])
        {
            return LowerFormattedValue(only, hint);
        }
        if (expression.Values.Count > LongDisplay)
        {
            return LowerLongJoinedStr(expression, hint);
        }
        var result = Destination(hint);
        var mark = context.Mark();
        Emit(new Ir.Build(result, Ir.Container.String, LowerAll(expression.Values)), expression.Span);
        context.Release(mark);
        return result;
    }

    // f"a{x}..."             .l = list("a", ...); .f = format .x; append .l .f; ...; .d = join_pieces(.l)
    Ir.Operand LowerLongJoinedStr(JoinedStr expression, Ir.Local? hint)
    {
        var result = Destination(hint);
        var mark = context.Mark();
        var pieces = LowerPiecewise(Ir.Container.List, expression.Values, expression.Span, null);
        Emit(new Ir.CallIntrinsic(result, Intrinsics.JoinPieces, [pieces]), expression.Span);
        context.Release(mark);
        return result;
    }

    Ir.Operand LowerFormattedValue(FormattedValue expression, Ir.Local? hint)
    {
        var result = Destination(hint);
        var mark = context.Mark();
        var value = LowerExpr(expression.Value);
        var spec = expression.FormatSpec is null ? null : LowerExpr(expression.FormatSpec);
        var conversion = expression.Conversion < 0 ? '\0' : (char)expression.Conversion;
        Emit(new Ir.FormatValue(result, value, conversion, spec), expression.Span);
        context.Release(mark);
        return result;
    }

    // t"a{x!r:>{w}}"         .x = x; .w = w; .s = string(">", format .w); .i = interpolation(.x, "x", "r", .s); .d = template(("a", ""), (.i,))
    Ir.Operand LowerTemplateStr(TemplateStr expression, Ir.Local? hint)
    {
        var result = Destination(hint);
        var mark = context.Mark();
        var strings = new List<Ir.Operand>();
        var interpolations = new List<Ir.Operand>();
        foreach (var part in expression.Values)
        {
            if (part is Interpolation field)
            {
                if (strings.Count == interpolations.Count)
                {
                    strings.Add(ConstOf(""));
                }
                interpolations.Add(LowerInterpolation(field));
            }
            else
            {
                strings.Add(LowerExpr(part));
            }
        }
        if (strings.Count == interpolations.Count)
        {
            strings.Add(ConstOf(""));
        }
        var fields = context.Temporary();
        Emit(new Ir.Build(fields, Ir.Container.Tuple, interpolations), expression.Span);
        Emit(new Ir.CallIntrinsic(result, Intrinsics.Template, [new Ir.ConstTuple([.. strings]), fields]), expression.Span);
        context.Release(mark);
        return result;
    }

    Ir.Local LowerInterpolation(Interpolation field)
    {
        var made = context.Temporary();
        var mark = context.Mark();
        var value = LowerExpr(field.Value);
        var spec = field.FormatSpec is null ? ConstOf("") : LowerExpr(field.FormatSpec);
        var conversion = field.Conversion < 0 ? None : ConstOf(((char)field.Conversion).ToString());
        Emit(new Ir.CallIntrinsic(made, Intrinsics.Interpolation, [value, ConstOf(field.Str), conversion, spec]), field.Span);
        context.Release(mark);
        return made;
    }
}
