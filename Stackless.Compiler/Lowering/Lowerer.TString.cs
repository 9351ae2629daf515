// t-strings: the parts of an f-string, kept apart in a template. https://docs.python.org/3/reference/lexical_analysis.html#t-strings
namespace Stackless.Compiler.Lowering;
using Stackless.Compiler.Ast;

public sealed partial class Lowerer
{
    // t"a{x!r:>{w}}"         .x = x; .w = w; .s = string(">", format .w); .i = (.x, "x", "r", .s); build_template(("a", .i))
    Ir.Operand LowerTemplateStr(TemplateStr expression)
    {
        var parts = new List<Ir.Operand>(expression.Values.Count);
        foreach (var part in expression.Values)
        {
            parts.Add(part is Interpolation field ? LowerInterpolation(field) : LowerExpr(part));
        }
        return EmitIntrinsic(Intrinsics.BuildTemplate, expression.Span, BuildTuple(expression.Span, [.. parts]));
    }

    Ir.Operand LowerInterpolation(Interpolation field)
    {
        var value = LowerExpr(field.Value);
        var conversion = field.Conversion < 0 ? None : ConstOf(((char)field.Conversion).ToString());
        var format = field.FormatSpec is null ? ConstOf("") : LowerExpr(field.FormatSpec);
        return BuildTuple(field.Span, value, ConstOf(field.Str), conversion, format);
    }

    Ir.Local BuildTuple(Span span, params Ir.Operand[] elements)
    {
        var tuple = context.Temporary();
        Emit(new Ir.Build(tuple, Ir.Container.Tuple, elements), span);
        return tuple;
    }
}
